import { Prisma } from '../../prisma/generated/client';
import { answering } from '../../domain/policy/may';
import type { Instant } from '../../domain/time';
import type { StoreContext } from '../store-context';
import { lettersOf, lettersThatLeave } from './list-letters';
import { runsBehind } from './list-runs';
import { visitsIn } from './open-visits';
import { worksAtSql } from '../works-at';
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
  /** Mass incidents that go on and that nobody who works there sees to. */
  readonly incidentsNobodys: number;
  /** Announcements under way of which a letter could not leave: those persons know nothing of it but by the portal. */
  readonly announcementsUnheard: number;
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
      ${countOf(Prisma.sql`FROM "incident" i JOIN "process" p ON p."kind" = 'incident' AND p."id" = i."id"
        WHERE i."desk" = ${scope.desk} AND i."stage" IN ('open', 'restored')
          AND NOT ${worksAtSql(Prisma.sql`i."desk"`, Prisma.sql`p."state" ->> 'owner'`, answering)}`)} AS "incidentsNobodys",
      ${countOf(Prisma.sql`FROM "announcement" a WHERE a."desk" = ${scope.desk} AND a."stage" = 'sent' AND EXISTS (
        SELECT FROM "announcement_letter" l WHERE l."announcement_id" = a."id" AND l."version" = a."version"
          AND l."round" = 'telling' AND l."state" = 'failed')`)} AS "announcementsUnheard",
      ${countOf(Prisma.sql`FROM (${runsBehind(scope.desk, now)}) AS "behind"`)} AS "runs"`);
  if (row === undefined) throw new Error('A query of counts gave no row.');
  return { ...row, oldestLetter: row.oldestLetter?.getTime() ?? null };
}
