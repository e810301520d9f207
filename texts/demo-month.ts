import { both } from './language';

/** What `npm run demo -- month` says. */
export const monthTexts = {
  badSeed: both(
    '--seed называет число от 1 до 999999 и есть только у истории month.',
    '--seed is a number from 1 to 999999, and only the story month has it.',
  ),
  filling: both('Каждая служба проживает прошедший месяц', 'Every desk lives through the month that has passed'),
  desk: both(
    '{desk}: подано {filed}, закрыто {closed}, открыто {open}',
    '{desk}: {filed} filed, {closed} closed, {open} open',
  ),
  known: both(
    'Этот месяц уже есть. Ещё один, с другими заявками: npm run demo -- month --seed ЧИСЛО (сейчас {seed}).',
    'This month is there already. Another one, with other tickets: npm run demo -- month --seed NUMBER (now {seed}).',
  ),
  starting: both('Открытые заявки получают свои процессы в Temporal', 'Open tickets get their workflows in Temporal'),
  notStarted: both(
    'Процессы не запускаются: осталось {count}. Работает ли worker (npm start)? Заявки на месте, процессы появятся, как только он заработает.',
    'Workflows are not started: {count} to go. Is a worker running (npm start)? The tickets are there, and their workflows come as soon as one is.',
  ),
  links: both(
    'Списки и доски: {api}/api/docs; процессы: {temporalUi}',
    'Lists and boards: {api}/api/docs; workflows: {temporalUi}',
  ),
  done: both('Месяц готов.', 'The month is there.'),
} as const;
