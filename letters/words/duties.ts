/** Letters that tell somebody of the desk that something is theirs to do. */
import type { NoticeKind } from '../../domain/ticket';
import { both } from '../../texts/language';
import { line, wording, type Lettering } from '../form';

export const duties = {
  assigned: {
    name: both('Заявка назначена вам', 'The ticket is yours'),
    to: {
      desk: wording(
        line('Вы отвечаете за заявку {tid}: {subject}', 'Ticket {tid} is yours: {subject}'),
        line('Теперь за заявку {tid} отвечаете вы.', 'You are responsible for ticket {tid} now.'),
        line('Прежний ответственный — {former}.', 'Before you it was {former}.'),
        line('Комментарий: {reason}', 'The comment: {reason}'),
        line('Дайте, пожалуйста, первый ответ до {answerBy}.', 'Please give the first answer by {answerBy}.'),
        line('Срок решения — {resolveBy}.', 'The due date is {resolveBy}.'),
      ),
    },
  },
  unassigned: {
    name: both('Нет ответственного', 'Nobody is responsible'),
    to: {
      desk: wording(
        line(
          'Заявка {tid} осталась без ответственного: {subject}',
          'Nobody is responsible for ticket {tid}: {subject}',
        ),
        line(
          'У заявки {tid} больше нет ответственного. Назначьте его, пожалуйста.',
          'Nobody is responsible for ticket {tid} any more. Please make somebody responsible.',
        ),
        line('Прежний ответственный — {former}.', 'Before it was {former}.'),
        line('Комментарий: {reason}', 'The comment: {reason}'),
      ),
    },
  },
  'handed-over': {
    name: both('Заявка передана', 'The ticket is handed over'),
    to: {
      desk: wording(
        line('Заявка {tid} передана: {subject}', 'Ticket {tid} is handed over: {subject}'),
        line(
          'За заявку {tid} теперь отвечает {responsible}. Вам по ней больше ничего делать не нужно.',
          '{responsible} is responsible for ticket {tid} now. There is nothing left for you to do.',
        ),
      ),
    },
  },
  'word-to-judge': {
    name: both('Сообщение после решения', 'Message after the solution'),
    to: {
      desk: wording(
        [
          line('Заявка {tid}: клиент написал после закрытия', 'Ticket {tid}: the client wrote after the closing', {
            when: 'after=closing',
          }),
          line('Заявка {tid}: клиент написал после решения', 'Ticket {tid}: the client wrote after the solution'),
        ],
        line('Клиент написал:\n\n{text}', 'The client wrote:\n\n{text}'),
        line(
          'Прочитайте, пожалуйста, и решите: продолжить работу или считать сообщение простой благодарностью.',
          'Please read it and decide whether the work goes on or the message is no more than a thank-you.',
        ),
        line('Ответить нужно до {by}.', 'It has to be answered by {by}.'),
      ),
    },
  },
  'delivery-failed': {
    name: both('Сообщение не доставлено', 'Message not delivered'),
    to: {
      desk: wording(
        line('Заявка {tid}: клиент не получил сообщение', 'Ticket {tid}: the client did not get a message'),
        line(
          'Клиент не получил сообщение «{kind}» по заявке {tid}. Позвоните ему, пожалуйста, и запишите звонок.',
          'The client did not get the message "{kind}" on ticket {tid}. Please call the client and log the call.',
        ),
        line('Сделать это нужно до {by}.', 'It has to be done by {by}.'),
      ),
    },
  },
  'signal-refused': {
    name: both('Команда не выполнена', 'Command refused'),
    to: {
      desk: wording(
        line('Заявка {tid}: команда из консоли не выполнена', 'Ticket {tid}: a command from the console was refused'),
        line(
          'Команду, отправленную из консоли Temporal, выполнить нельзя. {refusal}',
          'A command sent from the Temporal console cannot be done. {refusal}',
        ),
      ),
    },
  },
} as const satisfies Partial<Record<NoticeKind, Lettering>>;
