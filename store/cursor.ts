import type { Instant } from '../domain/time';
import { cleanText, isUuid } from './json';

/** Where a page ended: an instant (null sorts last) and the id that tells equal instants apart. */
export interface Cursor {
  readonly at: Instant | null;
  readonly id: string;
  /** What comes before the instant in lists that rank. */
  readonly rank?: number;
}

/** A cursor as text; what stands in it is nobody's business but the lists'. */
export function writeCursor({ at, id, rank }: Cursor): string {
  return write(rank === undefined ? [at, id] : [at, id, rank]);
}

/** The cursor in a text; undefined for what `writeCursor` did not make. */
export function readCursor(text: string): Cursor | undefined {
  const parsed = parse(text);
  if (!Array.isArray(parsed) || parsed.length < 2 || parsed.length > 3) return undefined;
  const [at, id, rank] = parsed as unknown[];
  if (at !== null && !(typeof at === 'number' && Math.abs(at) <= 8.64e15)) return undefined;
  if (typeof id !== 'string' || !isUuid(id)) return undefined;
  if (rank === undefined) return { at, id };
  return typeof rank === 'number' && Number.isInteger(rank) && rank >= 0 && rank <= 2_147_483_647
    ? { at, id, rank }
    : undefined;
}

/** A cursor of lists in the order of names, such as those of places and parts. */
export function writeNames(names: readonly string[]): string {
  return write(names);
}

/** So many names from a text; undefined for what `writeNames` did not make of as many. */
export function readNames(text: string, count: number): readonly string[] | undefined {
  const parsed = parse(text);
  if (!Array.isArray(parsed) || parsed.length !== count) return undefined;
  const names = parsed.filter((name): name is string => typeof name === 'string' && cleanText(name) === name);
  return names.length === count ? names : undefined;
}

function write(value: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
