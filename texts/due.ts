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
  rule: both('Основание: {source}', 'By: {source}'),
  day: both('день', 'day'),
  kind: both('вид дня', 'kind'),
  counted: both('засчитано', 'counted'),
  why: both('почему', 'why'),
  usage: both(
    'Использование: npm run due -- --desk КОД --topic ТЕМА --at "ГГГГ-ММ-ДД ЧЧ:ММ" [--vehicles N] [--level КОД] [--priority КОД] [--contract ФАЙЛ] [--lang ru|en]',
    'Usage: npm run due -- --desk CODE --topic TOPIC --at "YYYY-MM-DD HH:MM" [--vehicles N] [--level CODE] [--priority CODE] [--contract FILE] [--lang ru|en]',
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
  unknownPriority: both(
    'В регламенте нет приоритета «{value}». Есть: {known}.',
    'The regulation has no priority "{value}". There are: {known}.',
  ),
  badTime: both(
    '«{value}» — не время. Напишите «2026-12-30 17:00» по времени службы или момент со смещением: 2026-12-30T17:00+03:00.',
    '"{value}" is not a time. Write "2026-12-30 17:00" in the desk\'s time, or an instant with an offset: 2026-12-30T17:00+03:00.',
  ),
  badVehicles: both(
    'Число ТС — целое, от 1: «{value}» не подходит.',
    'The number of vehicles is whole, from 1: "{value}" will not do.',
  ),
  outOfRange: both('Срок не вычислить: {reason}.', 'The date cannot be computed: {reason}.'),
} as const;

export const weekDays = both('вс пн вт ср чт пт сб', 'Sun Mon Tue Wed Thu Fri Sat');
