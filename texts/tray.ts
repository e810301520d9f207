import { both, textOf, say, type Language } from './language';
import { problemTexts } from './problems';
import { refusalTexts } from './refusals';

/** Why a letter lies in the tray, for whoever deals with it. */
const trayTexts = {
  'no-sender': both('В письме нет отправителя.', 'The letter names no sender.'),
  'no-desk': both('Письмо не адресовано ни одной службе.', 'The letter is addressed to no desk.'),
  stranger: both('Отправитель неизвестен.', 'The sender is unknown.'),
  'sender-unverified': both(
    'Домен клиента известен, но ничто не подтверждает, что письмо пришло с него.',
    "The client's domain is known, but nothing confirms that the letter came from it.",
  ),
  'sender-disowned': both(
    'Проверка отправителя не пройдена: адрес может быть подделан.',
    'The sender did not pass verification: the address may be forged.',
  ),
  'several-clients': both('Отправитель состоит у нескольких клиентов.', 'The sender belongs to several clients.'),
  'from-staff': both('Письмо написал сотрудник службы.', 'Somebody of the desk wrote the letter.'),
  'not-of-this-ticket': both(
    'Письмо называет заявку, к которой отправитель не относится.',
    'The letter names a ticket that the sender has no part in.',
  ),
  'no-requests-by-letter': both(
    'По почте служба новых заявок не принимает.',
    'The desk takes no new requests by e-mail.',
  ),
  'auto-reply': both('Автоматический ответ.', 'An automatic answer.'),
  'auto-generated': both('Письмо отправила программа.', 'A program sent the letter.'),
  list: both('Письмо рассылки.', 'A letter of a mailing list.'),
  bulk: both('Массовая рассылка.', 'A bulk mailing.'),
  'several-senders': both('В письме несколько отправителей.', 'The letter names several senders.'),
  'ambiguous-domain': both(
    'Домен отправителя относится к нескольким клиентам.',
    "The sender's domain belongs to several clients.",
  ),
  'several-tickets': both('В теме номера нескольких заявок.', 'The subject names several tickets.'),
  'own-letter': both('Это наше собственное письмо, оно вернулось.', 'It is a letter of our own that came back.'),
  'report-of-unknown-letter': both(
    'Отчёт о доставке письма, которого мы не отправляли или которое в нём не названо.',
    'A delivery report on a letter that is not ours, or that it does not name.',
  ),
  empty: both('Письмо пустое.', 'The letter is empty.'),
  'too-many-words': both('Слишком много писем за минуту.', 'Too many letters within a minute.'),
  'too-large': both('Письмо слишком велико.', 'The letter is too large.'),
  'beginning-only': both(
    'Письмо больше, чем принимается: сохранено его начало, целиком оно лежит в почтовом ящике.',
    'The letter is larger than is taken: its beginning is kept, the whole lies in the mailbox.',
  ),
  'same-identity-other-content': both(
    'Под тем же Message-ID уже пришло другое письмо.',
    'Another letter came under the same Message-ID before.',
  ),
  'address-of-another': both(
    'Адрес принадлежит человеку, которого у этого клиента нет.',
    'The address is that of a person who does not belong to this client.',
  ),
  fault: both('Письмо не удалось разобрать.', 'The letter could not be read.'),
} as const;

export type TrayTextCode = keyof typeof trayTexts;

/** Why something lies in the tray, in words; codes of refusals are said as everywhere. */
export function trayText(reason: string, language: Language): string {
  return say(textOf({ ...problemTexts, ...refusalTexts, ...trayTexts }, reason), language);
}
