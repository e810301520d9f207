import { Prisma } from '../../prisma/generated/client';
import type { Instant } from '../../domain/time';
import { riskMs } from '../field/list-visits';
import type { StoreContext } from '../store-context';
import { ticketsIn, type DeskScope } from './scope';

/** Open visits of one technician, or of nobody. */
export interface VisitsOf {
  /** Short id. */
  readonly technician: string | null;
  readonly open: number;
  readonly overdue: number;
  /** Due within two days, as on the board of that name, but not late yet. */
  readonly atRisk: number;
}

/** Counts the open visits of a scope, technician by technician. */
export async function openVisits(
  { database }: StoreContext,
  scope: DeskScope,
  now: Instant,
): Promise<readonly VisitsOf[]> {
  const at = new Date(now);
  return database.$queryRaw<VisitsOf[]>(Prisma.sql`
    SELECT v."technician", count(*)::int AS "open", count(*) FILTER (WHERE v."next_due" < ${at})::int AS "overdue",
      count(*) FILTER (WHERE v."next_due" >= ${at} AND v."next_due" < ${new Date(now + riskMs)})::int AS "atRisk"
    FROM "visit" v WHERE ${visitsIn(scope)} AND v."closed_at" IS NULL
    GROUP BY v."technician" ORDER BY v."technician"`);
}

/** What holds of a visit `v` of a ticket in the scope. */
export function visitsIn(scope: DeskScope): Prisma.Sql {
  const isNarrowed = scope.services !== undefined || (scope.exceptClients ?? []).length > 0;
  return isNarrowed
    ? Prisma.sql`v."desk" = ${scope.desk} AND EXISTS (
        SELECT FROM "ticket" t WHERE t."id" = v."ticket_id" AND ${ticketsIn(scope)})`
    : Prisma.sql`v."desk" = ${scope.desk}`;
}
