import { both } from './language';

/** What `npm run due` says around its tables. */
export const dueTexts = {
  received: both('Обращение получено: {at} ({zone})', 'Received: {at} ({zone})'),
  topic: both('Тема: {topic}', 'Topic: {topic}'),
  vehicles: both('ТС: {vehicles}', 'Vehicles: {vehicles}'),
  level: both('Уровень: {level}', 'Level: {level}'),
  priority: both('Приоритет: {priority}', 'Priority: {priority}'),
  contract: both('Договор: {number}', 'Contract: {number}'),
  contractNotValid: both(
    'Внимание: договор {number} на эту дату не действует.',
    'Note: contract {number} does not hold on that date.',
  ),
  due: both('{clock} — до {due}', '{clock} — due {due}'),
  toBeAgreed: both('{clock} — срок подлежит согласованию', '{clock} — to be agreed'),
  notPromised: both('{clock} — срок не обещан', '{clock} — not promised'),
  stated: both('{clock} — дату называет специалист', '{clock} — a person tells the date'),
  pauseStops: both('{cause}: стоят — {clocks}', '{cause}: these stand — {clocks}'),
  pauseStopsNothing: both(
    '{cause}: регламент не останавливает ни один срок',
    '{cause}: the regulation lets no clock stand',
  ),
  notBegun: both('Срок пойдёт с готовности ТС', 'The term counts from the readiness of the vehicle'),
  endedByVisit: both('Срок закончился с запросом выезда {at}', 'The request of the visit has ended it at {at}'),
  rule: both('Основание: {source}', 'By: {source}'),
  day: both('день', 'day'),
  kind: both('вид дня', 'kind'),
  counted: both('засчитано', 'counted'),
  why: both('почему', 'why'),
  usage: both(
    'Использование: npm run due -- --desk КОД --topic ТЕМА [--at "ГГГГ-ММ-ДД ЧЧ:ММ"] ...; всё — по --help.',
    'Usage: npm run due -- --desk CODE --topic TOPIC [--at "YYYY-MM-DD HH:MM"] ...; --help tells all.',
  ),
  help: both(
    `npm run due -- --desk КОД --topic ТЕМА ...
Какие сроки были бы у заявки и почему: каждый день счёта. Ничего не записывается.

  --desk КОД             служба
  --topic КОД            тема; без неё — тема формы (--request-type)
  --topics               перечислить темы службы
  --request-type КОД     форма обращения
  --at ВРЕМЯ             когда заявка получена; по умолчанию — сейчас
  --vehicles N           число ТС
  --priority КОД         приоритет
  --level КОД            уровень обслуживания
  --category КОД         вид проблемы
  --contract ФАЙЛ        договор, по которому считать
  --pause ПРИЧИНА=ОТ/ДО  ожидание по коду из регламента; без ДО — оно продолжается; можно несколько
  --parts ОТ/ДО          заказ запчастей и их получение; без ДО — ещё в пути; можно несколько
  --extend N | ДАТА      согласованное продление на N дней или до даты; можно несколько
  --visit СУБЪЕКТ=ЗАПРОС/ГОТОВНОСТЬ
                         выезд: код субъекта Федерации, когда запрошен и с какого времени ТС готово
  --emergency ВРЕМЯ      когда объявлена авария
  --lang ru|en           язык ответа
  --help                 эта справка

ВРЕМЯ, ОТ и ДО — по времени службы («2026-12-30 17:00», «2026-12-30») или со смещением (2026-12-30T17:00+03:00).
Код возврата: 0 — сроки названы, 1 — регламент такого не знает или не допускает, 2 — команда составлена неверно.`,
    `npm run due -- --desk CODE --topic TOPIC ...
Which dates a ticket would have and why, day by day. Nothing is stored.

  --desk CODE            the desk
  --topic CODE           the topic; without it that of the form (--request-type)
  --topics               list the topics of the desk
  --request-type CODE    the form
  --at TIME              when the ticket is received; default: now
  --vehicles N           number of vehicles
  --priority CODE        priority
  --level CODE           service level
  --category CODE        category of the problem
  --contract FILE        the contract to count by
  --pause CAUSE=FROM/TO  a wait by its code in the regulation; without TO it goes on; may be given several times
  --parts FROM/TO        an order of parts and its receipt; without TO still on its way; several times
  --extend N | DATE      an agreed extension by N days or until a date; several times
  --visit SUBJECT=REQUESTED/READY
                         a field visit: code of the federal subject, when it is asked for, since when the vehicle is ready
  --emergency TIME       when an emergency is declared
  --lang ru|en           language of the answer
  --help                 this help

TIME, FROM and TO are in the desk's time ("2026-12-30 17:00", "2026-12-30") or carry an offset (2026-12-30T17:00+03:00).
Exit status: 0 the dates are told, 1 the regulation does not know or allow it, 2 the command is not well formed.`,
  ),
  topics: both('Темы службы «{desk}»:', 'Topics of the desk "{desk}":'),
  whichTopic: both('Какая тема? Есть: {known}.', 'Which topic? There are: {known}.'),
  remaining: both('{clock} — срок стоит, осталось {left}', '{clock} — stands, {left} left'),
  notYet: both('{clock} — срок ещё не пошёл', '{clock} — not begun yet'),
  parts: both('Запчасти: {from} — {to}', 'Parts: {from} to {to}'),
  visit: both(
    'Выезд: {subject}, запрошен {requested}, ТС готово: {ready}',
    'Visit: {subject}, asked for {requested}, vehicle ready: {ready}',
  ),
  pause: both('Ожидание: {from} — {to}; {effect}', 'Wait: {from} to {to}; {effect}'),
  open: both('ещё нет', 'not yet'),
  refused: both('Регламент не допускает ({place}): {reason}', 'The regulation does not allow it ({place}): {reason}'),
  notInRegulation: both(
    'Регламент этой службы не знает, что такое --{option}.',
    'The regulation of this desk knows nothing of --{option}.',
  ),
  unknownDesk: both('Нет службы «{value}». Есть: {known}.', 'There is no desk "{value}". There are: {known}.'),
  unknownTopic: both(
    'В регламенте нет темы «{value}». Есть: {known}.',
    'The regulation has no topic "{value}". There are: {known}.',
  ),
  unknownLevel: both(
    'В регламенте нет уровня «{value}». Есть: {known}.',
    'The regulation has no level "{value}". There are: {known}.',
  ),
  unknownCategory: both(
    'В регламенте нет вида проблем «{value}». Есть: {known}.',
    'The regulation has no category "{value}". There are: {known}.',
  ),
  unknownPriority: both(
    'В регламенте нет приоритета «{value}». Есть: {known}.',
    'The regulation has no priority "{value}". There are: {known}.',
  ),
  badTime: both(
    '«{value}» — не время. Напишите «2026-12-30 17:00» по времени службы или момент со смещением: 2026-12-30T17:00+03:00.',
    '"{value}" is not a time. Write "2026-12-30 17:00" in the desk\'s time, or an instant with an offset: 2026-12-30T17:00+03:00.',
  ),
  badSpan: both(
    '«{value}» — не промежуток. Напишите «ОТ/ДО», например «2027-01-11 10:00/2027-01-13 12:00»; конец не раньше начала.',
    '"{value}" is no span. Write FROM/TO, such as "2027-01-11 10:00/2027-01-13 12:00"; the end is not before the start.',
  ),
  badNamed: both('«{value}»: нужно {form}.', '"{value}": {form} is wanted.'),
  badExtension: both(
    '«{value}» — не продление. Напишите число дней от 1 до 366 или дату вида 2027-01-20.',
    '"{value}" is no extension. Write a number of days from 1 to 366, or a date such as 2027-01-20.',
  ),
  pauseForm: both('ПРИЧИНА=ОТ/ДО', 'CAUSE=FROM/TO'),
  visitForm: both('СУБЪЕКТ=ЗАПРОС/ГОТОВНОСТЬ', 'SUBJECT=REQUESTED/READY'),
  beforeStart: both('Выезд не запрашивают раньше заявки.', 'A visit is not asked for before its ticket.'),
  unknownRequestType: both(
    'В регламенте нет формы «{value}». Есть: {known}.',
    'The regulation has no form "{value}". There are: {known}.',
  ),
  badVehicles: both(
    'Число ТС — целое, от 1: «{value}» не подходит.',
    'The number of vehicles is whole, from 1: "{value}" will not do.',
  ),
} as const;

export const weekDays = both('вс пн вт ср чт пт сб', 'Sun Mon Tue Wed Thu Fri Sat');
