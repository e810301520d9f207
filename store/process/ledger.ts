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
 * then nobody tells them again for a minute, and ever later while they wait: a backlog would else be told again and again, and grow
 * by that. Not for longer at first: a word may have come meanwhile whose telling was lost with its process.
 */
export async function noteHeard({ database, clock }: StoreContext, heard: readonly ProcessRef[]): Promise<void> {
  const at = await clock.inSql();
  await database.$executeRaw(Prisma.sql`
    UPDATE "run" r SET "started_at" = COALESCE(r."started_at", ${at}), "stale_since" = COALESCE(r."stale_since", ${at}),
      "lease_until" = ${at} + LEAST(${longestHeardMs} * interval '1 millisecond',
        GREATEST(${heardMs} * interval '1 millisecond', ${at} - r."stale_since"))
    FROM ${listed(heard)} WHERE ${isListed} AND (r."stale_since" IS NOT NULL OR r."started_at" IS NULL)`);
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
const longestHeardMs = 300_000;
/**
 * So many runs may have been told within the last half a minute and not have looked yet: a Temporal that takes starts faster than
 * it hands out their tasks is not given more (seen: 25 starts a second, and 3 looks). Runs that stay as they are hold their
 * places no longer than that, so they stand in nobody's way.
 */
const mostUnseen = 64;
const unseenMs = 30_000;

export interface Claim {
  readonly most: number;
  /** How many that were told may not have looked; null for an engine whose runs never look: any number. */
  readonly unseen?: number | null;
}

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
 * is given out ever later, up to ten minutes. None are given out while too many that were told have not looked. Those of a kind that
 * only a newer release knows are left to its outbox.
 */
export async function claimRuns(context: StoreContext, claim: Claim): Promise<ClaimedRun[]> {
  const { most, unseen = mostUnseen } = claim;
  const { database, clock, library, language } = context;
  const store = await context.storeId();
  const now = await clock.now();
  const at = new Date(now);
  const stale = new Date(now - staleMs);
  const overdue = new Date(now - overdueMs);
  const free = Prisma.sql`("lease_until" IS NULL OR "lease_until" <= ${at}) AND "kind" = ANY (${[...context.kinds.names]}::text[])`;
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
      ) AS "all" LIMIT ${unseen === null ? most : placesLeft(most, unseen, now)}
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

/** As many as are wanted and fit beside those that were told within half a minute and have not looked. */
function placesLeft(most: number, unseen: number, now: Instant): Prisma.Sql {
  return Prisma.sql`(
    SELECT GREATEST(0, LEAST(${most}, ${unseen} - count(*))) FROM (
      SELECT 1 FROM "run" WHERE "stale_since" IS NOT NULL AND "started_at" IS NOT NULL
        AND "lease_until" > ${new Date(now + heardMs - unseenMs)} AND "lease_until" <= ${new Date(now + heardMs)}
      LIMIT ${unseen}) AS "unseen")`;
}

/** What became of an attempt to tell a run. */
export type Told = 'started' | 'heard' | 'missing' | 'busy' | 'away';

/** A run that somebody tried to tell. */
export interface ToldRun extends ProcessRef {
  readonly told: Told;
}

/**
 * Notes what became of attempts to tell runs. One that has heard looks, and says so itself; one that is busy is left alone until
 * its lease ends; while the engine is away nobody has it.
 */
export async function settleRuns(context: StoreContext, runs: readonly ToldRun[]): Promise<void> {
  const { database } = context;
  const of = (...told: readonly Told[]): readonly ToldRun[] => runs.filter((run) => told.includes(run.told));
  const [heard, away, missing] = [of('started', 'heard'), of('away'), of('missing')];
  if (heard.length > 0) await noteHeard(context, heard);
  if (away.length > 0)
    await database.$executeRaw`UPDATE "run" r SET "lease_until" = NULL FROM ${listed(away)} WHERE ${isListed}`;
  // It has ended, and there is nobody who would have to learn of that.
  if (missing.length > 0)
    await database.$executeRaw`
      UPDATE "run" r SET "lease_until" = NULL, "stale_since" = NULL FROM ${listed(missing)}
      WHERE ${isListed} AND r."ended_at" IS NOT NULL`;
}

/** Processes as a table of a statement. */
function listed(runs: readonly ProcessRef[]): Prisma.Sql {
  const refs = runs.map(({ kind, id }) => ({ kind, id }));
  return Prisma.sql`jsonb_to_recordset(${JSON.stringify(refs)}::jsonb) AS l("kind" text, "id" uuid)`;
}

const isListed = Prisma.sql`r."kind" = l."kind" AND r."id" = l."id"`;

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
