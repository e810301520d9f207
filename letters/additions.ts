/** What a letter says besides, where the same word did more than one thing: an answer that names a date, a topic that moved a limit. */
import type { Line, Side } from './form';
import { line } from './form';

const limit: readonly Line[] = [
  line(
    'Теперь тема заявки — «{topic}», приоритет — «{priority}».',
    'The topic of the ticket is now "{topic}", its priority "{priority}".',
  ),
  line('Предложение перенести срок больше не действует.', 'The proposal to move the due date no longer stands.', {
    when: 'dropped',
  }),
  line(
    'Срок решения изменился: был {oldDue}, теперь {newDue}.',
    'The due date has changed: it was {oldDue}, it is now {newDue}.',
  ),
  line(
    'Прежний срок решения, {oldDue}, больше не действует: новый нужно согласовать.',
    'The due date of {oldDue} no longer stands: another one has to be agreed.',
    { when: 'open' },
  ),
  line('Срок решения — {newDue}.', 'The due date is {newDue}.', { unless: 'oldDue' }),
  line(
    'На это время отсчёт срока решения остановлен. До этого срок был {oldDue}.',
    'The time limit stands meanwhile. Until now it was {oldDue}.',
    {
      when: 'stands',
    },
  ),
];

const lapsed = line(
  'Названный раньше ориентировочный срок, {lapsed}, больше не действует.',
  'The indicative time that was named, {lapsed}, no longer stands.',
);

export const additions: Readonly<Record<Side, readonly Line[]>> = {
  client: [
    line(
      'Ориентировочный срок решения — {expectedAt}. Раньше мы называли {formerly}.',
      'The indicative time is {expectedAt}. Before we had named {formerly}.',
    ),
    line('Ориентировочный срок решения — {expectedAt}.', 'The indicative time is {expectedAt}.', {
      unless: 'formerly',
    }),
    line(
      'Предложенное решение снято, работа по заявке продолжается.',
      'The proposed solution is taken back, and the work goes on.',
      {
        when: 'resumed',
      },
    ),
    line(
      'О таком сбое нужно сообщить и по телефону: {phones}. Назовите, пожалуйста, номер заявки — {tid}.',
      'Such a failure has to be reported by telephone too: {phones}. Please give the number of the ticket, {tid}.',
      { when: 'call' },
    ),
    line(
      'О таком сбое нужно сообщить и по телефону. Назовите, пожалуйста, номер заявки — {tid}.',
      'Such a failure has to be reported by telephone too. Please give the number of the ticket, {tid}.',
      { when: 'call', unless: 'phones' },
    ),
    line('Причина ожидания: «{wait}».', 'What the work waits for: "{wait}".'),
    lapsed,
    ...limit,
  ],
  desk: [
    line(
      'Предложенное решение снято, работа по заявке продолжается.',
      'The proposed solution is taken back, and the work goes on.',
      {
        when: 'resumed',
      },
    ),
    ...limit,
  ],
};
