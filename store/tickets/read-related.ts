import type { Sight } from '../../domain/policy/may';
import type { Stage } from '../../domain/regulation';
import type { StoreContext } from '../store-context';

/** As much of another ticket as a link to it tells, with what says who sees it. */
export interface RelatedTicket extends Sight {
  readonly id: string;
  readonly tid: string;
  readonly subject: string;
  readonly stage: Stage;
}

/** Tickets by id, for links; ids of none are left out. */
export async function readRelated(
  { database }: StoreContext,
  ids: readonly string[],
): Promise<ReadonlyMap<string, RelatedTicket>> {
  const rows = await database.$queryRaw<RelatedTicket[]>`
    SELECT t."id", t."tid", t."subject", t."stage", t."client_id" AS "clientId", t."author_id" AS "authorId",
      t."author_kind" AS "authorKind", t."shared_with" AS "sharedWith", jsonb_build_object('took', t."services") AS "service",
      ARRAY(SELECT v."technician" FROM "visit" v WHERE v."ticket_id" = t."id" AND v."technician" IS NOT NULL) AS "technicians"
    FROM "ticket" t WHERE t."id" = ANY(${[...ids]}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row]));
}
