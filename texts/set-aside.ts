/** What an administrator reads of a command or a tick whose decision threw. */
import type { Text } from '../domain/regulation/types';
import { both } from './language';

export const setAsideTexts: Readonly<Record<'command' | 'tick', Text>> = {
  command: both(
    '{number}: команда «{type}» не решена из-за ошибки программы. Исправьте причину и рассмотрите её снова.',
    '{number}: the command "{type}" could not be decided because of a fault of ours. Mend its cause and take it up again.',
  ),
  tick: both(
    '{number}: срок «{type}» не обработан из-за ошибки программы. Исправьте причину и рассмотрите его снова.',
    '{number}: the instant "{type}" could not be acted upon because of a fault of ours. Mend its cause and take it up again.',
  ),
};
