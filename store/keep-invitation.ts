import type { Instant } from '../domain/time';
import type { VisitStage } from '../domain/visit-progress';
import { nextWord, type CalendarWord, type Reader } from '../letters/invitations/next';
import { toJson } from './json';
import type { StoreContext } from './store-context';

/** What a letter tells its reader's calendar of a visit. */
export interface Invitation extends CalendarWord {
  /** When the letter was written. */
  readonly at: Instant;
  /** Of the visit. */
  readonly number: string;
  readonly address: string;
  readonly contact: string;
  /** Who comes, by name; null where that is nobody any more. */
  readonly technicianName: string | null;
}

interface RawInvitation {
  readonly kept: CalendarWord | null;
  readonly last: CalendarWord | null;
  readonly createdAt: Date;
  readonly visitId: string;
  readonly number: string;
  readonly stage: VisitStage;
  readonly revision: number;
  readonly address: string;
  readonly contact: string;
  readonly from: Date | null;
  readonly to: Date | null;
  readonly technician: string | null;
  readonly technicianName: string | null;
  readonly reader: Reader;
}

/**
 * What a letter that leaves has to tell the calendar of its reader, the author or who goes: it is decided when the letter is first
 * sent, by the visit as it stands then and by what letters before told, and stays with the letter, so that every attempt says the same.
 * Letters of one ticket leave to one person in their order, so a sequence never falls. Of several visits each has a letter of its
 * own; null for most letters.
 */
export async function keepInvitation({ database, clock }: StoreContext, noticeId: string): Promise<Invitation | null> {
  const rows = await database.$queryRaw<RawInvitation[]>`
    SELECT n."calendar" AS "kept", l."calendar" AS "last", n."created_at" AS "createdAt", v."id" AS "visitId", v."number", v."stage",
      v."revision", v."address", v."contact", v."slot_from" AS "from", v."slot_to" AS "to", v."technician", p."name" AS "technicianName",
      CASE
        WHEN n."recipient_id" = t."author_id" AND n."process_id" = v."id" AND n."kind" = 'slot-offered'
          -- A letter that comes late offers nothing any more.
          AND to_timestamp((n."params" ->> 'from')::float8 / 1000) = v."slot_from"
          AND to_timestamp((n."params" ->> 'to')::float8 / 1000) = v."slot_to" THEN 'asked'
        WHEN n."recipient_id" = t."author_id" OR n."recipient_id" = p."id" THEN 'invited'
        ELSE 'neither'
      END AS "reader"
    FROM "notice" n JOIN "ticket" t ON t."id" = n."root_id" JOIN "visit" v ON v."ticket_id" = n."root_id"
      LEFT JOIN "membership" m ON m."desk" = v."desk" AND m."short_id" = v."technician" LEFT JOIN "person" p ON p."id" = m."person_id"
      LEFT JOIN LATERAL (
        SELECT o."calendar" FROM "notice" o
        WHERE o."root_id" = n."root_id" AND o."recipient_id" = n."recipient_id" AND o."id" <> n."id"
          AND o."calendar" ->> 'visitId' = v."id"::text
        ORDER BY (o."calendar" ->> 'sequence')::int DESC LIMIT 1
      ) l ON true
    WHERE n."id" = ${noticeId}::uuid
    ORDER BY (n."process_id" = v."id") DESC, v."requested_at", v."id"`;
  const kept = rows.find((row) => row.kept?.visitId === row.visitId);
  if (kept?.kept) return { ...kept.kept, ...besides(kept) };
  const now = await clock.now();
  for (const row of rows) {
    const { visitId, stage, revision, from, to, technician, reader, last } = row;
    const slot = from && to && technician ? { from: from.getTime(), to: to.getTime(), technician } : null;
    const word = nextWord({ id: visitId, stage, revision, slot }, reader, last, now);
    if (word === null) continue;
    await database.$executeRaw`UPDATE "notice" SET "calendar" = ${toJson(word)}::jsonb WHERE "id" = ${noticeId}::uuid`;
    return { ...word, ...besides(row) };
  }
  return null;
}

function besides({
  createdAt,
  number,
  address,
  contact,
  technicianName,
}: RawInvitation): Omit<Invitation, keyof CalendarWord> {
  return { at: createdAt.getTime(), number, address, contact, technicianName };
}

/** What somebody's calendar was last told of a visit; null: nothing. */
export async function lastInvitation(
  { database }: StoreContext,
  { ticketId, visitId, personId }: { readonly ticketId: string; readonly visitId: string; readonly personId: string },
): Promise<CalendarWord | null> {
  const [row] = await database.$queryRaw<{ calendar: CalendarWord }[]>`
    SELECT n."calendar" FROM "notice" n
    WHERE n."root_id" = ${ticketId}::uuid AND n."recipient_id" = ${personId} AND n."calendar" ->> 'visitId' = ${visitId}::uuid::text
    ORDER BY (n."calendar" ->> 'sequence')::int DESC LIMIT 1`;
  return row?.calendar ?? null;
}
