/** Letters about whether a visit goes ahead, and reminders of its dates. An agreed time is told by the clocks at the site. */
import type { NoticeKind } from '../../domain/ticket';
import { both } from '../../texts/language';
import { line, wording, type Lettering } from '../form';

const kept = wording(
  line('Выезд {visit} состоится', 'Visit {visit} goes ahead'),
  line(
    'Выезд {visit} состоится, как договорились: с {from} до {to}.',
    'Visit {visit} goes ahead as agreed: from {from} to {to}.',
  ),
  line('Причина: {why}.', 'The reason: {why}.'),
  line('Адрес: {address}.', 'The address: {address}.'),
);

const calledOff = wording(
  line('Выезд {visit} отменён: заявка {tid} закрыта', 'Visit {visit} is cancelled: ticket {tid} is closed'),
  line(
    'Заявка {tid} закрыта, поэтому выезд {visit}, время которого не было согласовано, отменён. Если он всё же нужен, откройте заявку снова и запросите выезд.',
    'Ticket {tid} is closed, so visit {visit}, for which no time was agreed, is cancelled. If it is needed after all, please reopen the ticket and request it again.',
  ),
);

export const visitReminders = {
  'visit-closed-with-ticket': {
    name: both('Выезд отменён вместе с заявкой', 'Visit cancelled with its ticket'),
    to: { client: calledOff, desk: calledOff },
  },
  'visit-in-doubt': {
    name: both('Выезд под вопросом', 'Visit in doubt'),
    to: {
      desk: wording(
        line('Выезд {visit} под вопросом: {why}', 'Visit {visit} is in doubt: {why}'),
        line(
          'На время с {from} до {to} согласован выезд {visit} (техник — {technician}), но {why}.',
          'Visit {visit} is agreed for {from} to {to} (the technician is {technician}), but {why}.',
        ),
        line('Адрес: {address}.', 'The address: {address}.'),
        line(
          'Состоится ли выезд, решает координатор, до {until}. Пока решения нет, он остаётся в силе.',
          'The coordinator decides whether it goes ahead, by {until}. Until then it stands.',
        ),
        line(
          'Состоится ли выезд, решает координатор. Пока решения нет, он остаётся в силе.',
          'The coordinator decides whether it goes ahead. Until then it stands.',
          { unless: 'until' },
        ),
      ),
    },
  },
  'visit-kept': { name: both('Выезд состоится', 'Visit goes ahead'), to: { client: kept, desk: kept } },
  'visit-threshold': {
    name: both('Напоминание о выезде', 'Reminder of a visit'),
    to: {
      client: wording(
        [
          line('Выезд {visit}: напоминаем о времени работ', 'Visit {visit}: a reminder of the agreed time', {
            when: 'moment=slot-ahead',
          }),
          line('Выезд {visit}: срок «{clock}» истёк', 'Visit {visit}: "{clock}" is overdue', { when: 'moment=past' }),
          line('Выезд {visit}: напоминание о сроке', 'Visit {visit}: a reminder'),
        ],
        line(
          'Напоминаем: работы начнутся {due}. К этому времени ТС должно быть готово.',
          'A reminder: the work begins on {due}. The vehicle has to be ready by then.',
          { when: 'moment=slot-ahead' },
        ),
        line('Согласованное время работ — {due}.', 'The agreed time of the work is {due}.', {
          when: 'moment=slot-past',
        }),
        line('Срок «{clock}» истёк {due}.', 'The time for "{clock}" ran out on {due}.', { when: 'moment=past' }),
        line('Срок «{clock}» истекает {due}.', 'The time for "{clock}" runs out on {due}.', { when: 'moment=ahead' }),
      ),
      technician: wording(
        [
          line('Выезд {visit}: напоминаем о времени', 'Visit {visit}: a reminder of the time', {
            when: 'moment=slot-ahead',
          }),
          line('Выезд {visit}: срок «{clock}» истёк', 'Visit {visit}: "{clock}" is overdue', { when: 'moment=past' }),
          line('Выезд {visit}: срок «{clock}» истекает', 'Visit {visit}: "{clock}" is about to fall due'),
        ],
        line('Напоминаем: вы начинаете работы {due}.', 'A reminder: you begin the work on {due}.', {
          when: 'moment=slot-ahead',
        }),
        line(
          'Согласованное время наступило {due}, а работы не начаты.',
          'The agreed time came on {due}, and the work has not begun.',
          {
            when: 'moment=slot-past',
          },
        ),
        line('Срок «{clock}» истёк {due}.', 'The time for "{clock}" ran out on {due}.', { when: 'moment=past' }),
        line('Срок «{clock}» истекает {due}.', 'The time for "{clock}" runs out on {due}.', { when: 'moment=ahead' }),
      ),
      desk: wording(
        [
          line('Выезд {visit}: работы не начаты вовремя', 'Visit {visit}: the work has not begun in time', {
            when: 'moment=slot-past',
          }),
          line('Выезд {visit}: напоминаем о времени работ', 'Visit {visit}: a reminder of the agreed time', {
            when: 'moment=slot-ahead',
          }),
          line('Выезд {visit}: срок «{clock}» истёк', 'Visit {visit}: "{clock}" is overdue', { when: 'moment=past' }),
          line('Выезд {visit}: срок «{clock}» истекает', 'Visit {visit}: "{clock}" is about to fall due'),
        ],
        line(
          'Согласованное время наступило {due}, а работы не начаты.',
          'The agreed time came on {due}, and the work has not begun.',
          {
            when: 'moment=slot-past',
          },
        ),
        line('Работы начнутся {due}.', 'The work begins on {due}.', { when: 'moment=slot-ahead' }),
        line('Срок «{clock}» истёк {due}.', 'The time for "{clock}" ran out on {due}.', { when: 'moment=past' }),
        line('Срок «{clock}» истекает {due}.', 'The time for "{clock}" runs out on {due}.', { when: 'moment=ahead' }),
      ),
    },
  },
} as const satisfies Partial<Record<NoticeKind, Lettering>>;
