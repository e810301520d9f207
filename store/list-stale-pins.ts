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
 * Open processes of a desk that have not moved to the current calendars, at most 1,000: those that a batch has not reached, that
 * were filed while the calendars were being published, or that the current ones do not fit.
 */
export async function listStalePins({ database }: StoreContext, desk: string): Promise<StalePin[]> {
  return database.$queryRaw<StalePin[]>`
    WITH "current" AS (SELECT "digest" FROM "calendar_version" ORDER BY "number" DESC LIMIT 1)
    SELECT p."kind", p."id", r."workflow_id" AS "number", p."calendars"
    FROM "process" p JOIN "run" r ON r."kind" = p."kind" AND r."id" = p."id", "current" c
    WHERE p."desk" = ${desk} AND r."ended_at" IS NULL AND p."calendars" <> c."digest"
    ORDER BY 1, 2 LIMIT ${most}`;
}
