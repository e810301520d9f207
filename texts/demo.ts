import { both } from './language';

/** What `npm run demo` says, and what its people say to each other; the story of a visit has its words in demo-visit.ts. */
export const demoTexts = {
  usage: both(
    'Использование: npm run demo [-- [ticket|visit|hivetaxi|eaeu|helpdesk|simai|smartplayer|insales|mail|month] [--lang ru|en]]. Без имени — история заявки (ticket), visit — сервисный выезд, hivetaxi — экстренная работа, eaeu — несколько служб, helpdesk — неисправность сети, simai — обращение с сайта клиента, smartplayer — ошибка и её форма, insales — доработка магазина, mail — вся переписка письмами, month — месяц заявок во всех службах (--seed ЧИСЛО — другой месяц). Продукт должен быть запущен: npm start.',
    'Usage: npm run demo [-- [ticket|visit|hivetaxi|eaeu|helpdesk|simai|smartplayer|insales|mail|month] [--lang ru|en]]. Without a name the story of a ticket (ticket), visit is a field visit, hivetaxi an emergency, eaeu several services, helpdesk a fault of a network, simai a request from the site of a client, smartplayer a bug and its form, insales a customisation of a shop, mail a ticket by letters alone, month a month of tickets at every desk (--seed NUMBER: another month). The product must be running: npm start.',
  ),
  unknownStory: both(
    'Истории «{story}» нет. Есть: {stories}. Использование: npm run demo [-- ИСТОРИЯ] [--lang ru|en].',
    'There is no story "{story}". There are: {stories}. Usage: npm run demo [-- STORY] [--lang ru|en].',
  ),
  notRunning: both(
    'Продукт не отвечает по адресу {api}. Запустите его в другом окне (npm start) и дождитесь адресов; другой порт или папку данных называют PORT и REGLAMENT_HOME.',
    'Nothing answers at {api}. Start the product in another window (npm start) and wait for its addresses; PORT and REGLAMENT_HOME name another port or folder of data.',
  ),
  notReady: both(
    'Продукт по адресу {api} ещё не готов: {answer}. Подождите немного и повторите.',
    'The product at {api} is not ready yet: {answer}. Wait a little and try again.',
  ),
  noAccounts: both(
    'Нет файла {file} с учётными записями. Укажите в REGLAMENT_HOME папку данных запущенного продукта.',
    'There is no file {file} with the accounts. Name the folder of data of the running product in REGLAMENT_HOME.',
  ),
  noAccount: both(
    'В {file} нет учётной записи с ролью «{role}» в службе {desk}.',
    '{file} has no account with the role "{role}" at the desk {desk}.',
  ),
  failed: both('Пошло не так, как в истории: {reason}', 'It did not go as told: {reason}'),
  answered: both(
    '{method} {path}: ответ {status} вместо {expected}',
    '{method} {path}: answered {status} instead of {expected}',
  ),
  differs: both('{what}: «{found}» вместо «{expected}»', '{what}: "{found}" instead of "{expected}"'),
  notSo: both('не так, как рассказано: {what}', 'not as told: {what}'),
  noClock: both('нет срока «{code}»', 'there is no deadline "{code}"'),
  inVain: both('напрасно ждали: {what}', 'waited in vain: {what}'),
} as const;

/** The steps of the story, in order. */
export const stepTexts = {
  people: both('Входят участники', 'The people sign in'),
  whatIf: both(
    'Клиент спрашивает: а если бы заявка пришла в среду 30 декабря 2026 года в 17:00?',
    'The client asks: what if the ticket had come on Wednesday 30 December 2026 at 17:00?',
  ),
  filing: both('Клиент подаёт заявку сейчас', 'The client files a ticket now'),
  assignment: both('Менеджер назначает ответственного', 'The manager assigns it'),
  triage: both(
    'Специалист завершает первый этап: называет ориентировочный срок',
    'The specialist ends stage 1 with an indicative time',
  ),
  proposal: both('Специалист просит продлить срок на 3 рабочих дня', 'The specialist asks for 3 working days more'),
  counter: both('Клиент предлагает меньше: 2 рабочих дня', 'The client offers less: 2 working days'),
  agreement: both(
    'Специалист соглашается: срок продлён по согласию обеих сторон',
    'The specialist agrees: the limit is longer by agreement of both',
  ),
  solution: both('Специалист предлагает решение', 'The specialist brings a solution'),
  objection: both('Клиент возражает: решено не всё', 'The client objects: not all is solved'),
  secondSolution: both('Специалист предлагает решение ещё раз', 'The specialist brings a solution again'),
  confirmation: both('Клиент подтверждает решение: заявка закрыта', 'The client confirms: the ticket is closed'),
  rating: both('Клиент оценивает работу', 'The client rates the work'),
  deadlines: both('Сроки заявки и почему они такие', 'The deadlines of the ticket, and why they are what they are'),
  record: both('Что записано в заявке (так её видит клиент)', 'What the ticket records (as the client sees it)'),
  links: both('Где посмотреть', 'Where to look'),
} as const;

