import { Prisma } from '../../prisma/generated/client';
import { publicationKind } from '../../domain/publication';
import type { CalendarYear, Instant } from '../../domain/time';
import { contentDigest } from '../json';
import { stateOf } from '../process/state-of';
import type { StoreContext } from '../store-context';
import type { Content } from './content';

/** By which change of the rules something came to hold. */
export interface PublishedBy {
  /** Of the change. */
  readonly id: string;
  /** `publication/12`. */
  readonly number: string;
  readonly desk: string;
  readonly at: Instant;
  readonly personId: string;
}

/** What a year of a layer said from some day on. */
export interface YearRevision {
  readonly revision: number;
  readonly at: Instant;
  readonly digest: string;
  readonly data: CalendarYear;
  /** Null: nobody drafted it here; it came with the product, say. */
  readonly published: PublishedBy | null;
}

/** Every revision of a year of a layer, the oldest first, and who published it. */
export async function readYearHistory(
  context: Pick<StoreContext, 'database'>,
  layer: string,
  year: number,
): Promise<readonly YearRevision[]> {
  const rows = await context.database.calendarYear.findMany({
    where: { layer, year },
    orderBy: { revision: 'asc' },
    select: { revision: true, digest: true, data: true, createdAt: true },
  });
  const publications = rows.length === 0 ? [] : await publicationsOf(context, layer, year);
  return rows.map(({ revision, digest, data, createdAt }, index) => {
    const at = createdAt.getTime();
    const since = rows[index - 1]?.createdAt.getTime() ?? 0;
    // A change is decided in the transaction that writes its year, a moment before: of the same content, the last one since the
    // revision before.
    const published = publications.findLast((each) => each.digest === digest && each.at >= since && each.at <= at);
    return { revision, at, digest, data: data as unknown as CalendarYear, published: published ?? null };
  });
}

/** Changes of a year that were published, the oldest first, each with the digest of what it says of the year. */
async function publicationsOf(
  { database }: Pick<StoreContext, 'database'>,
  layer: string,
  year: number,
): Promise<readonly (PublishedBy & { readonly digest: string })[]> {
  const rows = await database.$queryRaw<{ id: string; content: Content; state: unknown }[]>(Prisma.sql`
    SELECT d."id", d."content", p."state" FROM "draft" d JOIN "process" p ON p."kind" = 'publication' AND p."id" = d."id"
    WHERE d."kind" = 'calendar-years' AND d."stage" IN ('moving', 'done') AND EXISTS (
      SELECT FROM json_array_elements(d."content" -> 'years') y
      WHERE y ->> 'layer' = ${layer} AND (y -> 'year' ->> 'year')::int = ${year}::int)
    ORDER BY d."number"`);
  const found = await Promise.all(
    rows.map(async ({ id, content, state: stored }) => {
      const { number, desk, published } = await stateOf(database, publicationKind, id, stored);
      const years = content.kind === 'calendar-years' ? content.years : [];
      const said = years.find((each) => each.layer === layer && each.year.year === year);
      if (published === null || said === undefined) return [];
      return [{ id, number, desk, at: published.at, personId: published.personId, digest: contentDigest(said.year) }];
    }),
  );
  return found.flat();
}
