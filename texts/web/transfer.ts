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
  underWay: both('Пройдено заявок: {gone} из {tickets}', '{gone} of {tickets} tickets gone through'),
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