/** Words around the facts. */
export const factTexts = {
  role: {
    client: both('клиент, {company}', 'client, {company}'),
    specialist: both('специалист {shortId}', 'specialist {shortId}'),
    manager: both('менеджер {shortId}', 'manager {shortId}'),
    coordinator: both('координатор {shortId}', 'coordinator {shortId}'),
    technician: both('техник {shortId}', 'technician {shortId}'),
    integrator: both('программа клиента, {company}', "client's program, {company}"),
  },
  ticket: both('Заявка {tid}: {subject}', 'Ticket {tid}: {subject}'),
  topic: both('Тема: {topic}', 'Topic: {topic}'),
  vehicles: both('ТС: {vehicles}', 'Vehicles: {vehicles}'),
  status: both('Статус: {status}. Дальше: {next}', 'Status: {status}. Next: {next}'),
  estimate: both('Ориентировочный срок: {at}', 'Indicative time: {at}'),
  wouldBeDue: both('Тогда срок решения — {at}', 'The resolution would then be due {at}'),
  objection: both(
    'Возразить можно {term} с доставки решения, до {at}',
    'Objections are taken for {term} from delivery, until {at}',
  ),
  rated: both('Оценка: «Хорошо»; причина: «Скорость решения»', 'Rating: "Good"; reason: "Speed of the solution"'),
  due: both('{clock} — до {due}', '{clock} — due {due}'),
  limit: both('Предел: {limit}. Основание: {source}', 'Limit: {limit}. By: {source}'),
  stopped: both('Остановлен {at}: {verdict}', 'Stopped {at}: {verdict}'),
  inTime: both('вовремя', 'in time'),
  late: both('с опозданием', 'late'),
  noDue: both('{clock} — без срока', '{clock} — no due date'),
  solutionDelivered: both('решение доставлено', 'the solution is delivered'),
  stage: both('этап', 'stage'),
  ratingKept: both('сохранённая оценка', 'the rating kept'),
  extensionKept: both('продления срока решения', 'extensions of the resolution'),
  system: both('система', 'the system'),
  done: both('Всё прошло, как рассказано.', 'Everything went as told.'),
} as const;

export const linkTexts = {
  api: both('Заявка (API)', 'The ticket (API)'),
  timeline: both('Хронология', 'The timeline'),
  docs: both('Описание API', 'API documentation'),
  engine: both('Процесс в Temporal UI', 'Its workflow in Temporal UI'),
  search: both('Он же поиском', 'The same by a query'),
  key: both(
    'Читать по API: заголовок «Authorization: Bearer КЛЮЧ», ключи в {file}',
    'To read over the API: the header "Authorization: Bearer KEY", keys are in {file}',
  ),
} as const;

/** What the people of the story write. */
export const wordTexts = {
  subject: both('Три автомобиля пропали с карты', 'Three vehicles are gone from the map'),
  problem: both(
    'С восьми утра на карте не видны три тягача. Питание трекеров есть, индикатор связи мигает красным. Перезапуск не помог.',
    'Since eight in the morning three lorries are not on the map. The trackers have power, their link lamp blinks red. A restart did not help.',
  ),
  assignment: both('Занимается трекерами этой серии', 'Knows trackers of this series'),
  triage: both(
    'Причина найдена: трекеры потеряли настройки связи. Настроим удалённо и проверим, что координаты снова приходят.',
    'The cause is found: the trackers have lost their link settings. We shall set them up remotely and check that positions arrive.',
  ),
  proposal: both('Для одного трекера нужна прошивка от производителя', 'One tracker needs firmware from its maker'),
  solution: both(
    'Два трекера настроены, третий прошит. Координаты приходят.',
    'Two trackers are set up, the third has new firmware. Positions arrive.',
  ),
  objection: both(
    'Два автомобиля видны, третий — по-прежнему нет.',
    'Two vehicles are on the map, the third still is not.',
  ),
  secondSolution: both(
    'У третьего трекера был неверный адрес сервера. Исправлено, проверено по последнему часу движения.',
    'The third tracker had a wrong address of the server. Mended, and checked by the last hour of its way.',
  ),
  comment: both('Разобрались быстро и всё объяснили.', 'Found out fast and explained everything.'),
} as const;
