import { both } from './language';

/** The steps of the story of a field visit, in order. */
export const visitStepTexts = {
  people: both('Входят участники', 'The people sign in'),
  filing: both(
    'Клиент подаёт заявку: автомобиль в Новосибирске',
    'The client files a ticket: a vehicle in Novosibirsk',
  ),
  assignment: both('Менеджер назначает ответственного', 'The manager assigns it'),
  triage: both('Специалист начинает удалённую диагностику', 'The specialist begins the remote diagnostics'),
  request: both(
    'Удалённо не починить: специалист запрашивает выезд',
    'It cannot be mended remotely: the specialist requests a field visit',
  ),
  ready: both(
    'Клиент сообщает, что автомобиль готов: второй ключ, срок пошёл',
    'The client says that the vehicle is ready: the second key, and the term counts',
  ),
  offer: both(
    'Координатор подбирает техника и предлагает время',
    'The coordinator looks for a technician and offers a time',
  ),
  confirmation: both('Клиент подтверждает время', 'The client confirms the time'),
  order: both('Заказан датчик: срок выезда стоит', 'A sensor is ordered: the term of the visit stands'),
  receipt: both('Датчик получен: отсчёт продолжается', 'The sensor is there: the term counts on'),
  noShow: both(
    'Техник приехал, а автомобиля нет: готовность снята',
    'The technician is there and the vehicle is not: readiness is withdrawn',
  ),
  secondOffer: both('Координатор предлагает другое время', 'The coordinator offers another time'),
  secondConfirmation: both(
    'Клиент подтверждает время и этим снова даёт готовность: отсчёт начат заново',
    'The client confirms, which gives readiness again: the term counts anew',
  ),
  work: both('Второй выезд: техник начинает работы', 'The second trip: the technician begins the work'),
  act: both(
    'Работы сделаны: акт с фото и подтверждением клиента',
    "The work is done: an act with a photo and the client's word",
  ),
  check: both('Специалист проверяет работы', 'The specialist checks the work'),
  closing: both(
    'Заявка решена ремонтом и закрыта подтверждением клиента в акте',
    "The ticket is solved as a repair, and closed by the client's confirmation in the act",
  ),
  account: both('Срок выезда и почему он такой', 'The deadline of the visit, and why it is what it is'),
  record: both('Что записано о выезде (так его видит клиент)', 'What is recorded of the visit (as the client sees it)'),
  links: both('Где посмотреть', 'Where to look'),
} as const;

/** Words around the facts of a visit. */
export const visitFactTexts = {
  visit: both('Выезд {number}: {site}, {district}; {address}', 'Visit {number}: {site}, {district}; {address}'),
  resolutionEnded: both(
    'Срок решения закончился запросом выезда: дальше считается срок выезда',
    'The resolution ended with the request; from here the term of the visit counts',
  ),
  requestedKey: both('Ключ 1, запрос: {at}', 'Key 1, requested: {at}'),
  meanwhile: both('Проходит время: {seconds} с', 'Time goes by: {seconds} s'),
  readyKey: both('Ключ 2, готовность: {at}', 'Key 2, ready: {at}'),
  noReadyKey: both('Ключ 2, готовность: клиент её ещё не подтвердил', 'Key 2, ready: not said by the client yet'),
  noTermYet: both('Срока ещё нет: он считается с более позднего ключа', 'No term yet: it counts from the later key'),
  startsAt: both('Отсчёт с {at}: более поздний из ключей', 'Counted from {at}: the later of the keys'),
  suggested: both(
    'Лучше всех подходит {name} ({technician}): {region}, других выездов — {load}',
    'The best to go is {name} ({technician}): {region}, other jobs: {load}',
  ),
  home: both('из того же региона', 'from the same region'),
  away: both('из другого региона', 'from another region'),
  slot: both('Время: {from} – {to} на месте, техник {name}', 'Time: {from} – {to} at the site, technician {name}'),
  ticketKnows: both('Заявка {tid}: {status}. Дальше: {next}', 'Ticket {tid}: {status}. Next: {next}'),
  ordered: both('Поставка обещана: {at}', 'Delivery promised: {at}'),
  stands: both(
    '{clock}: отсчёт стоит, осталось {left} по рабочему времени службы',
    "{clock}: it stands, {left} of the desk's working time are left",
  ),
  expected: both('Если привезут, как обещано: до {due}', 'If it arrives as promised: due {due}'),
  goesOn: both('Отсчёт снова идёт', 'It counts again'),
  waits: both('Ждём согласованного времени: {seconds} с', 'Waiting for the agreed time: {seconds} s'),
  attempts: both('Несостоявшихся выездов: {count}', 'No-shows: {count}'),
  withdrawn: both(
    '{clock}: отсчёт остановлен {at}, готовность снята; когда клиент снова подтвердит готовность, он начнётся заново',
    "{clock}: stopped {at}, readiness withdrawn; with the client's next word it starts anew",
  ),
  photo: both(
    'Фото загружено: {name}, sha256 начинается с {digest}',
    'The photo is uploaded: {name}, its sha256 begins with {digest}',
  ),
  confirmedInAct: both('Работу на месте подтвердил клиент', 'The client confirmed the work on the spot'),
  solution: both('Решение: ремонт; закрыта подтверждением', 'Solution: a repair; closed by confirmation'),
  // What is held against the story.
  stage: both('этап выезда', 'stage of the visit'),
  ticketStage: both('этап заявки', 'stage of the ticket'),
  visits: both('выездов у заявки', 'visits of the ticket'),
  resolutionStopped: both('остановка срока решения', 'the stop of the resolution'),
  start: both('начало отсчёта', 'the start of the count'),
  counts: both('сколько раз начат отсчёт', 'how often the term began to count'),
  term: both('срок выезда', 'the term of the visit'),
  clockState: both('отсчёт срока выезда', 'the clock of the visit'),
  notEarlier: both(
    'срок после паузы не раньше прежнего',
    'the due instant after the pause is not before the earlier one',
  ),
  expectedLater: both('ожидаемый срок позже прежнего', 'the expected due instant is after the earlier one'),
  region: both('регион предложенного техника', 'the region of the suggested technician'),
  solutionKind: both('вид решения', 'kind of the solution'),
  closedHow: both('как закрыта', 'how it was closed'),
  accountLine: both('строка расчёта', 'line of the account'),
  told: both('заявка знает о согласованном времени', 'the ticket knows of the agreed time'),
  closed: both('заявка закрыта', 'the ticket is closed'),
} as const;

