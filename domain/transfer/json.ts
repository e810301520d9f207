import type { Faults } from './faults';
import { transferLimits, type Origin, type SourceFile } from './records';
import type { Fields } from './values';

/** A JSON object, as it was saved. */
export type Saved = Readonly<{ [key: string]: unknown }>;

/** One record of a saved answer, and where it stood. */
export interface SavedRecord {
  readonly at: Origin;
  readonly value: Saved;
}

/** The deepest that brackets stand in brackets, without those in texts. */
export function depthOf(json: string): number {
  let [depth, deepest, inText] = [0, 0, false];
  for (let place = 0; place < json.length; place += 1) {
    const sign = json[place];
    if (inText) {
      if (sign === '\\') place += 1;
      else if (sign === '"') inText = false;
    } else if (sign === '"') inText = true;
    else if (sign === '{' || sign === '[') deepest = Math.max(deepest, (depth += 1));
    else if (sign === '}' || sign === ']') depth -= 1;
  }
  return deepest;
}

/**
 * The records of a file: a list of them, one alone, an answer with `items` (as Request Tracker pages), or one a line. The line
 * of a record is its place in the list, from 1 on.
 */
export function recordsOf(file: SourceFile, faults: Faults): readonly SavedRecord[] {
  const whole = { file: file.name, line: null };
  const text = file.text.startsWith('\ufeff') ? file.text.slice(1) : file.text;
  if (depthOf(text) > transferLimits.jsonDepth) {
    faults.note(whole, 'too-deep');
    return [];
  }
  const parsed = parsedOf(text);
  if (parsed === undefined) {
    faults.note(whole, 'not-json');
    return [];
  }
  const items =
    parsed.length === 1 && isSaved(parsed[0]) && Array.isArray(parsed[0]['items']) ? parsed[0]['items'] : parsed;
  if (items.length > transferLimits.rows) {
    faults.note(whole, 'too-many-rows');
    return [];
  }
  return items.flatMap((value: unknown, index) => {
    const at = { file: file.name, line: index + 1 };
    if (isSaved(value)) return [{ at, value }];
    faults.note(at, 'unknown-record');
    return [];
  });
}

function parsedOf(text: string): readonly unknown[] | undefined {
  const one = jsonOf(text);
  if (one !== undefined) return Array.isArray(one.value) ? (one.value as unknown[]) : [one.value];
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const values = lines.map(jsonOf);
  return values.some((value) => value === undefined) ? undefined : values.map((value) => value?.value);
}

function jsonOf(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

export function isSaved(value: unknown): value is Saved {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The fields of a saved record; those of the object itself alone. */
export function savedFields({ at, value }: SavedRecord, record: string | null, faults: Faults): Fields {
  return { at, faults, record, get: (field) => (Object.hasOwn(value, field) ? value[field] : undefined) };
}
