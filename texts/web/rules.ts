import { both } from '../language';

/** What stands around the rules of a desk: which part of them one looks at. */
export const rulesTexts = {
  parts: both('Части правил', 'Parts of the rules'),
  regulation: both('Регламент', 'Regulation'),
  contracts: both('Договоры', 'Contracts'),
  calendars: both('Календари', 'Calendars'),
  changes: both('Изменения', 'Changes'),
  simulation: both('Год за минуту', 'A year in a minute'),
  desk: both('Служба', 'Desk'),
  noDesk: both('Вы не работаете ни в одной службе', 'You work at no desk'),
  print: both('Напечатать', 'Print'),
  contents: both('Содержание', 'Contents'),
} as const;

export const regulationTexts = {
  versionLine: both('Редакция {version}, действует с {from}', 'Version {version}, in force from {from}'),
  notCurrent: both(
    'Это не та редакция, по которой идут новые заявки.',
    'This is not the version that new tickets go by.',
  ),
  version: both('Редакция', 'Version'),
  versionOption: both('{version} — с {from}', '{version}, from {from}'),
  inForce: both('{version} — с {from}, действует', '{version}, from {from}, in force'),
} as const;

export const yearTexts = {
  title: both('Производственный календарь {of}, {year} год', 'Official calendar of {of}, {year}'),
  choose: both('Календарь', 'Calendar'),
  year: both('Год', 'Year'),
  official: both('Официальный', 'Official'),
  provisional: both('Предварительный: постановления ещё нет', 'Provisional: there is no decree yet'),
  revision: both('Редакция {revision}', 'Revision {revision}'),
  workingDays: both('Рабочих дней: {count}', 'Working days: {count}'),
  beneath: both('Вместе с календарём {of}.', 'Together with the calendar of {of}.'),
  act: both('Основание', 'By which act'),
  noAct: both('основание неизвестно: год опубликован здесь', 'not known: the year was published here'),
  legend: both('Обозначения', 'Signs'),
  working: both('рабочий', 'working'),
  weekend: both('выходной', 'day off'),
  holiday: both('праздник', 'holiday'),
  movedOff: both('перенесённый выходной', 'moved day off'),
  movedWorking: both('рабочий по переносу', 'moved working day'),
  short: both('короче на час', 'an hour shorter'),
  shortNote: both('На сроки сокращение не влияет.', 'Deadlines count it in full.'),
  keys: both('Дни листают стрелками.', 'Days are gone through by the arrow keys.'),
  special: both('Особые дни', 'Days that are not as usual'),
  none: both('Календарей ещё нет', 'There are no calendars yet'),
  history: both('Что меняли', 'What was changed'),
  withProduct: both('поставлен с программой', 'came with the product'),
} as const;

/** Days of a year beside what they were. */
export const dayChangeTexts = {
  sameYear: both('Пока ничего: год такой же, как действует.', 'Nothing yet: the year is as it counts now.'),
  workingDays: both('Рабочих дней: было {before}, станет {after}', 'Working days: {before} before, {after} after'),
  workingDaysSame: both('Рабочих дней: {before}, сколько и было', 'Working days: {before}, as before'),
  before: both('было', 'before'),
  after: both('станет', 'after'),
  now: both('стало', 'now'),
  workingDaysNow: both('Рабочих дней: было {before}, стало {after}', 'Working days: {before} before, {after} now'),
  sameDays: both('Дни остались прежними.', 'The days are what they were.'),
  day: both('день', 'day'),
} as const;

export const contractTexts = {
  listTitle: both('Договоры', 'Contracts'),
  new: both('Новый договор', 'New contract'),
  none: both('Договоров пока нет', 'There are no contracts yet'),
  noneHint: both(
    'Без договора для клиента действует сам регламент.',
    'Without a contract the regulation itself holds for a client.',
  ),
  number: both('Договор № {number}', 'Contract {number}'),
  company: both('Клиент', 'Client'),
  holds: both('Действует', 'Holds'),
  from: both('с {from}', 'from {from}'),
  fromTo: both('с {from} по {to}', 'from {from} to {to}'),
  inForce: both('действует', 'in force'),
  toCome: both('начнётся позже', 'to come'),
  over: both('закончился', 'over'),
  laidOver: both('Редакция регламента', 'Version of the regulation'),
  versionFrom: both('{version}, действует с {from}', '{version}, in force from {from}'),
  others: both('Другие договоры на эти дни', 'Other contracts for these days'),
  othersHint: both('действует тот, что начался позже', 'the one that began last holds'),
  changes: both('Что меняет договор', 'What the contract changes'),
  noChanges: both(
    'Пока ничего: договор повторяет регламент.',
    'Nothing yet: the contract says what the regulation says.',
  ),
  byRegulation: both('По регламенту', 'By the regulation'),
  byContract: both('По договору', 'By the contract'),
  nothing: both('не сказано', 'nothing said'),
  takenAway: both('убрано', 'taken away'),
  asFile: both('Договор как файл', 'The contract as a file'),
  takeUp: both('Взять за основу', 'Take as a basis'),
} as const;

export const editorTexts = {
  hint: both(
    'Договор — файл YAML: номер, даты и то, чем он отличается от регламента. Выберите файл, перетащите его сюда или напишите.',
    'A contract is a YAML file: its number, its dates, and what it has otherwise than the regulation. Choose a file, drop it here, or write.',
  ),
  company: both('Клиент', 'Client'),
  chooseCompany: both('Выберите клиента', 'Choose a client'),
  file: both('Файл договора', 'The file of the contract'),
  chooseFile: both('Выбрать файл', 'Choose a file'),
  dropHere: both('Отпустите файл здесь', 'Drop the file here'),
  replaced: both('Текст заменён файлом «{name}».', 'The text was replaced by the file "{name}".'),
  bringBack: both('Вернуть прежний текст', 'Bring the former text back'),
  tooLarge: both('Файл больше 64 КБ: договор столько не занимает.', 'The file is larger than 64 KB: no contract is.'),
  notText: both('Это не текст в UTF-8.', 'This is no text in UTF-8.'),
  checking: both('Проверяем…', 'Checking…'),
  sound: both('Ошибок нет', 'No faults'),
  faults: both('Что исправить', 'What to mend'),
  afterFaults: both(
    'Появится рядом, когда в файле не останется ошибок.',
    'It stands here once the file has no faults.',
  ),
  line: both('Строка {line}', 'Line {line}'),
  wholeFile: both('файл', 'the file'),
  toCompany: both('Выберите клиента: договор проверяют для него.', 'Choose the client that the contract is for.'),
  start: both('Начать заново', 'Start anew'),
} as const;