export const visitLinkTexts = {
  ticket: both('Заявка (API)', 'The ticket (API)'),
  visit: both('Выезд (API)', 'The visit (API)'),
  account: both('Расчёт срока', 'The account of the deadline'),
  parent: both('Процесс заявки в Temporal UI', "The ticket's workflow in Temporal UI"),
  child: both('Процесс выезда, дочерний', "The visit's workflow, its child"),
  search: both('Оба поиском', 'Both by a query'),
} as const;

/** What the people of the story write. */
export const visitWordTexts = {
  subject: both('Не видно уровня топлива', 'The fuel level is not shown'),
  problem: both(
    'У автомобиля в Новосибирске с утра нет данных об уровне топлива, координаты есть.',
    'A vehicle in Novosibirsk has sent no fuel level since the morning; its position arrives.',
  ),
  assignment: both('Занимается датчиками топлива', 'Knows fuel sensors'),
  triage: both(
    'Проверим настройки датчика и журнал терминала удалённо.',
    "We shall look at the sensor's settings and at the terminal's log remotely.",
  ),
  request: both(
    'Терминал исправен, датчик не отвечает: его надо менять на месте.',
    'The terminal is well, the sensor does not answer: it must be replaced on the spot.',
  ),
  address: both('Новосибирск, ул. Станционная, 60, бокс 4', 'Novosibirsk, Stantsionnaya st. 60, garage 4'),
  contact: both('Виктор Ильин, механик, +7 383 000-00-00', 'Viktor Ilyin, mechanic, +7 383 000-00-00'),
  supplier: both('ООО «Датчик-Сервис»', 'Sensor Service Ltd'),
  part: both('Датчик уровня топлива FLS-200', 'Fuel level sensor FLS-200'),
  noShow: both(
    'Бокс закрыт, автомобиля нет, механик говорит: ушёл в рейс.',
    'The garage is shut and the vehicle gone; the mechanic says it is on a trip.',
  ),
  act: both(
    'Датчик уровня топлива заменён и откалиброван, пломба поставлена.',
    'The fuel level sensor is replaced and calibrated, the seal is set.',
  ),
  before: both('уровень топлива: нет данных', 'fuel level: no data'),
  after: both('уровень топлива: 212 л', 'fuel level: 212 l'),
  confirmedBy: both('Виктор Ильин, механик', 'Viktor Ilyin, mechanic'),
  check: both(
    'Датчик заменён, уровень топлива снова приходит на сервер.',
    'The sensor is replaced, and its level arrives at the server again.',
  ),
} as const;
