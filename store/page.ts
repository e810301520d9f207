import { readNames, writeNames } from './cursor';

/** A page of a list. */
export interface Page<T> {
  readonly kind: 'page';
  readonly items: readonly T[];
  /** For the next page; null after the last. */
  readonly cursor: string | null;
}

/** The cursor was not made by this list. */
export interface BadCursor {
  readonly kind: 'bad-cursor';
}

/** The page that a list makes of what it found: so many, and one more where the list goes on. */
export function pageOf<T>(found: readonly T[], most: number, cursorOf: (last: T) => string): Page<T> {
  const items = found.slice(0, most);
  const last = items.at(-1);
  return { kind: 'page', items, cursor: found.length > most && last !== undefined ? cursorOf(last) : null };
}

/** A page of a list that is short enough to be read whole, such as the versions of a regulation. @param keyOf names each item */
export function pageWithin<T>(
  all: readonly T[],
  { mark, cursor, most, keyOf }: PageAsked & { readonly keyOf: (item: T) => string },
): Page<T> | BadCursor {
  const [after] = cursor === null ? [null] : (readNames(mark, cursor, 1) ?? []);
  const place = after === null ? -1 : all.findIndex((item) => keyOf(item) === after);
  if (after !== null && place === -1) return { kind: 'bad-cursor' };
  return pageOf(all.slice(place + 1, place + 2 + most), most, (last) => writeNames(mark, [keyOf(last)]));
}

interface PageAsked {
  /** Of the list. */
  readonly mark: string;
  readonly cursor: string | null;
  readonly most: number;
}
