/** What administrators read where words are erased, and where all of a company is taken along. */
import { both } from '../language';

export const erasureTexts = {
  erase: both('Стереть слова человека', 'Erase the words'),
  title: both('Стереть слова: {name}', 'Erase the words of {name}'),
  what: both(
    'Будут стёрты имя, адрес, телефон, темы и тексты обращений и сообщений, файлы, письма и записи звонков. Вернуть их нельзя, войти человек больше не сможет.',
    'Name, address, number, subjects and texts of requests and messages, files, letters and notes of calls go. Nothing brings them back, and the person signs in no more.',
  ),
  stays: both(
    'Останутся номера заявок, даты, сроки и ход работы, а также то, что ответила служба.',
    'Numbers of tickets, dates, deadlines and the course of the work stay, and what the desk has answered.',
  ),
  reason: both('Причина', 'Reason'),
  reasonHint: both(
    'Останется в журнале: не называйте человека по имени.',
    'It stays on record: do not name the person.',
  ),
  number: both('Повторите номер человека: {number}', "Repeat the person's number: {number}"),
  state: both('Стирание слов', 'Erasure of the words'),
  underWay: both(
    'Просмотрено заявок: {looked}, слова стёрты в {gone}',
    '{looked} tickets looked through, words erased in {gone}',
  ),
  waits: both(
    'Остальное будет стёрто, когда по каждой найденной заявке примут решение, но не позже:',
    'The rest goes once every ticket that was found is decided about, and at the latest by:',
  ),
  mentions: both('Возможно, речь об этом человеке', 'May speak of this person'),
  mentionsHint: both(
    'Сами по себе эти слова не стираются: так могут звать и другого. Прочитайте и решите по каждой заявке.',
    'These words do not go by themselves: somebody else may be called so. Read them and decide about each ticket.',
  ),
  mentionErase: both('Стереть', 'Erase'),
  mentionKeep: both('Это другой человек', 'It is somebody else'),
  erased: both('решено стереть', 'to be erased'),
  kept: both('оставлено', 'kept'),
  undecided: both('решения не было, слова остались', 'nobody has decided, the words stay'),
  finished: both('Слова стёрты', 'The words were erased'),
  leaves: both('Чего это не касается', 'What it does not reach'),
} as const;

export const takeAlongTexts = {
  title: both('Выгрузка данных', 'Take the data along'),
  hint: both(
    'Один файл со всем, что есть о компании: люди, договоры, заявки с перепиской, файлами и письмами. Паролей и ключей в нём нет. Каждая выгрузка остаётся в журнале.',
    'One file with all there is of the company: people, contracts, tickets with their words, files and letters. No passwords and no keys. Each time it stands on record.',
  ),
  internal: both('С внутренними заметками', 'With internal notes'),
  internalHint: both('Не для передачи клиенту.', "Not for the client's eyes."),
  download: both('Скачать файл', 'Download the file'),
} as const;
