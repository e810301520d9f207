import type { Instant } from '../domain/time';
import { cleanText, contentDigest, isUuid } from './json';

/** Where a page ended: an instant (null sorts last) and the id that tells equal instants apart. */
export interface Cursor {
  readonly at: Instant | null;
  readonly id: string;
  /** What comes before the instant in lists that rank. */
  readonly rank?: number;
}

/**
 * Tells lists apart, so that a cursor opens pages of its own one alone: by its name, its order, and what was asked of it. Pages of
 * another one would leave out what lies before the cursor there.
 */
export function listMark(name: string, asked: object = {}): string {
  return contentDigest([name, asked]).slice(0, 12);
}

/** A cursor of a list as text; what stands in it is nobody's business but the lists'. */
export function writeCursor(mark: string, { at, id, rank }: Cursor): string {
  return write(mark, rank === undefined ? [at, id] : [at, id, rank]);
}

/** The cursor in a text; undefined for what `writeCursor` did not make, or not for this list. */
export function readCursor(mark: string, text: string): Cursor | undefined {
  const parsed = parse(mark, text);
  if (parsed === undefined || parsed.length < 2 || parsed.length > 3) return undefined;
  const [at, id, rank] = parsed;
  if (at !== null && !(typeof at === 'number' && Math.abs(at) <= 8.64e15)) return undefined;
  if (typeof id !== 'string' || !isUuid(id)) return undefined;
  if (rank === undefined) return { at, id };
  return typeof rank === 'number' && Number.isInteger(rank) && rank >= 0 && rank <= 2_147_483_647
    ? { at, id, rank }
    : undefined;
}

/** A cursor of lists in the order of names, such as those of places and parts. */
export function writeNames(mark: string, names: readonly string[]): string {
  return write(mark, names);
}

/** So many names from a text; undefined for what `writeNames` did not make of as many for this list. */
export function readNames(mark: string, text: string, count: number): readonly string[] | undefined {
  const parsed = parse(mark, text);
  if (parsed?.length !== count) return undefined;
  const names = parsed.filter((name): name is string => typeof name === 'string' && cleanText(name) === name);
  return names.length === count ? names : undefined;
}

function write(mark: string, value: readonly unknown[]): string {
  return Buffer.from(JSON.stringify([mark, ...value])).toString('base64url');
}

function parse(mark: string, text: string): readonly unknown[] | undefined {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (!Array.isArray(parsed)) return undefined;
    const [of, ...place] = parsed as unknown[];
    return of === mark ? place : undefined;
  } catch {
    return undefined;
  }
}
