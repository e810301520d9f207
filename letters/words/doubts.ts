/** Letters about whether a visit goes ahead. An agreed time is told by the clocks at the site. */
import type { NoticeKind } from '../../domain/ticket';
import { both } from '../../texts/language';
import { line, wording, type Lettering } from '../form';

const kept = wording(
  line('Выезд {visit} состоится', 'Visit {visit} goes ahead'),
  line('Выезд {visit} состоится, как договорились: {span}.', 'Visit {visit} goes ahead as agreed: {span}.'),
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

export const doubts = {
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
          'На время {span} согласован выезд {visit} (техник — {technician}), но {why}.',
          'Visit {visit} is agreed for {span} (the technician is {technician}), but {why}.',
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
} as const satisfies Partial<Record<NoticeKind, Lettering>>;
