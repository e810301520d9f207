import { Prisma } from '../prisma/generated/client';
import { affectedPins, affectedSql } from './publication/affected';
import type { StoreContext } from './store-context';

/** An open process whose calendars are not the current ones. */
export interface StalePin {
  readonly kind: string;
  readonly id: string;
  /** As the engine knows its run: its public number. */
  readonly number: string;
  /** Digest of the calendars that it is pinned to. */
  readonly calendars: string;
}

const most = 1_000;

/**
 * Open processes of a desk that count by official years which have changed since, at most 1,000: those that a batch has not reached,
 * that were filed while the calendars were being published, or that the current ones do not fit. Who does not count by what has changed
 * is none of them.
 */
export async function listStalePins(context: StoreContext, desk: string): Promise<StalePin[]> {
  const pins = await affectedPins(context, { because: 'calendar', desk, clientId: null });
  if (pins.length === 0) return [];
  return context.database.$queryRaw<StalePin[]>(Prisma.sql`
    SELECT p."kind", p."id", r."workflow_id" AS "number", p."calendars" FROM ${affectedSql(context, pins)}
    ORDER BY 1, 2 LIMIT ${most}`);
}
