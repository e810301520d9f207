import { both } from '../language';

/** The coordinator's board of visits. */
export const boardTexts = {
  title: both('Доска выездов', 'Visit board'),
  week: both('Неделя', 'Week'),
  previous: both('Предыдущая неделя', 'Previous week'),
  next: both('Следующая неделя', 'Next week'),
  today: both('Сегодня', 'Today'),
  desk: both('Служба поддержки', 'Desk'),
  find: both('Найти техника', 'Find a technician'),
  findNone: both('Такого техника нет: {what}', 'No such technician: {what}'),
  technicians: both('Техники', 'Technicians'),
  board: both('Выезды техников по дням', 'Visits of technicians by day'),
  none: both('Техников пока нет', 'No technicians yet'),
  noneHint: both(
    'Администратор даёт человеку роль техника и указывает его регион, навыки и часы. После этого он появится здесь.',
    'An administrator gives a person the role of a technician, with a home region, skills and hours. Then the person appears here.',
  ),
  noDesk: both('Доска для тех, кто планирует выезды', 'The board is for those who plan visits'),
  noDeskHint: both(
    'У вас нет роли координатора или руководителя. Если она нужна, обратитесь к администратору службы.',
    'You are no coordinator or manager. If you have to be one, ask the administrator of your desk.',
  ),
  dayOff: both('выходной', 'day off'),
  free: both('свободно', 'free'),
  past: both('день прошёл', 'the day is over'),
  absent: both('Отсутствует', 'Absent'),
  absentFor: both('Отсутствует: {reason}', 'Absent: {reason}'),
  jobs: both('выездов: {count}', 'visits: {count}'),
  card: both('карточка выезда', 'visit card'),
  way: both('дорога с {at}', 'travel from {at}'),
  siteTime: both('время на месте: {zone}', 'local time: {zone}'),
  timesOfSite: both('часы: время на месте', 'hours: local time'),
  ready: both('ждёт готовности', 'awaits readiness'),
  parts: both('ждёт запчасти', 'awaits parts'),
  spares: both('нет запчастей в машине', 'spares not in the van'),
  late: both('срок прошёл', 'overdue'),
  doubt: both('под вопросом', 'in doubt'),
  solved: both('заявка решена', 'ticket solved'),
  closed: both('заявка закрыта', 'ticket closed'),
  act: both('акта нет', 'no act yet'),
  noShow: both('не состоялся: {count}', 'no-shows: {count}'),
  due: both('срок {at}', 'due {at}'),
  noDue: both('без срока', 'no date'),
} as const;

/** The side of the board: what waits to be planned, and what else wants to be looked at. */
export const sideTexts = {
  side: both('Что планировать', 'What to plan'),
  'to-plan': both('Запланировать', 'To plan'),
  'at-risk': both('Под угрозой', 'At risk'),
  overdue: both('Просрочены', 'Overdue'),
  'waiting-decision': both('Ждут решения', 'Waiting for a decision'),
  'waiting-readiness': both('Ждут готовности', 'Waiting for readiness'),
  'waiting-parts': both('Ждут запчасти', 'Waiting for parts'),
  'waiting-spares': both('Нет запчастей в машине', 'Spares not in the van'),
  'no-show': both('Не состоялись', 'No-shows'),
  'without-act': both('Без акта', 'Without an act'),
  'step-overdue': both('Опаздывает следующий шаг', 'The next step is late'),
  view: both('Какие выезды', 'Which visits'),
  none: both('Здесь пусто', 'Nothing here'),
  noneToPlan: both('Планировать нечего', 'Nothing to plan'),
  noneToPlanHint: both(
    'Выезд появится здесь, когда его запросят в заявке и у него ещё не будет времени.',
    'A visit appears here once it is requested in a ticket and has no time yet.',
  ),
  more: both('Показать ещё', 'Show more'),
  changed: both('Список изменился: показать', 'The list has changed: show it'),
  gone: both('уже не здесь', 'no longer here'),
} as const;

/** What a screen reader hears while a visit is carried. */
export const dragTexts = {
  instructions: both(
    'Нажмите пробел, чтобы взять выезд. Стрелками выберите техника и день, пробелом или Enter откройте предложение времени, Escape вернёт всё как было.',
    'Press Space to take the visit. Choose technician and day by the arrows, open the offer by Space or Enter; Escape puts it back.',
  ),
  taken: both('Взят выезд {number}.', 'Took visit {number}.'),
  over: both('{technician}, {day}{notes}.', '{technician}, {day}{notes}.'),
  nowhere: both('Не над днём техника.', "Not over a technician's day."),
  dropped: both(
    '{technician}, {day}: открываем предложение времени для {number}.',
    '{technician}, {day}: opening the offer of a time for {number}.',
  ),
  same: both('Выезд {number} остался на месте.', 'Visit {number} stays where it was.'),
  putBack: both('Перенос отменён, выезд {number} остался на месте.', 'Cancelled, visit {number} stays where it was.'),
} as const;
