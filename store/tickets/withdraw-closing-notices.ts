import type { Instant } from '../../domain/time';
import type { Transaction } from '../database';

/** Letters of a closing that is void, as far as nobody has sent them: written from the closing up to what voided it. */
export async function withdrawClosingNotices(transaction: Transaction, ticketId: string, now: Instant): Promise<void> {
  await transaction.$executeRaw`
    UPDATE "notice" SET "state" = 'withdrawn', "settled_at" = ${new Date(now)}
    FROM (
      SELECT max("revision") FILTER (WHERE "type" = 'closing-voided') AS "voided",
        max("revision") FILTER (WHERE "type" = 'closed') AS "closed"
      FROM "event" WHERE "process_kind" = 'ticket' AND "process_id" = ${ticketId}::uuid
        AND "type" IN ('closed', 'closing-voided')
    ) AS e
    WHERE "notice"."process_id" = ${ticketId}::uuid AND "notice"."state" = 'waiting'
      AND ("notice"."lease_until" IS NULL OR "notice"."lease_until" < ${new Date(now)})
      AND "notice"."revision" >= e."closed" AND "notice"."revision" < e."voided"`;
}
