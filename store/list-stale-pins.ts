import type { StoreContext } from './store-context';

/** An open process whose calendars are not the current ones. */
export interface StalePin {
  readonly kind: 'ticket' | 'visit';
  readonly id: string;
  /** As people know it. */
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
    SELECT 'ticket' AS "kind", t."id", t."tid" AS "number", t."calendars" FROM "ticket" t, "current" c
    WHERE t."desk" = ${desk} AND t."ended_at" IS NULL AND t."calendars" <> c."digest"
    UNION ALL
    SELECT 'visit', v."id", v."number", v."calendars" FROM "visit" v, "current" c
    WHERE v."desk" = ${desk} AND v."ended_at" IS NULL AND v."calendars" <> c."digest"
    ORDER BY 1, 2 LIMIT ${most}`;
}
