import { both } from './language';

/** What a played year is told in, by `npm run simulate` and by its page. */
export const simulationTexts = {
  head: both(
    '{title}, регламент {version}: {year} год, зерно {seed}',
    '{title}, regulation {version}: the year {year}, seed {seed}',
  ),
  contract: both('Договор: {number}', 'Contract: {number}'),
  staff: both('Специалистов: {count}, заняты {load}', 'Specialists: {count}, busy {load}'),
  words: both(
    'Сказано слов: {words}, предупреждений и напоминаний: {tellings}',
    'Words said: {words}, warnings and reminders: {tellings}',
  ),
  tickets: both('Заявки', 'Tickets'),
  filed: both('подано', 'filed'),
  closed: both('закрыто', 'closed'),
  open: both('открыто', 'open'),
  reopened: both('переоткрытий', 'reopened'),
  closedHow: both('Закрыты', 'Closed'),
  promises: both('Обещания службы', 'What the desk promised'),
  asked: both('Чего ждали от клиентов', 'What was asked of clients'),
  source: both('основание', 'by'),
  promised: both('обещано', 'promised'),
  kept: both('сдержано', 'kept'),
  missed: both('нарушено', 'missed'),
  running: both('идёт', 'running'),
  askedCount: both('спрошено', 'asked'),
  inTime: both('вовремя', 'in time'),
  lapsed: both('истекло', 'lapsed'),
  undated: both('без даты', 'no date'),
  latest: both('дольше всего просрочено', 'latest'),
  total: both('всего', 'total'),
  ofVisit: both('{title} (выезд)', '{title} (visit)'),
  waits: both('Кто кого ждал (рабочее время службы)', "Who waited for whom (the desk's working time)"),
  bySide: both('кого ждали', 'awaited'),
  byStage: both('по этапам', 'by stage'),
  byClock: both('по срокам', 'by clock'),
  byTopic: both('по темам', 'by topic'),
  time: both('времени', 'time'),
  share: both('доля', 'share'),
  times: both('раз', 'times'),
  longest: both('дольше всего', 'longest'),
  noClock: both('без срока', 'no clock'),
  extensions: both(
    'Продления: предложено {proposed}, согласовано {accepted}, отклонено {declined}, без ответа {expired}',
    'Extensions: {proposed} proposed, {accepted} agreed, {declined} declined, {expired} unanswered',
  ),
  holds: both('Ожидания', 'Waits'),
  parts: both('Заказов запчастей: {count}', 'Orders of parts: {count}'),
  visits: both(
    'Выезды: запрошено {requested}, сделано {done}, отменено {cancelled}, идёт {open}; ТС не было на месте {noShows}',
    'Visits: {requested} requested, {done} done, {cancelled} called off, {open} open; {noShows} times no vehicle was there',
  ),
  months: both('По месяцам', 'By month'),
  month: both('месяц', 'month'),
  refusals: both('Отказано', 'Refused'),
  desk: both('служба', 'the desk'),
  client: both('клиент', 'the client'),
  supplier: both('поставщик', 'a supplier'),
  nature: both('обстоятельства', 'circumstances'),
} as const;

/** What the command says beside it. */
export const simulateTexts = {
  needsContract: both(
    'Служба работает только по договору; без --contract считаем по самому регламенту, и закрытое не переоткрыть.',
    'The desk works under contracts only; without --contract the regulation alone counts, and nothing closed is reopened.',
  ),
  badNumber: both(
    '--{option}: «{value}» — нужно целое число от {least} до {most}',
    '--{option}: "{value}" is no whole number from {least} to {most}',
  ),
  usage: both(
    'Использование: npm run simulate -- --desk КОД [--year 2027] [--seed 7] ...; всё — по --help.',
    'Usage: npm run simulate -- --desk CODE [--year 2027] [--seed 7] ...; --help tells all.',
  ),
  help: both(
    `npm run simulate -- --desk КОД ...
Год придуманных обращений по регламенту и календарю службы за минуту: что обещано, сдержано и нарушено, кто кого ждал.
Решает сам процесс, под виртуальными часами; ничего не записывается. С одним зерном — один и тот же год.

  --desk КОД        служба
  --year ГОД        год; по умолчанию 2027
  --seed ТЕКСТ      зерно; по умолчанию 1
  --requests N      сколько обращений; по умолчанию 10000
  --specialists N   сколько специалистов; по умолчанию столько, чтобы они были заняты
  --contract ФАЙЛ   договор поверх регламента
  --json            результат одним значением JSON
  --lang ru|en      язык ответа
  --help            эта справка

Люди придуманы: сколько они работают и как скоро отвечают, написано в docs/decisions/0042-simulation.md.
Код возврата: 0 — год рассказан, 2 — команда составлена неверно.`,
    `npm run simulate -- --desk CODE ...
A year of made-up requests by a desk's regulation and calendar, in a minute: what was promised, kept and missed, who waited for whom.
The process itself decides, under a virtual clock; nothing is stored. One seed, one and the same year.

  --desk CODE       the desk
  --year YEAR       the year; 2027 unless named
  --seed TEXT       the seed; 1 unless named
  --requests N      how many requests; 10000 unless named
  --specialists N   how many specialists; as many as have enough to do unless named
  --contract FILE   a contract over the regulation
  --json            the result as one JSON value
  --lang ru|en      language of the answer
  --help            this help

The people are made up: how long they work and how soon they answer stands in docs/decisions/0042-simulation.md.
Exit status: 0 the year is told, 2 the arguments are wrong.`,
  ),
} as const;
