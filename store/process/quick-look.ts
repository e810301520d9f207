import { Prisma } from '../../prisma/generated/client';
import { nextTick } from '../../domain/process';
import type { ProcessState, Rules } from '../../domain/process';
import type { Instant } from '../../domain/time';
import type { StoreContext } from '../store-context';
import type { ChildRun } from './view';
import type { ProcessRef } from './process-ref';
import { stateOf } from './state-of';

interface Raw extends ProcessRef {
  readonly state: unknown;
  readonly now: Date;
  readonly waiting: boolean;
  readonly nextTick: Date | null;
}

/** How a process was found. */
export interface Found {
  readonly kind: string;
  readonly state: ProcessState;
  readonly rules: Rules;
  readonly more: boolean;
  readonly now: Instant;
  readonly children: readonly ChildRun[];
}

/**
 * The look of a run for which nothing waits and nothing is due: it is read how the process stands, and noted that the run knows
 * it, in one statement. The process is locked meanwhile, so that nothing is noted as known that was committed afterwards.
 *
 * @param named ids of rows that its signals named; undefined for what can be none
 * @returns undefined when there is work to do, or no such run; a signal that names a row of somebody else's is work
 */
export async function quickLook(
  { database, clock, library, kinds }: StoreContext,
  workflowId: string,
  named: readonly (string | undefined)[],
): Promise<Found | undefined> {
  const ids = named.filter((id) => id !== undefined);
  if (ids.length < named.length) return undefined;
  const [row] = await database.$queryRaw<Raw[]>(Prisma.sql`
    WITH "found" AS (
      SELECT p."kind", p."id", p."state", p."revision", EXISTS (
        SELECT 1 FROM "inbox" i WHERE i."process_id" = p."id" AND i."outcome" IS NULL) OR EXISTS (
        SELECT 1 FROM unnest(${ids}::uuid[]) AS n("id") WHERE NOT EXISTS (
          SELECT 1 FROM "inbox" i WHERE i."id" = n."id" AND i."process_id" = p."id")) AS "waiting"
      FROM "process" p WHERE (p."kind", p."id") = (SELECT r."kind", r."id" FROM "run" r WHERE r."workflow_id" = ${workflowId})
      FOR NO KEY UPDATE
    ), "noted" AS (
      UPDATE "run" r SET "seen" = f."revision", "stale_since" = NULL, "lease_until" = NULL,
        "started_at" = COALESCE(r."started_at", ${await clock.inSql()})
      FROM "found" f WHERE r."kind" = f."kind" AND r."id" = f."id" AND NOT f."waiting"
    )
    SELECT f."kind", f."id", f."state", f."waiting", r."next_tick" AS "nextTick", ${await clock.inSql()} AS "now"
    FROM "found" f JOIN "run" r ON r."kind" = f."kind" AND r."id" = f."id"`);
  if (row === undefined || row.waiting) return undefined;
  const kept = kinds.of(row.kind);
  const state = await stateOf(database, kept.process, row.id, row.state);
  const now = row.now.getTime();
  const next = nextTick(state)?.at ?? Infinity;
  if (next <= now) return undefined;
  // The ledger of a run of release 0.2 does not know yet what it waits for.
  if (next !== Infinity && row.nextTick === null) return undefined;
  const children = await kept.children(database, state);
  return { kind: row.kind, state, rules: await library.pinned(state.rules), more: false, now, children };
}
