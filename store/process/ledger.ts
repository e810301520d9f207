import { Prisma } from '../../prisma/generated/client';
import type { Instant } from '../../domain/time';
import type { Transaction } from '../database';
import { dateOf } from '../json';
import type { StoreContext } from '../store-context';
import type { ProcessRef } from './process-ref';
import { heardMs, knows } from './run-row';
import { stateOf } from './state-of';
import type { RunLabels } from './unit';

/**
 * A run looked and there was nothing to write of its process: what it knows is noted all the same, and what it waits for, which the
 * ledger of a run of release 0.2 does not know before that.
 */
export async function noteLook(
  transaction: Transaction,
  { kind, id }: ProcessRef,
  { revision, nextTick }: { readonly revision: number; readonly nextTick: Instant | null },
  now: Instant,
): Promise<void> {
  await transaction.$executeRaw`
    UPDATE "run" SET "next_tick" = ${dateOf(nextTick)}::timestamptz, ${knows('run', revision, new Date(now))}
    WHERE "kind" = ${kind} AND "id" = ${id}::uuid`;
}

/** A run whose start carried a revision was acknowledged: unless more has happened since, it knows all. */
export async function noteStarted(
  { database, clock }: StoreContext,
  started: readonly (ProcessRef & { readonly revision: number })[],
): Promise<void> {
  const at = await clock.inSql();
  await database.$executeRaw(Prisma.sql`
    UPDATE "run" r SET "started_at" = COALESCE(r."started_at", ${at}), "lease_until" = NULL,
      "seen" = GREATEST(r."seen", s."revision"),
      "stale_since" = CASE WHEN p."revision" > s."revision" THEN r."stale_since" END
    FROM jsonb_to_recordset(${JSON.stringify(started)}::jsonb) AS s("kind" text, "id" uuid, "revision" int), "process" p
    WHERE r."kind" = s."kind" AND r."id" = s."id" AND p."kind" = s."kind" AND p."id" = s."id"`);
}

/**
 * The engine has acknowledged starts that carried nothing, or signals: it keeps them, and the runs look when their turn comes. Until
 * then nobody tells them again; a backlog would else be told again and again, and grow by that.
 */
export async function noteHeard({ database, clock }: StoreContext, heard: readonly ProcessRef[]): Promise<void> {
  const at = await clock.inSql();
  await database.$executeRaw(Prisma.sql`
    UPDATE "run" r SET "started_at" = COALESCE(r."started_at", ${at}), "stale_since" = COALESCE(r."stale_since", ${at}),
      "lease_until" = ${at} + ${heardMs} * interval '1 millisecond'
    FROM jsonb_to_recordset(${JSON.stringify(heard)}::jsonb) AS h("kind" text, "id" uuid)
    WHERE r."kind" = h."kind" AND r."id" = h."id" AND (r."stale_since" IS NOT NULL OR r."started_at" IS NULL)`);
}

/** A run that somebody has to start or wake, and that this outbox alone has for a while. */
export interface ClaimedRun extends ProcessRef {
  readonly workflowId: string;
  /** The engine has acknowledged a run. */
  readonly started: boolean;
  readonly reason: 'never-started' | 'stale' | 'tick-overdue';
  readonly labels: RunLabels;
  /** Nothing with a date is left: a run that is missing need not be started. */
  readonly ended: boolean;
}

const staleMs = 5_000;
const overdueMs = 10_000;
const leaseMs = 10_000;
const longestLeaseMs = 600_000;

interface RawClaim extends ProcessRef {
  readonly workflowId: string;
  readonly started: boolean;
  readonly overdue: boolean;
  readonly ended: boolean;
  readonly state: unknown;
}

/**
 * Claims runs that have something to learn for longer than 5 seconds, whose next tick is 10 seconds past, or that were never
 * started; the oldest first. Outboxes beside each other never get the same one. One that stays as it is (its commits fail, say)
 * is given out ever later, up to ten minutes.
 */
