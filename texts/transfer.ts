/** What is read of what comes from another product and of what is taken along: commands, faults and marks. */
import type { TransferFaultCode } from '../domain/transfer';
import type { Text } from '../domain/regulation/types';
import { both } from './language';

/** What is wrong, and what to do about it. */
export const transferFaultTexts: Readonly<Record<TransferFaultCode, Text>> = {
  'not-utf8': both(
    'файл не в UTF-8: сохраните его в UTF-8 или укажите --encoding windows-1251',
    'the file is not UTF-8: save it as UTF-8, or say --encoding windows-1251',
  ),
  'too-large': both('файл больше 256 МБ: разделите его', 'the file is larger than 256 MB: split it'),
  'too-many-rows': both('строк больше 500 000: разделите файл', 'more than 500,000 rows: split the file'),
  'too-deep': both('вложенность больше 40 уровней: это не выгрузка', 'nested deeper than 40 levels: this is no export'),
  'not-json': both('это не JSON: сохраните ответ API как есть', 'this is no JSON: save the answer of the API as it is'),
  'bad-quotes': both(
    'кавычка открыта и не закрыта или стоит внутри ячейки: удвойте её и возьмите ячейку в кавычки',
    'a quote is not closed, or stands inside a cell: double it and quote the cell',
  ),
  'unknown-table': both(
    'непонятно, что это за таблица: назовите файл companies, people, contracts, tickets или messages',
    'nobody knows which table this is: call the file companies, people, contracts, tickets or messages',
  ),
  'unknown-column': both('такого столбца нет: уберите его', 'there is no such column: take it out'),
  'missing-column': both('нет столбца: добавьте его', 'the column is missing: add it'),
  'wrong-cells': both('ячеек не столько, сколько столбцов', 'the row has more or fewer cells than there are columns'),
  missing: both('значения нет, а оно нужно', 'a value is missing'),
  'too-long': both('значение слишком длинное', 'the value is too long'),
  'not-an-instant': both(
    'это не время: напишите его так: 2026-11-30T14:05:00+03:00',
    'this is no instant: write it like 2026-11-30T14:05:00+03:00',
  ),
  'not-a-date': both('это не дата: напишите её так: 2026-11-30', 'this is no date: write it like 2026-11-30'),
  'not-an-address': both('это не адрес почты и не почтовый домен', 'this is no mail address or domain'),
  'not-a-number': both(
    'это не номер телефона: напишите его с кодом страны',
    'this is no phone number: write it with its country',
  ),
  'not-yes-or-no': both('должно быть yes или no', 'must be yes or no'),
  'not-a-side': both('должно быть client или desk', 'must be client or desk'),
  'not-a-patch': both('условия договора — это объект JSON', 'the terms of a contract are a JSON object'),
  'unknown-state': both(
    'непонятно состояние: сохраните заявки с ?expand=true или добавьте ticket_states',
    'the state is not known: save tickets with ?expand=true, or add ticket_states',
  ),
  'unknown-record': both('непонятно, что это за запись', 'nobody knows what this record is'),
  double: both('такая запись уже есть выше', 'the same record stands above'),
  'no-company': both(
    'непонятно, чей это пользователь: назовите компанию или её почтовый домен',
    'nobody knows whose user this is: name the company, or its mail domain',
  ),
  'unknown-company': both('такой компании нет среди принятых', 'no company of this id is brought in'),
  'unknown-person': both('такого человека нет среди принятых', 'no person of this id is brought in'),
  'unknown-ticket': both('такой заявки нет в таблице tickets', 'no ticket of this id stands in tickets'),
  'unknown-topic': both('в регламенте нет такой темы', 'the regulation has no such topic'),
  'unknown-type': both('в регламенте нет такого вида обращения', 'the regulation has no such request type'),
  'unknown-priority': both('в регламенте нет такого приоритета', 'the regulation has no such priority'),
  'in-the-future': both('это время ещё не наступило', 'this instant has not come yet'),
  'ends-before': both('конец раньше начала', 'it ends before it begins'),
  'address-of-another': both(
    'этот адрес уже у другого человека или у человека другой компании: решает администратор',
    "the address is another person's, or of somebody of another company: an administrator decides",
  ),
  'domain-of-another': both('этот почтовый домен у другой компании', "the mail domain is another company's"),
  'no-contract': both(
    'стол обслуживает по договору, а договора с компанией нет: добавьте его в contracts',
    'the desk serves by contract, and the company has none: add it to contracts',
  ),
  'contract-does-not-fit': both(
    'договор не подходит к регламенту: проверьте его на странице договоров',
    'the contract does not fit the regulation: check it on the page of contracts',
  ),
  'too-many-files': both('файлов у сообщения больше 20', 'a message has more than 20 files'),
  'not-a-file-name': both('это не имя файла', 'this is no name of a file'),
  'file-missing': both(
    'такого файла рядом нет: таблицы ищут его в папке files, Zammad — в ticket_attachment/ЗАЯВКА/СООБЩЕНИЕ/ФАЙЛ',
    'there is no such file beside it: tables look into the folder files, Zammad into ticket_attachment/TICKET/ARTICLE/FILE',
  ),
  'file-too-large': both('файл больше, чем принимает стол', 'the file is larger than the desk takes'),
  'file-not-taken': both('файлов такого вида стол не принимает', 'the desk takes no files of this kind'),
  'file-harmful': both('файл опасен или не проверен', 'the file harms, or could not be looked into'),
};

