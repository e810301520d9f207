import { searchQueryOf, tsqueryOf } from '../../domain/search';
import { cleanText } from '../json';
import type { Reach } from '../reach';
import { everywhere, walked, type TextStep } from './steps';

/** How far a list is walked, ticket by ticket, before the index is asked. */
export interface SearchBounds {
  /** Tickets of a whole desk that tell how frequent a text is. */
  readonly sample: number;
  /** Tickets of one client, or of one person: mostly all there are. */
  readonly own: number;
  /** Tickets that are walked for a text that is found often in the sample. */
  readonly far: number;
}

const usual: SearchBounds = { sample: 100, own: 600, far: 3_000 };
/** Of the sample: a text that more have fills its page on a far walk. */
const frequent = 0.03;

/**
 * The first rows of a list that a text finds. Frequent words stand in the next tickets of whatever order, so these are looked at one
 * by one; of rare ones the index knows all tickets, and these are sorted. Which a text is, the next tickets tell; where they
 * mislead, the answer is the same and takes longer.
 *
 * @param asked `walks`: the order can be walked ticket by ticket; default: it can. Where a filter has no index with the order, it cannot.
 * @param list the list with one way of looking; it gives back `cut` of every row
 * @returns nothing for a text in which there is nothing to look for
 */
export async function listByText<Row extends { readonly cut: boolean }>(
  { text, reach, walks = true }: { readonly text: string; readonly reach: readonly Reach[]; readonly walks?: boolean },
  list: (step: TextStep) => Promise<Row[]>,
  bounds: Partial<SearchBounds> = {},
): Promise<Row[]> {
  const asked = searchQueryOf(cleanText(text));
  if (asked === undefined || reach.length === 0) return [];
  const query = tsqueryOf(asked);
  if (!walks) return list(everywhere(query));
  const { sample, own, far } = { ...usual, ...bounds };
  // Where a walk ends too early stands a row that says so; what comes before it is all there, and fills the page without it.
  const isWhole = (rows: readonly Row[]): boolean => !rows.some(({ cut }) => cut);
  const near = reach.every(({ clientId }) => clientId !== undefined) ? own : sample;
  const next = await list(walked(query, near));
  if (isWhole(next)) return next;
  if (next.length > frequent * near) {
    const further = await list(walked(query, far));
    if (isWhole(further)) return further;
  }
  return list(everywhere(query));
}
