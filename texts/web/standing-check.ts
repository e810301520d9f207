import { both } from '../language';

/** The standing check of a desk. */
export const checkTexts = {
  hint: both(
    'Раз в час проверяется, что у каждого открытого процесса есть выполнение и будильник, у каждого шага — тот, кто его сделает, а каждое принятое слово рассмотрено. Найденное стоит здесь, пока следующий обход не увидит, что оно исправлено.',
    'Once an hour it is proven that every open process has its run and its timer, every step somebody who takes it, and every accepted word its outcome. What is found stands here until a later pass sees that it is mended.',
  ),
  now: both('Проверить сейчас', 'Check now'),
  passing: both('Идёт обход', 'A pass is under way'),
  last: both('Последний обход', 'Last pass'),
  lastCounts: both('осмотрено: {asked}, найдено: {found}', 'looked at: {asked}, found: {found}'),
  next: both('Следующий обход', 'Next pass'),
  late: both('Обход не идёт', 'Nobody checks'),
  lateHint: both(
    'Посмотрите, работает ли worker и отвечает ли ему Temporal. Пока обхода нет, здесь стоит найденное раньше. Не идёт с:',
    'See whether the worker runs and Temporal answers it. Until there is a pass, what was found before stands here. Since:',
  ),
  never: both('Обхода ещё не было', 'There was no pass yet'),
  empty: both('Всё на месте', 'All is well'),
  emptyHint: both('Последний обход ничего не нашёл.', 'The last pass found nothing.'),
  notYetHint: both('Первый обход начнётся через минуту.', 'The first pass begins within a minute.'),
  act: both('Что делать', 'What to do'),
  toTicket: both('К заявке', 'To the ticket'),
  toEngine: both('В Temporal UI', 'In Temporal UI'),
} as const;
