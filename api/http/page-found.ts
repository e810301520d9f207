import { listMark } from '../../store/cursor';
import { pageWithin } from '../../store/page';
import type { BadCursor, Page } from '../../store/page';
import { Problem } from '../problems';

/** Which page of a list is asked for. */
export interface PageAsked {
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

/** The page that a list gave. @throws Problem for a cursor that no page of it gave */
export function pageFound<P extends { readonly kind: 'page' }>(found: P | BadCursor): P {
  if (found.kind === 'bad-cursor') throw new Problem('bad-cursor');
  return found;
}

/** A page of a list that is read whole. @throws Problem for a cursor that no page of it gave */
export function pageOfWhole<T>(
  all: readonly T[],
  name: string,
  { cursor, limit }: PageAsked,
  keyOf: (item: T) => string,
): Page<T> {
  return pageFound(pageWithin(all, { mark: listMark(name), cursor: cursor ?? null, most: limit ?? 50, keyOf }));
}
