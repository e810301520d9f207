import { both } from '../language';

/** Whose the working time was, of a desk's tickets and of one. */
export const timeTexts = {
  by: both('Разбить по', 'Split by'),
  by_month: both('По месяцам', 'By month'),
  by_topic: both('По темам', 'By topic'),
  by_client: both('По клиентам', 'By client'),
  by_specialist: both('По ответственным', 'By responsible'),
  by_ticket: both('По заявкам', 'By ticket'),
  from: both('С месяца', 'From'),
  to: both('По месяц', 'To'),
  topic: both('Тема', 'Topic'),
  specialist: both('Ответственный', 'Responsible'),
  client: both('Клиент', 'Client'),
  oneClient: both('Только {client}', '{client} alone'),
  chosenClient: both('один клиент', 'one client'),
  nobody: both('Никто не назначен', 'Nobody assigned'),
  all: both('Всего', 'In all'),
  tickets: both('Заявок', 'Tickets'),
  sum: both('Итого рабочего времени: {time}, заявок: {tickets}', 'Working time in all: {time}, tickets: {tickets}'),
  share: both('{side}: {time} ({percent}%)', '{side}: {time} ({percent}%)'),
  how: both(
    'Рабочее время заявок от получения до закрытия, по календарю срока решения. Пауза — время того, из-за кого она; остальное время — того, чей следующий шаг. Пока ответственный не назначен, время наше.',
    'The working time of tickets from receipt to closing, by the calendar of the resolution deadline. A pause belongs to whoever caused it, all other time to whoever owes the next step. As long as nobody is assigned it is ours.',
  ),
  open: both(
    'Открытые заявки посчитаны по эту минуту: {count}.',
    'Open tickets are counted until this minute: {count}.',
  ),
  leftOut: both(
    'Ещё открытых заявок, которые не посчитаны: {count}. Выберите тему, клиента или ответственного.',
    'Open tickets that are not counted: {count}. Choose a topic, a client or a responsible.',
  ),
  more: both(
    'Ещё строк, где времени меньше: {count}. Все они есть в итоге.',
    'Further lines, with less time: {count}. The sum has them all.',
  ),
  file: both('Скачать таблицу (CSV)', 'Download the table (CSV)'),
  print: both('Напечатать', 'Print'),
  empty: both('Рабочего времени нет', 'No working time'),
  emptyHint: both(
    'За эти месяцы и по этим условиям ни у одной заявки не шло рабочее время.',
    'In these months and under these conditions no ticket had working time.',
  ),
  title: both('Чьё время', 'Whose time'),
  none: both('Рабочего времени ещё не прошло', 'No working time has passed yet'),
  spans: both('По порядку', 'In order'),
} as const;
