import type { Fault } from '../problems';

/** NUL, which PostgreSQL's text refuses, and halves of surrogate pairs, which no encoding can carry. */
const unfit = /[\0\p{Surrogate}]/u;
const deepest = 32;

/**
 * Looks through a parsed body, query or path for what no schema should have to think of: strings that cannot be
 * stored, the key `__proto__`, and nesting deeper than anything here needs.
 *
 * @param place the pointer's beginning: empty for the body
 */
export function unfitText(value: unknown, place = '', depth = 0): Fault | null {
  if (typeof value === 'string') {
    if (!unfit.test(value)) return null;
    return { pointer: place, code: 'unfit-text' };
  }
  if (typeof value !== 'object' || value === null) return null;
  if (depth >= deepest) return { pointer: place, code: 'too-deep', values: { most: deepest } };
  for (const [key, inner] of Object.entries(value)) {
    const pointer = `${place}/${escapePointer(key)}`;
    if (key === '__proto__' || unfit.test(key)) return { pointer: place, code: 'unfit-key' };
    const fault = unfitText(inner, pointer, depth + 1);
    if (fault) return fault;
  }
  return null;
}

/** One step of a JSON pointer (RFC 6901). */
export function escapePointer(step: string): string {
  return step.replace(/~/g, '~0').replace(/\//g, '~1');
}
