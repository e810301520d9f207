/** A closing that is void: a word had come in time, or the letter that silence counted from came back. */
import { both } from '../../texts/language';
import type { NoticeKind } from '../../domain/ticket';
import { line, wording, type Lettering } from '../form';

export const voided = {
  'closing-voided': {
    name: both('Закрытие отменено', 'Closing void'),
    to: {
      readers: wording(
        line('Заявка {tid}: закрытие отменено', 'Ticket {tid}: the closing is void'),
        line(
          'Сообщение автора по заявке {tid} пришло вовремя, поэтому закрытие отменено.',
          'A message of the author on ticket {tid} had come in time, so the closing is void.',
          { unless: 'undelivered' },
        ),
        line(
          'Письмо автору по заявке {tid} не дошло, поэтому закрытие отменено.',
          'The letter to the author of ticket {tid} did not arrive, so the closing is void.',
          { when: 'undelivered' },
        ),
      ),
      client: wording(
        line('Заявка {tid}: закрытие отменено', 'Ticket {tid}: the closing is void'),
        line(
          'Ваше сообщение по заявке {tid} пришло вовремя, поэтому закрытие отменено. Мы прочитаем его и ответим.',
          'Your message on ticket {tid} had come in time, so the closing is void. We shall read it and answer.',
          { unless: 'undelivered' },
        ),
        line(
          'Наше письмо с ответом по заявке {tid} до вас не дошло, поэтому закрытие отменено. Мы свяжемся с вами другим способом; ответ есть и на портале.',
          'Our letter with the answer on ticket {tid} did not reach you, so the closing is void. We shall reach you another way; the answer is in the portal as well.',
          { when: 'undelivered' },
        ),
      ),
      desk: wording(
        line('Заявка {tid}: закрытие отменено', 'Ticket {tid}: the closing is void'),
        line(
          'Сообщение клиента по заявке {tid} пришло вовремя, поэтому закрытие отменено.',
          'A message of the client on ticket {tid} had come in time, so the closing is void.',
          { unless: 'undelivered' },
        ),
        line(
          'Письмо, от которого отсчитывалось молчание клиента по заявке {tid}, вернулось, поэтому закрытие отменено. Заявка снова ждёт его согласия.',
          'The letter from which the silence of the client counted on ticket {tid} came back, so the closing is void. The ticket awaits agreement again.',
          { when: 'undelivered' },
        ),
      ),
    },
  },
} as const satisfies Partial<Record<NoticeKind, Lettering>>;
