import { Prisma } from '../../prisma/generated/client';
import { searchQueryOf, tsqueryOf } from '../../domain/search';
import { plannedAnew, type Database } from '../database';
import { cleanText } from '../json';
import type { Reach } from '../reach';
import { among, everywhere, foundIn, walked, type TextStep } from './steps';

/** How far each way of looking goes before the next is taken. */
export interface SearchBounds {
  /** Tickets that are looked at first, in the order of the list: the first page of a frequent word, and all of a small client. */
  readonly near: number;
  /** Entries that are taken from the index and sorted. */
  readonly few: number;
  /** Tickets that are looked at where the index has more. */
  readonly far: number;
}

const usual: SearchBounds = { near: 400, few: 5_000, far: 10_000 };

/**
 * The first rows of a list that a text finds. Frequent words stand in the next tickets of whatever order, so these are looked at one
 * by one; rare ones stand in few tickets, so these are taken from the index and sorted. Only what is neither is walked far, and what
 * is frequent but lies at the other end of the order is sorted whole.
 *
 * @param list the list with one way of looking; it gives back `cut` of every row
 * @returns nothing for a text in which there is nothing to look for
 */
export async function listByText<Row extends { readonly cut: boolean }>(
  database: Pick<Database, '$queryRaw'>,
  { text, reach }: { readonly text: string; readonly reach: readonly Reach[] },
  list: (step: TextStep) => Promise<Row[]>,
  { near, few, far }: SearchBounds = usual,
): Promise<Row[]> {
  const asked = searchQueryOf(cleanText(text));
  if (asked === undefined || reach.length === 0) return [];
  const query = tsqueryOf(asked);
  // Where a walk ends too early stands a row that says so; what comes before it is all there, and fills the page without it.
  const isWhole = (rows: readonly Row[]): boolean => !rows.some(({ cut }) => cut);
  const next = await list(walked(query, near));
  if (isWhole(next)) return next;
  const found = await fewFound(database, reach, query, few);
  if (found !== undefined) return list(among(found));
  const further = await list(walked(query, far));
  return isWhole(further) ? further : list(everywhere(query));
}

/** The tickets that an index finds; undefined when it has more entries than `most`. */
async function fewFound(
  database: Pick<Database, '$queryRaw'>,
  reach: readonly Reach[],
  query: string,
  most: number,
): Promise<readonly string[] | undefined> {
  const parts = reach.map(
    (each) => Prisma.sql`(
      SELECT e."root_id" FROM "search_entry" e WHERE ${Prisma.join(foundIn(each, query), ' AND ')} LIMIT ${most + 1})`,
  );
  const [found] = await database.$queryRaw<{ ids: string[] | null; tooMany: boolean }[]>(Prisma.sql`${plannedAnew}
    SELECT count(*) > ${most} AS "tooMany", CASE WHEN count(*) <= ${most} THEN array_agg(DISTINCT f."root_id") END AS "ids"
    FROM (${Prisma.join(parts, ' UNION ALL ')}) f`);
  return found?.tooMany === true ? undefined : (found?.ids ?? []);
}
