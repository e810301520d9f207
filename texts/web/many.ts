import type { Text } from '../../domain/regulation/types';
import { both } from '../language';

/** The same act on many tickets. */
export const manyTexts = {
  bar: both('С выбранными заявками', 'With the chosen tickets'),
  chosen: both('Выбрано: {count}', 'Chosen: {count}'),
  most: both('Больше {most} за раз нельзя', 'No more than {most} at a time'),
  clear: both('Снять выбор', 'Choose none'),
  choose: both('Выбрать', 'Choose'),
  assign: both('Назначить', 'Assign'),
  classify: both('Тема и приоритет', 'Topic and priority'),
  reply: both('Ответить', 'Reply'),
  note: both('Заметка', 'Note'),
  send: both('Отправить ({count})', 'Send ({count})'),
  give: both('Сделать для всех ({count})', 'Do for all ({count})'),
  cancel: both('Отменить', 'Cancel'),
  nothing: both('Укажите, что изменить.', 'Say what to change.'),
  nobodyChosen: both('Выберите, кому назначить.', 'Choose to whom.'),
  noWords: both('Напишите текст.', 'Write the words.'),
  toClients: both(
    'Один и тот же текст получит автор каждой заявки.',
    'The author of every ticket gets the same words.',
  ),
  held: both('Уйдёт через {seconds} с', 'Goes out in {seconds} s'),
  going: both('Сделано {done} из {all}', '{done} of {all} done'),
  stop: both('Остановить', 'Stop'),
  done: both('Сделано: {count}', 'Done: {count}'),
  refused: both('Не вышло: {count}. Эти заявки остались выбранными.', 'Not done: {count}. These stay chosen.'),
  lost: both('Не вышло с заявками: {count}', 'Not done with some tickets: {count}'),
  lostHint: both('Причину покажет сама заявка: {tids}', 'The ticket itself says why: {tids}'),
  hide: both('Скрыть', 'Hide'),
  again: both(
    'Нажмите ещё раз: что уже сделано, не повторится.',
    'Press again: what is done already is not done twice.',
  ),
} as const satisfies Record<string, Text>;
