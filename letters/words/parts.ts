/** Letters about parts on their way, for a ticket or for a visit. */
import type { NoticeKind } from '../../domain/ticket';
import { both } from '../../texts/language';
import { line, wording, type Lettering } from '../form';

const received = wording(
  line('Заявка {tid}: запчасти получены', 'Ticket {tid}: the parts have arrived'),
  line(
    'Заказанные запчасти получены, работа по заявке {tid} продолжается.',
    'The parts that were ordered have arrived, and the work on ticket {tid} goes on.',
  ),
);

const cancelled = wording(
  line('Заявка {tid}: заказ запчастей отменён', 'Ticket {tid}: the order of parts is cancelled'),
  line(
    'Заказ запчастей для работ по заявке {tid} отменён (поставщик — {supplier}), ждать поставки больше не нужно.',
    'The order of parts for ticket {tid} is cancelled (the supplier was {supplier}); nobody waits for them any more.',
  ),
);

export const parts = {
  'parts-ordered': {
    name: both('Заказаны запчасти', 'Parts ordered'),
    to: {
      client: wording(
        line('Заявка {tid}: заказаны запчасти', 'Ticket {tid}: parts are ordered'),
        line(
          'Для работ по заявке {tid} заказаны запчасти: {parts}. Поставщик — {supplier}.',
          'Parts are ordered for ticket {tid}: {parts}. The supplier is {supplier}.',
        ),
        line('Обещанный срок поставки — {expectedAt}.', 'They are promised for {expectedAt}.'),
        line(
          'Срок поставки сообщим, когда его назовёт поставщик.',
          'We shall tell you when they arrive as soon as the supplier names a date.',
          { unless: 'expectedAt' },
        ),
      ),
    },
  },
  'parts-shipped': {
    name: both('Запчасти в пути', 'Parts on their way'),
    to: {
      client: wording(
        line('Заявка {tid}: запчасти в пути', 'Ticket {tid}: the parts are on their way'),
        line('Запчасти для работ по заявке {tid} отправлены.', 'The parts for ticket {tid} have been sent.'),
        line('Обещанный срок поставки — {expectedAt}.', 'They are promised for {expectedAt}.'),
        line(
          'Срок поставки сообщим, когда его назовёт поставщик.',
          'We shall tell you when they arrive as soon as the supplier names a date.',
          { unless: 'expectedAt' },
        ),
      ),
    },
  },
  'parts-received': { name: both('Запчасти получены', 'Parts arrived'), to: { client: received, desk: received } },
  'parts-cancelled': {
    name: both('Заказ запчастей отменён', 'Order of parts cancelled'),
    to: { client: cancelled, desk: cancelled },
  },
  'parts-late': {
    name: both('Запчасти задерживаются', 'Parts are late'),
    to: {
      client: wording(
        line('Заявка {tid}: запчасти задерживаются', 'Ticket {tid}: the parts are late'),
        line(
          'Запчасти, обещанные к {due}, ещё не пришли: {parts}. Узнаём у поставщика новый срок и сообщим его вам.',
          'The parts that were promised for {due} have not arrived yet: {parts}. We are asking the supplier for another date, and shall tell you.',
        ),
      ),
    },
  },
} as const satisfies Partial<Record<NoticeKind, Lettering>>;
