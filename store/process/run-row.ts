import { Prisma } from '../../prisma/generated/client';
import type { Instant } from '../../domain/time';
import { dateOf } from '../json';

/** What the run ledger holds after a commit. */
export interface RunChange {
  /** Of a new process. */
  readonly workflowId: string;
  readonly nextTick: Instant | null;
  readonly ended: boolean;
  /** `run`: its run itself commits, and knows all by that; `quiet`: it would learn nothing. */
  readonly by: 'run' | 'word' | 'quiet';
  /** It had not ended before, so that who has been told of something comes and looks. */
  readonly goesOn: boolean;
}

/** A commit, as far as the ledger of its run goes by it. */
interface RunOf {
  readonly kind: string;
  readonly state: { readonly id: string; readonly revision: number };
  readonly run: RunChange;
}

/** Until when nobody else tells a run what a commit is about to tell it. */
const leaseMs = 10_000;

/** Until when a run that the engine has acknowledged to have told may look before it is told again. */
export const heardMs = 60_000;

/** The place of a new process in the ledger. */
export function insertRun({ kind, state, run }: RunOf, at: Date, guard: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO "run" ("kind", "id", "workflow_id", "stale_since", "next_tick", "lease_until", "ended_at")
    SELECT ${kind}, ${state.id}::uuid, ${run.workflowId}, ${at}::timestamptz, ${dateOf(run.nextTick)}::timestamptz,
      ${new Date(at.getTime() + leaseMs)}::timestamptz, ${run.ended ? at : null}::timestamptz
    WHERE ${guard} RETURNING false AS "awaited"`;
}

/** What a commit changes of it; returns whether its run is told already. */
export function updateRun({ kind, state, run }: RunOf, at: Date, guard: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    UPDATE "run" SET "next_tick" = ${dateOf(run.nextTick)}::timestamptz,
      "ended_at" = CASE WHEN ${run.ended} THEN COALESCE("ended_at", ${at}) END, ${knows(run.by, state.revision, at)}
    WHERE "kind" = ${kind} AND "id" = ${state.id}::uuid AND ${guard}
    RETURNING ${isAwaited(run, at)} AS "awaited"`;
}

/**
 * After the update: the run was told of an earlier commit and has not looked since. A run that was never acknowledged may have a
 * start under way that carries how things were, so it is told; so is one whose lease has run out, because what told it may be lost.
 */
function isAwaited({ by, goesOn }: RunChange, at: Date): Prisma.Sql {
  if (!goesOn) return Prisma.sql`false`;
  switch (by) {
    case 'run':
      return Prisma.sql`false`;
    case 'word':
      return Prisma.sql`("started_at" IS NOT NULL AND "stale_since" < ${at}::timestamptz
        AND "lease_until" <> ${new Date(at.getTime() + leaseMs)}::timestamptz) IS TRUE`;
    case 'quiet':
      return Prisma.sql`("started_at" IS NOT NULL AND "stale_since" IS NOT NULL AND "lease_until" > ${at}::timestamptz) IS TRUE`;
    default: {
      const never: never = by;
      return never;
    }
  }
}

/** What the ledger says of what the run knows: all, when it looks itself; else since when there is something to learn. */
export function knows(by: RunChange['by'], revision: number, at: Date): Prisma.Sql {
  switch (by) {
    case 'run':
      return Prisma.sql`"seen" = ${revision}, "stale_since" = NULL, "lease_until" = NULL,
        "started_at" = COALESCE("started_at", ${at})`;
    case 'word': {
      // A lease that somebody has for telling it of an earlier commit goes on; only a longer one, of many attempts, ends.
      const until = Prisma.sql`${new Date(at.getTime() + leaseMs)}::timestamptz`;
      const longest = Prisma.sql`${new Date(at.getTime() + heardMs)}::timestamptz`;
      return Prisma.sql`"stale_since" = COALESCE("stale_since", ${at}), "lease_until" = CASE
        WHEN "stale_since" IS NOT NULL AND "lease_until" > ${at}::timestamptz AND "lease_until" <= ${longest} THEN "lease_until"
        ELSE ${until} END`;
    }
    case 'quiet':
      return Prisma.sql`"stale_since" = "stale_since"`;
    default: {
      const never: never = by;
      return never;
    }
  }
}
