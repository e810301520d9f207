import { Prisma } from '../../prisma/generated/client';
import type { Queryable } from '../database';

/**
 * Tickets in which somebody took part, or is named: of the companies that the person belonged to at the desk, or, for one who worked
 * there, of all of them.
 *
 * @param after goes on behind this one, in the order of the ids
 * @param since only those that have changed from then on
 */
export async function ticketsToErase(
  database: Queryable,
  {
    desk,
    personId,
    after,
    most,
    since = null,
  }: {
    readonly desk: string;
    readonly personId: string;
    readonly after: string | null;
    readonly most: number | null;
    readonly since?: Date | null;
  },
): Promise<readonly string[]> {
  const rows = await database.$queryRaw<{ id: string }[]>(Prisma.sql`
    WITH "who" AS (
      SELECT p."id", p."name", p."email", EXISTS (
          SELECT FROM "membership" m WHERE m."person_id" = p."id" AND m."desk" = ${desk} AND m."role" <> 'client') AS "worked",
        ARRAY(SELECT m."client_id" FROM "membership" m WHERE m."person_id" = p."id" AND m."desk" = ${desk} AND m."client_id" IS NOT NULL) AS "clients"
      FROM "person" p WHERE p."id" = ${personId}
    )
    SELECT t."id" FROM "ticket" t, "who" w
    WHERE t."desk" = ${desk} AND (w."worked" OR t."client_id" = ANY(w."clients") OR t."author_id" = w."id")
      AND t."id" > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid
      ${
        since === null
          ? Prisma.empty
          : Prisma.sql`AND EXISTS (
        SELECT FROM "process" p WHERE p."root_id" = t."id" AND p."updated_at" >= ${since})`
      }
      AND (t."author_id" = w."id" OR w."id" = ANY(t."shared_with")
        OR EXISTS (SELECT FROM "process" p JOIN "message" m ON m."process_id" = p."id" WHERE p."root_id" = t."id" AND (
          m."author_id" = w."id" OR position(lower(w."name") IN lower(m."text")) > 0
          OR position(lower(w."email") IN lower(m."text")) > 0))
        OR EXISTS (SELECT FROM "notice" n WHERE n."root_id" = t."id" AND n."recipient_id" = w."id")
        OR EXISTS (SELECT FROM "attachment" a WHERE a."root_id" = t."id" AND a."uploaded_by" = w."id")
        OR EXISTS (SELECT FROM "process" p JOIN "inbox" i ON i."process_id" = p."id" WHERE p."root_id" = t."id"
          AND i."actor" ->> 'personId' = w."id"))
    ORDER BY t."id" ${most === null ? Prisma.empty : Prisma.sql`LIMIT ${most}`}`);
  return rows.map(({ id }) => id);
}