export const importTexts = {
  usage: both(
    `npm run import -- --desk СТОЛ --from csv|rt|zammad ПУТЬ... [--dry-run] [--skip-faulty] [--encoding windows-1251] [--mapping ФАЙЛ] [--lang en]
Принимает компании, людей, договоры и заявки с файлами из таблиц или из сохранённых ответов API (docs/operations.md).
Сначала проверьте: --dry-run ничего не записывает и печатает, что не так. --mapping говорит, какой теме соответствует очередь. Повторный запуск не меняет уже принятого.`,
    `npm run import -- --desk DESK --from csv|rt|zammad PATH... [--dry-run] [--skip-faulty] [--encoding windows-1251] [--mapping FILE] [--lang en]
Brings in companies, people, contracts and tickets with their files from tables or saved answers of an API (docs/operations.md).
Try first: --dry-run writes nothing and prints what is wrong. --mapping says which topic a queue is. Run again, it changes nothing of what is there.`,
  ),
  unknownDesk: both('Стола {desk} нет.', 'There is no desk {desk}.'),
  nothing: both('Файлов для чтения нет: {path}', 'There are no files to read: {path}'),
  found: both(
    'Прочитано: компаний {companies}, людей {people}, договоров {contracts}, заявок {tickets} (сообщений {words}). Ошибок {faults}.',
    'Read: {companies} companies, {people} people, {contracts} contracts, {tickets} tickets ({words} messages). {faults} faults.',
  ),
  files: both('Файлов: {files}.', '{files} files.'),
  unmapped: both(
    'Очередь «{queue}» не сопоставлена с темой. Заявок в ней: {tickets}.',
    'The queue “{queue}” is mapped to no topic. Tickets in it: {tickets}.',
  ),
  noMapping: both(
    '{path}: это не сопоставление очередей. Пример: {"queues":{"Support":{"topic":"remote-diagnostics"}}}',
    '{path}: this is no mapping of queues. An example: {"queues":{"Support":{"topic":"remote-diagnostics"}}}',
  ),
  there: both('Уже на месте: {there}.', 'Already there: {there}.'),
  tried: both(
    'Это была проверка: ничего не записано. Запустите без --dry-run, чтобы принять.',
    'This was a trial: nothing was written. Run it without --dry-run to bring it in.',
  ),
  triedFaulty: both(
    'Это была проверка: ничего не записано. Исправьте ошибки или запустите с --skip-faulty, чтобы принять остальное.',
    'This was a trial: nothing was written. Mend the faults, or run with --skip-faulty to bring in the rest.',
  ),
  untried: both(
    'Эти файлы ещё не проверены без ошибок. Сначала запустите с --dry-run, или с --skip-faulty, чтобы принять без проверки всё, что можно.',
    'These files were not tried without faults. Run with --dry-run first, or with --skip-faulty to bring in all that can be.',
  ),
  brought: both(
    'Принято: компаний {companies}, людей {people}, договоров {contracts}, заявок {tickets}. Уже были на месте: {there}. Не принято: {left}.',
    'Brought in: {companies} companies, {people} people, {contracts} contracts, {tickets} tickets. Already there: {there}. Left out: {left}.',
  ),
  place: both('{file}, строка {line}', '{file}, line {line}'),
  field: both('поле {field}', 'field {field}'),
  record: both('запись {record}', 'record {record}'),
} as const;

export const exportUsage = both(
  `npm run export -- --desk СТОЛ --client КОМПАНИЯ --to ФАЙЛ [--internal]
Выгружает всё об одной компании в новый файл: по одному объекту JSON в строке. КОМПАНИЯ — номер или полное название.
--internal добавляет внутренние заметки и события стола.`,
  `npm run export -- --desk DESK --client COMPANY --to FILE [--internal]
Takes along all of one company into a new file, one JSON object a line. COMPANY is its id or whole name.
--internal adds the notes and facts that only the desk sees.`,
);

export const exportTexts = {
  unknown: both('Компании {client} у стола {desk} нет.', 'The desk {desk} has no company {client}.'),
  done: both('Записано строк: {count}.', '{count} lines were written.'),
} as const;
