import type { Text } from '../domain/regulation/types';
import { both } from './language';

/** Why a clock has no term to count. */
export const noTerm = {
  'to-be-agreed': both('Срок согласуется с клиентом', 'The limit is to be agreed with the client'),
  'not-promised': both('Срок не обещан', 'No limit is promised'),
  stated: both('Дата названа: {when}', 'The date was told: {when}'),
  agreed: both('Согласованная дата: {when}', 'Agreed date: {when}'),
} as const satisfies Record<string, Text>;

/** Instead of the date of what nobody promises, within a sentence. */
export const noPromise = both('не обещан', 'not promised');

/** A due instant that was put off because the warning before it arrived late. */
export const heldText = both(
  'Не раньше {until}: предупреждение дошло позже, чем должно было',
  'Not before {until}: the warning arrived later than it should have',
);

/** Instead of a due date that is not known yet. */
export const noDate = both('пока не установлен', 'not set yet');
