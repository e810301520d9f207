import { Prisma } from '../../prisma/generated/client';
import type { Instant } from '../../domain/time';
import type { StoreContext } from '../store-context';
import { visibleWithinMs } from '../tickets/ticket-filter';

/** What is asked for: of these desks, and of these companies where they are named. */
export interface ChangedAsked {
  readonly desks: readonly string[];
  readonly clientIds?: readonly string[] | null;
  readonly since: Instant;
  /** So many at most, whichever they are. */
  readonly most: number;
}

/** A ticket or a visit, and the revision that it has now. */
export interface ChangedProcess {
  readonly kind: string;
  readonly id: string;
  readonly revision: number;
}

/**
 * All tickets and visits that have changed since an instant, and those of which that may have become visible since: a change bears the
 * instant at which it was decided. So what was seen already may be among them.
 */
export async function changedSince(
  { database }: StoreContext,
  { desks, clientIds = null, since, most }: ChangedAsked,
): Promise<ChangedProcess[]> {
  const from = new Date(since - visibleWithinMs);
  const theirs = clientIds === null ? Prisma.empty : Prisma.sql`AND "client_id" = ANY(${[...clientIds]}::uuid[])`;
  // Each kind has an index of its own by changes. They come as one value: rows would each cost more than all of this.
  const of = (kind: Prisma.Sql) => Prisma.sql`
    SELECT "kind", "id", "revision" FROM "process"
    WHERE "kind" = ${kind} AND "desk" = ANY(${[...desks]}) AND "updated_at" >= ${from} ${theirs}`;
  const [row] = await database.$queryRaw<{ all: [string, string, number][] | null }[]>(Prisma.sql`
    SELECT jsonb_agg(jsonb_build_array("kind", "id", "revision")) AS "all"
    FROM (${of(Prisma.raw(`'ticket'`))} UNION ALL ${of(Prisma.raw(`'visit'`))} LIMIT ${most}) AS "changed"`);
  return (row?.all ?? []).map(([kind, id, revision]) => ({ kind, id, revision }));
}