export async function claimRuns(context: StoreContext, { most }: { readonly most: number }): Promise<ClaimedRun[]> {
  const { database, clock, library, language } = context;
  const store = await context.storeId();
  const now = await clock.now();
  const at = new Date(now);
  const stale = new Date(now - staleMs);
  const overdue = new Date(now - overdueMs);
  const free = Prisma.sql`("lease_until" IS NULL OR "lease_until" <= ${at})`;
  const rows = await database.$queryRaw<RawClaim[]>(Prisma.sql`
    WITH "stale" AS (
      SELECT "kind", "id" FROM "run" WHERE "stale_since" <= ${stale} AND ${free}
      ORDER BY "stale_since" LIMIT ${most} FOR UPDATE SKIP LOCKED
    ), "new" AS (
      SELECT "kind", "id" FROM "run" WHERE "started_at" IS NULL AND "ended_at" IS NULL AND ${free}
      ORDER BY "id" LIMIT ${most} FOR UPDATE SKIP LOCKED
    ), "overdue" AS (
      SELECT "kind", "id" FROM "run" WHERE "next_tick" <= ${overdue} AND ${free}
      ORDER BY "next_tick" LIMIT ${most} FOR UPDATE SKIP LOCKED
    ), "waiting" AS (
      SELECT "kind", "id" FROM "run" WHERE ("kind", "id") IN (
        SELECT "process_kind", "process_id" FROM (
          SELECT "process_kind", "process_id" FROM "inbox" WHERE "outcome" IS NULL AND "stored_at" <= ${stale}
          ORDER BY "stored_at" LIMIT ${most}) AS "oldest"
      ) AND ${free} FOR UPDATE SKIP LOCKED
    ), "claimed" AS (
      SELECT DISTINCT "kind", "id" FROM (
        SELECT * FROM "stale" UNION ALL SELECT * FROM "new" UNION ALL SELECT * FROM "overdue" UNION ALL SELECT * FROM "waiting"
      ) AS "all" LIMIT ${most}
    ), "leased" AS (
      UPDATE "run" r SET "lease_until" = ${at}::timestamptz + LEAST(${longestLeaseMs}, GREATEST(${leaseMs},
        1000 * extract(epoch FROM ${at}::timestamptz - LEAST(r."stale_since", r."next_tick", ${at})))) * interval '1 millisecond'
      FROM "claimed" c WHERE r."kind" = c."kind" AND r."id" = c."id"
      RETURNING r.*
    )
    SELECT l."kind", l."id", l."workflow_id" AS "workflowId", l."started_at" IS NOT NULL AS "started",
      (l."stale_since" IS NULL AND l."next_tick" <= ${overdue}) IS TRUE AS "overdue", l."ended_at" IS NOT NULL AS "ended", p."state"
    FROM "leased" l JOIN "process" p ON p."kind" = l."kind" AND p."id" = l."id"`);
  return Promise.all(
    rows.map(async ({ state: stored, overdue: isOverdue, ...claim }) => {
      const kept = context.kinds.of(claim.kind);
      const state = await stateOf(database, kept.process, claim.id, stored);
      const { summary, attributes } = kept.view(state, await library.pinned(state.rules), language);
      const reason = !claim.started && !claim.ended ? 'never-started' : isOverdue ? 'tick-overdue' : 'stale';
      return { ...claim, reason, labels: { summary, attributes, store } };
    }),
  );
}

/** What became of an attempt to tell a run. */
export type Told = 'started' | 'heard' | 'missing' | 'busy' | 'away';

/**
 * Notes what became of an attempt to tell a run. One that has heard looks, and says so itself; one that is busy is left alone until
 * its lease ends; while the engine is away nobody has it.
 */
export async function settleRun(context: StoreContext, { kind, id }: ProcessRef, told: Told): Promise<void> {
  const { database } = context;
  switch (told) {
    case 'started':
    case 'heard':
      await noteHeard(context, [{ kind, id }]);
      return;
    case 'busy':
      return;
    case 'away':
      await database.$executeRaw`
        UPDATE "run" SET "lease_until" = NULL WHERE "kind" = ${kind} AND "id" = ${id}::uuid`;
      return;
    case 'missing':
      // It has ended, and there is nobody who would have to learn of that.
      await database.$executeRaw`
        UPDATE "run" SET "lease_until" = NULL, "stale_since" = NULL
        WHERE "kind" = ${kind} AND "id" = ${id}::uuid AND "ended_at" IS NOT NULL`;
      return;
    default: {
      const never: never = told;
      return never;
    }
  }
}

/**
 * Forgets a number of runs, so that the outbox starts what has not ended: for an engine that has lost its data. Safe at any time:
 * a run that goes on is found and left alone.
 *
 * @param after where to go on from: the key of the last one; null: from the beginning
 * @returns the last key, null when there are no more, and how many were forgotten
 */
export async function forgetRuns(
  { database }: StoreContext,
  after: ProcessRef | null,
  most = 1_000,
): Promise<{ readonly last: ProcessRef | null; readonly count: number }> {
  const from = after ?? { kind: '', id: '00000000-0000-0000-0000-000000000000' };
  const rows = await database.$queryRaw<ProcessRef[]>`
    WITH "next" AS (
      SELECT "kind", "id" FROM "run" WHERE ("kind", "id") > (${from.kind}, ${from.id}::uuid) AND "ended_at" IS NULL
      ORDER BY "kind", "id" LIMIT ${most} FOR UPDATE
    ), "forgotten" AS (
      UPDATE "run" r SET "started_at" = NULL, "seen" = NULL, "lease_until" = NULL
      FROM "next" n WHERE r."kind" = n."kind" AND r."id" = n."id"
    )
    SELECT "kind", "id" FROM "next" ORDER BY "kind", "id"`;
  return { last: rows.at(-1) ?? null, count: rows.length };
}

/** How many runs that have not ended the engine has not acknowledged. */
export async function countUnstartedRuns({ database }: StoreContext): Promise<number> {
  const [row] = await database.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS "count" FROM "run" WHERE "started_at" IS NULL AND "ended_at" IS NULL`;
  return row?.count ?? 0;
}
