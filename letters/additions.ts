/** What a letter says besides, where the same word did more than one thing: an answer that names a date, a topic that moved a limit. */
import type { Line, Side } from './form';
import { line } from './form';

/** What of the ticket is another than before, and why. */
export const changes: readonly Line[] = [
  line('Тема заявки теперь — «{topic}».', 'The topic of the ticket is now "{topic}".'),
  line('Приоритет теперь — «{priority}».', 'Its priority is now "{priority}".'),
  line('Уровень обслуживания теперь — «{level}».', 'The service level is now "{level}".'),
  line('По чьей вине: {fault}.', 'Whose fault it is: {fault}.'),
  line('Количество ТС теперь — {vehiclesNow}.', 'The number of vehicles is now {vehiclesNow}.'),
];

const ofVisit = 'term=visit';

const limit: readonly Line[] = [
  ...changes,
  line('Предложение перенести срок больше не действует.', 'The proposal to move the due date no longer stands.', {
    when: 'dropped',
  }),
  line(
    'Срок решения изменился: был {oldDue}, теперь {newDue}.',
    'The due date has changed: it was {oldDue}, it is now {newDue}.',
    { unless: ofVisit },
  ),
  line(
    'Срок выезда изменился: был {oldDue}, теперь {newDue}.',
    'The term of the visit has changed: it was {oldDue}, it is now {newDue}.',
    { when: ofVisit },
  ),
  line(
    'Прежний срок решения, {oldDue}, больше не действует: новый нужно согласовать.',
    'The due date of {oldDue} no longer stands: another one has to be agreed.',
    { when: 'open' },
  ),
  line('Срок решения — {newDue}.', 'The due date is {newDue}.', { unless: ['oldDue', ofVisit] }),
  line('Срок выезда — {newDue}.', 'The term of the visit ends on {newDue}.', { when: ofVisit, unless: 'oldDue' }),
  line(
    'На это время отсчёт срока решения остановлен. До этого срок был {oldDue}.',
    'The time limit stands meanwhile. Until now it was {oldDue}.',
    { when: 'stands', unless: ofVisit },
  ),
  line(
    'На это время отсчёт срока выезда остановлен. До этого срок выезда был {oldDue}.',
    'The term of the visit stands meanwhile. Until now it ended on {oldDue}.',
    { when: ['stands', ofVisit] },
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
    line('Позвоните, пожалуйста, до {callBy}.', 'Please call by {callBy}.', { when: 'call' }),
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
    lapsed,
    ...limit,
  ],
};
