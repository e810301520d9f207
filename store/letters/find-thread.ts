import { cleanText, isUuid } from '../json';
import type { StoreContext } from '../store-context';

/** A ticket that letters are about. */
export interface ThreadTicket {
  readonly ticketId: string;
  readonly tid: string;
  readonly desk: string;
  readonly clientId: string;
  readonly closed: boolean;
}

interface RawThread extends ThreadTicket {
  readonly place: number;
}

/** The mark in the identity that all our letters of a ticket refer to. */
const ofTicket = /^ticket\.([0-9a-f-]{36})@/;

/**
 * The tickets of a desk that a letter refers to by the identities of earlier letters: ours, and those that came in. The one that
 * is named last, which is the letter that was answered, comes first.
 *
 * @param desk null: of any desk
 * @param ids without angle brackets, in the order of the letter
 */
export async function findThread(
  { database }: StoreContext,
  desk: string | null,
  ids: readonly string[],
): Promise<readonly ThreadTicket[]> {
  if (ids.length === 0) return [];
  const named = ids.map(cleanText);
  const rows = await database.$queryRaw<RawThread[]>`
    WITH "named" AS (SELECT r."id", r."place" FROM unnest(${named}::text[]) WITH ORDINALITY AS r("id", "place")),
    "found" AS (
      SELECT n."root_id" AS "ticket", d."place" FROM "named" d JOIN "notice" n ON n."message_id" = '<' || d."id" || '>'
      UNION ALL
      SELECT l."root_id", d."place" FROM "named" d JOIN "letter_in" l ON l."message_id" = d."id" WHERE l."root_id" IS NOT NULL
      UNION ALL
      SELECT m."id"::uuid, m."place" FROM unnest(${named.map((id) => ticketOf(id))}::text[]) WITH ORDINALITY AS m("id", "place")
      WHERE m."id" IS NOT NULL
    )
    SELECT t."id" AS "ticketId", t."tid", t."desk", t."client_id" AS "clientId", t."stage" = 'closed' AS "closed", max(f."place")::int AS "place"
    FROM "found" f JOIN "ticket" t ON t."id" = f."ticket"
    WHERE ${desk}::text IS NULL OR t."desk" = ${desk}
    GROUP BY t."id" ORDER BY 5 DESC LIMIT 5`;
  return rows.map(({ place: _place, ...ticket }) => ticket);
}

function ticketOf(id: string): string | null {
  const ticket = ofTicket.exec(id)?.[1];
  return ticket !== undefined && isUuid(ticket) ? ticket : null;
}

/** The tickets of a desk with these public numbers, in the order they are named. */
export async function findNumbered(
  { database }: StoreContext,
  desk: string,
  tids: readonly string[],
): Promise<readonly ThreadTicket[]> {
  if (tids.length === 0) return [];
  const named = tids.map((tid) => cleanText(tid).toUpperCase());
  const rows = await database.ticket.findMany({
    where: { desk, tid: { in: named } },
    select: { id: true, tid: true, desk: true, clientId: true, stage: true },
  });
  return rows
    .map(({ id, stage, ...ticket }) => ({ ticketId: id, ...ticket, closed: stage === 'closed' }))
    .sort((a, b) => named.indexOf(a.tid) - named.indexOf(b.tid));
}
