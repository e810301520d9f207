/** Letters about temporary access data. None of them holds any: they are given and looked at on the page of the ticket alone. */
import type { NoticeKind } from '../../domain/ticket';
import { both } from '../../texts/language';
import { line, wording, type Lettering } from '../form';

export const access = {
  'access-requested': {
    name: both('Нужны данные доступа', 'Access data needed'),
    to: {
      client: wording(
        line('Заявка {tid}: нужны данные доступа — {access}', 'Ticket {tid}: access data are needed: {access}'),
        line(
          'Для работы по заявке {tid} поддержке нужны временные данные доступа: {access}.',
          'To work on ticket {tid} the desk needs temporary access data: {access}.',
        ),
        line('{text}', '{text}'),
        line(
          'Пожалуйста, не присылайте их письмом или сообщением. Впишите их на странице заявки: там они хранятся зашифрованными, их видит только ответственный, а вы видите, кто и когда их смотрел.',
          'Please do not send them by letter or message. Enter them on the page of the ticket: there they are kept encrypted, only the person responsible sees them, and you see who looked and when.',
        ),
      ),
    },
  },
  'access-given': {
    name: both('Получены данные доступа', 'Access data given'),
    to: {
      desk: wording(
        line('Заявка {tid}: получены данные доступа — {access}', 'Ticket {tid}: access data are there: {access}'),
        line(
          'По заявке {tid} клиент передал данные доступа: {access}. Их видит только ответственный, на странице заявки; каждый просмотр виден клиенту.',
          'On ticket {tid} the client has given access data: {access}. Only the person responsible sees them, on the page of the ticket; the client sees every look.',
        ),
        line(
          'Когда они станут не нужны, отметьте это там же: они будут удалены сразу.',
          'When they are needed no more, please say so there: they are erased at once.',
        ),
      ),
    },
  },
  'access-closing': {
    name: both('Смените данные доступа', 'Change your access data'),
    to: {
      client: wording(
        line('Заявка {tid}: смените данные доступа — {access}', 'Ticket {tid}: change your access data: {access}'),
        line(
          'Заявка {tid} закрыта. Во время работы вы передавали временные данные доступа: {access}. Смените их, пожалуйста, или отключите сейчас.',
          'Ticket {tid} is closed. During the work you gave temporary access data: {access}. Please change or deactivate them now.',
        ),
        line(
          'Мы удалим их не позже {until}. После этого поддержка за них не отвечает.',
          'We erase them by {until} at the latest. After that the desk is not answerable for them.',
        ),
      ),
    },
  },
  'access-taken-back': {
    name: both('Данные доступа отозваны', 'Access data taken back'),
    to: {
      desk: wording(
        line('Заявка {tid}: данные доступа отозваны — {access}', 'Ticket {tid}: access data taken back: {access}'),
        line(
          'По заявке {tid} клиент отозвал данные доступа: {access}. Они удалены. Если они всё же нужны, запросите их снова.',
          'On ticket {tid} the client has taken access data back: {access}. They are erased. If they are needed after all, ask for them again.',
        ),
      ),
    },
  },
} as const satisfies Partial<Record<NoticeKind, Lettering>>;
