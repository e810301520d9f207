import type { Text } from '../../domain/regulation/types';
import { both } from '../language';

/** Queues that are saved under a name. */
export const savedTexts = {
  save: both('Сохранить очередь', 'Save the queue'),
  change: both('Изменить очередь', 'Change the queue'),
  name: both('Название', 'Name'),
  noName: both('Назовите очередь.', 'Give the queue a name.'),
  shared: both('Для всей службы', 'For all of the desk'),
  sharedHint: both(
    'Очередь увидят все сотрудники. «Мои» и «Ждут меня» в ней у каждого свои.',
    'Everybody of the desk sees it. “Mine” and “Waiting for me” in it are each reader’s own.',
  ),
  by: both('Сохранил(а):', 'Saved by:'),
  keep: both('Сохранить', 'Save'),
  remove: both('Удалить', 'Delete'),
  own: both('Ваша очередь', 'Your queue'),
  ofDesk: both('Общая очередь службы', 'A queue of the desk'),
  more: both('Ещё очереди', 'More queues'),
} as const satisfies Record<string, Text>;
