/** Letters between the services of a desk: one asks another to take a ticket, and gets an answer. */
import type { NoticeKind } from '../../domain/ticket';
import { both } from '../../texts/language';
import { line, wording, type Lettering } from '../form';

export const services = {
  'service-asked': {
    name: both('Заявка передана вашей службе', 'The ticket is handed over to your service'),
    to: {
      desk: wording(
        line('Заявка {tid} передана вашей службе: {subject}', 'Ticket {tid} is handed over to your service: {subject}'),
        line(
          'Служба «{fromService}» передаёт службе «{service}» заявку {tid}.',
          'The service "{fromService}" hands ticket {tid} over to the service "{service}".',
        ),
        line('Так показала проверка {found}.', 'So the test has shown: {found}.'),
        line('Вот что она пишет:\n\n{text}', 'This is what it writes:\n\n{text}'),
        line(
          'Примите, пожалуйста, заявку или верните её с причиной до {by}.',
          'Please accept the ticket by {by}, or return it and say why.',
        ),
        line(
          'Примите, пожалуйста, заявку или верните её с причиной.',
          'Please accept the ticket, or return it and say why.',
          { unless: 'by' },
        ),
      ),
    },
  },
  'service-took': {
    name: both('Заявку приняла другая служба', 'Another service has accepted the ticket'),
    to: {
      desk: wording(
        line('Заявку {tid} приняла другая служба: {subject}', 'Another service has accepted ticket {tid}: {subject}'),
        line(
          'Служба «{service}» приняла заявку {tid}. Вам по ней больше ничего делать не нужно, видеть её вы будете.',
          'The service "{service}" has accepted ticket {tid}. There is nothing left for you to do, and you still see it.',
        ),
      ),
    },
  },
  'service-returned': {
    name: both('Заявка возвращена вашей службе', 'The ticket is returned to your service'),
    to: {
      desk: wording(
        line('Заявка {tid} возвращена: {subject}', 'Ticket {tid} is returned: {subject}'),
        line(
          'Служба «{fromService}» не приняла заявку {tid}: она остаётся у вас.',
          'The service "{fromService}" has not accepted ticket {tid}: it stays with you.',
        ),
        line('Причина: {reason}', 'The reason: {reason}'),
        line('Вот что она пишет:\n\n{text}', 'This is what it writes:\n\n{text}'),
      ),
    },
  },
  'service-silent': {
    name: both('Служба не ответила на передачу', 'A service did not answer a hand-over'),
    to: {
      desk: wording(
        line('Заявка {tid}: служба не ответила: {subject}', 'Ticket {tid}: a service did not answer: {subject}'),
        line(
          'Служба «{fromService}» не приняла заявку {tid} вовремя, и её передача отменена.',
          'The service "{fromService}" has not accepted ticket {tid} in time, and the hand-over to it is off.',
        ),
      ),
    },
  },
} as const satisfies Partial<Record<NoticeKind, Lettering>>;
