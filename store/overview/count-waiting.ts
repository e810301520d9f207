import { Prisma } from '../../prisma/generated/client';
import type { Instant } from '../../domain/time';
import type { StoreContext } from '../store-context';
import { lettersOf, lettersThatLeave } from './list-letters';
import { runsBehind } from './list-runs';
import { visitsIn } from './open-visits';
import { countOf, type DeskScope } from './scope';

/** What waits for a person of the desk beside its tickets; each is counted up to `mostCounted`. */
export interface Waiting {
  readonly visitsInDoubt: number;
  readonly visitStepsLate: number;
  /** Of tickets that are open. */
  readonly lettersFailed: number;
  readonly lettersDelayed: number;
  readonly lettersWaiting: number;
  /** When the one that waits longest was to leave. */
  readonly oldestLetter: Instant | null;
  readonly tray: number;
  /** Runs of the engine that have not been told for a while what they have to know. */
  readonly runs: number;
}

/** Counts it. @param withNobodys with what lies in the tray and is addressed to no desk */
export async function countWaiting(
  { database }: StoreContext,
  { withNobodys, ...scope }: DeskScope & { readonly withNobodys: boolean },
  now: Instant,
): Promise<Waiting> {
  const letters = (state: Parameters<typeof lettersOf>[0]['state'], open?: true): Prisma.Sql =>
    countOf(lettersOf({ scope, state, open }, now));
  const [row] = await database.$queryRaw<(Omit<Waiting, 'oldestLetter'> & { oldestLetter: Date | null })[]>(Prisma.sql`
    SELECT ${countOf(Prisma.sql`FROM "visit" v WHERE ${visitsIn(scope)} AND v."waits_for_decision"`)} AS "visitsInDoubt",
      ${countOf(Prisma.sql`FROM "visit" v WHERE ${visitsIn(scope)} AND v."step_due" < ${new Date(now)}`)} AS "visitStepsLate",
      ${letters('failed', true)} AS "lettersFailed", ${letters('delayed')} AS "lettersDelayed",
      ${letters('waiting')} AS "lettersWaiting",
      (SELECT n."not_before" ${lettersThatLeave(scope, now)} ORDER BY n."not_before", n."id" LIMIT 1) AS "oldestLetter",
      ${countOf(
        Prisma.sql`FROM "tray" WHERE "resolved_at" IS NULL AND ${
          withNobodys ? Prisma.sql`("desk" = ${scope.desk} OR "desk" IS NULL)` : Prisma.sql`"desk" = ${scope.desk}`
        }`,
      )} AS "tray",
      ${countOf(Prisma.sql`FROM (${runsBehind(scope.desk, now)}) AS "behind"`)} AS "runs"`);
  if (row === undefined) throw new Error('A query of counts gave no row.');
  return { ...row, oldestLetter: row.oldestLetter?.getTime() ?? null };
}
