import { Prisma } from '../../prisma/generated/client';
import { heardWhenLinked, type IncidentState } from '../../domain/incident';
import type { Instant } from '../../domain/time';
import type { Transaction } from '../database';
import { seenSql } from './seen';

/** Under whose lock links are written. */
type Linking = Pick<IncidentState, 'id' | 'desk' | 'words' | 'solution' | 'silent'>;

/**
 * Links tickets to an incident, under its lock: those that belong to another one that goes on are left, and so are those that were
 * linked to it ever before. Of what was said so far they are given the last word, from the solution on all, and nothing that was refuted.
 *
 * @param which of the tickets `t` with their processes `p`
 * @param by id of the person; null: the rule
 * @returns ids of those that were linked
 */
export async function linkTickets(
  transaction: Transaction,
  { id, desk, ...said }: Linking,
  which: Prisma.Sql,
  { by, at, most }: { readonly by: string | null; readonly at: Instant; readonly most: number },
): Promise<readonly string[]> {
  const rows = await transaction.$queryRaw<{ id: string }[]>(Prisma.sql`
    INSERT INTO "incident_link" ("incident_id", "ticket_id", "linked_at", "linked_by", "told")
    SELECT ${id}::uuid, t."id", ${new Date(at)}::timestamptz, ${by}, ${heardWhenLinked(said)}::int
    FROM "ticket" t JOIN "process" p ON p."kind" = 'ticket' AND p."id" = t."id"
    WHERE t."desk" = ${desk} AND ${which}
      AND NOT EXISTS (SELECT FROM "incident_link" l WHERE l."ticket_id" = t."id"
        AND (l."incident_id" = ${id}::uuid OR (l."unlinked_at" IS NULL AND l."ended_at" IS NULL)))
    ORDER BY t."received_at", t."id" LIMIT ${most}
    ON CONFLICT DO NOTHING RETURNING "ticket_id" AS "id"`);
  return rows.map(({ id: ticketId }) => ticketId);
}

/** Links tickets again that somebody had unlinked from this very incident. @returns ids of those that were linked */
export async function linkAgain(
  transaction: Transaction,
  { id, ...said }: Linking,
  tickets: readonly string[],
  { by, at }: { readonly by: string; readonly at: Instant },
): Promise<readonly string[]> {
  const rows = await transaction.$queryRaw<{ id: string }[]>(Prisma.sql`
    UPDATE "incident_link" l SET "linked_at" = ${new Date(at)}::timestamptz, "linked_by" = ${by}, "unlinked_at" = NULL,
      "unlinked_by" = NULL, "told" = GREATEST(l."told", ${heardWhenLinked(said)}::int)
    WHERE l."incident_id" = ${id}::uuid AND l."ticket_id" = ANY(${[...tickets]}::uuid[]) AND l."unlinked_at" IS NOT NULL
      AND NOT EXISTS (SELECT FROM "incident_link" o WHERE o."ticket_id" = l."ticket_id" AND o."unlinked_at" IS NULL
        AND o."ended_at" IS NULL)
    RETURNING l."ticket_id" AS "id"`);
  return rows.map(({ id: ticketId }) => ticketId);
}

/** A ticket does not belong to it any more. @returns whether it did, and is seen by whoever works for these services */
export async function unlinkTicket(
  transaction: Transaction,
  incidentId: string,
  ticketId: string,
  { by, at, services }: { readonly by: string; readonly at: Instant; readonly services: readonly string[] | undefined },
): Promise<boolean> {
  const count = await transaction.$executeRaw(Prisma.sql`
    UPDATE "incident_link" l SET "unlinked_at" = ${new Date(at)}::timestamptz, "unlinked_by" = ${by} FROM "ticket" t
    WHERE l."incident_id" = ${incidentId}::uuid AND l."ticket_id" = ${ticketId}::uuid AND l."unlinked_at" IS NULL
      AND t."id" = l."ticket_id" AND ${seenSql(services)}`);
  return count > 0;
}
