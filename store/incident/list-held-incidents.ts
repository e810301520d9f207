import type { StoreContext } from '../store-context';

/** A mass incident that somebody sees to. */
export interface HeldIncident {
  readonly id: string;
  /** As people call it. */
  readonly number: number;
}

/** The incidents that a person of a desk sees to and that go on, by the short id; in the order of their numbers. */
export async function listHeldIncidents(
  { database }: StoreContext,
  desk: string,
  shortId: string,
): Promise<readonly HeldIncident[]> {
  return database.$queryRaw<HeldIncident[]>`
    SELECT i."id", i."number" FROM "incident" i JOIN "process" p ON p."kind" = 'incident' AND p."id" = i."id"
    WHERE i."desk" = ${desk} AND i."stage" IN ('open', 'restored') AND p."state" ->> 'owner' = ${shortId}
    ORDER BY i."number"`;
}
