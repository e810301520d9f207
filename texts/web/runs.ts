import { both } from '../language';

/** Runs of Temporal. */
export const runTexts = {
  title: both('Процесс в Temporal', 'Runs in Temporal'),
  hint: both(
    'Здесь процессы, которым больше минуты не удаётся сообщить новости. Сроки и ответы не страдают: работник повторяет сам. Если строк много, Temporal недоступен.',
    'Runs that could not be told news for more than a minute. Dates and answers do not suffer: the worker tries again by itself. Many lines mean that Temporal is away.',
  ),
  since: both('Отстал с', 'Behind since'),
  started: both('Запущен', 'Started'),
  never: both('ещё нет', 'not yet'),
  nextTick: both('Следующее событие', 'Next event'),
  engine: both('Открыть {id} в Temporal', 'Open {id} in Temporal'),
  ended: both('завершён', 'ended'),
  empty: both('Temporal знает всё', 'Temporal knows all'),
  emptyHint: both('Ни один процесс не отстал.', 'No run is behind.'),
} as const;
