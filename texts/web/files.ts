import { both } from '../language';

/** Files that go with words. */
export const fileTexts = {
  add: both('Прикрепить файлы', 'Attach files'),
  photo: both('Сделать снимок', 'Take a photo'),
  drop: both('Отпустите файлы здесь', 'Drop the files here'),
  hint: both('Файлы можно перетащить сюда или вставить из буфера.', 'Files can be dropped here or pasted.'),
  notKept: both(
    'Если обновить страницу, файлы придётся выбрать снова. Текст сохранится.',
    'Loaded anew, the page keeps the text; files have to be chosen again.',
  ),
  remove: both('Убрать {name}', 'Remove {name}'),
  again: both('Повторить {name}', 'Try {name} again'),
  uploading: both('{name}: загружается', '{name}: uploading'),
  ready: both('{name}: прикреплён', '{name}: attached'),
  failed: both('{name}: {why}', '{name}: {why}'),
  files: both('Прикреплённые файлы', 'Attached files'),
  wait: both('Дождитесь загрузки файлов', 'Wait until the files are uploaded'),
  bytes: both('{count} Б', '{count} B'),
  kilobytes: both('{count} КБ', '{count} KB'),
  megabytes: both('{count} МБ', '{count} MB'),
} as const;
