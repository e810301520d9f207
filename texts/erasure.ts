/** What is read where words were erased, and of the act. */
import type { MentionForm } from '../domain/erasure';
import type { Text } from '../domain/regulation/types';
import { both } from './language';

/** Stands where words stood. It is kept, not translated: whoever reads it reads it in the one or the other language. */
export const erasedMark = '[удалено / erased]';

/** What erasing cannot reach, told with its answer. */
export const erasureLeaves = {
  backups: both(
    'Резервные копии, снятые раньше: они хранят прежнее, пока не удалены.',
    'Backups that were taken before: they hold what was until they are removed.',
  ),
  histories: both(
    'Истории Temporal хранят номера, коды и идентификаторы; слов и имён в них нет, кроме причин, введённых в Temporal UI, до конца срока хранения.',
    'Histories of Temporal hold numbers, codes and ids; no words or names, except reasons entered in Temporal UI, until their retention ends.',
  ),
  letters: both('Письма, которые уже ушли адресатам.', 'Letters that have left for their readers.'),
  exports: both('Выгрузки и файлы, скачанные раньше.', 'Exports and files that were downloaded before.'),
} as const;

/** How a ticket may speak of somebody. */
export const mentionFormTexts: Readonly<Record<MentionForm, Text>> = {
  name: both('имя и фамилия в другом порядке или падеже', 'name and surname in another order or form'),
  initials: both('с инициалами', 'with initials'),
  address: both('начало адреса почты', 'the local part of the address'),
  part: both('только имя или фамилия', 'name or surname alone'),
};
