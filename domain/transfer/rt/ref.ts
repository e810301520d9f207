import { isSaved } from '../json';
import { textOf } from '../values';

/** The id of what a field refers to: `{ id, type, _url }`, or the id alone. */
export function refOf(value: unknown): string | null {
  return isSaved(value) ? textOf(value['id']) : textOf(value);
}
