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
