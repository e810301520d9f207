import { depthOf, isSaved, type Saved } from '../json';
import { transferLimits } from '../records';
import { textOf, type Fields } from '../values';

/** What a contract changes, as a JSON object; nothing where the cell is empty. */
export function readPatch(fields: Fields, field: string): Saved {
  const text = textOf(fields.get(field));
  if (text === null) return {};
  try {
    const patch: unknown = depthOf(text) > transferLimits.jsonDepth ? null : JSON.parse(text);
    if (isSaved(patch)) return patch;
  } catch {
    // Said below.
  }
  fields.faults.note(fields.at, 'not-a-patch', fields.record, field);
  return {};
}
