import { Prisma } from '../../prisma/generated/client';
import type { Outcome } from '../../domain/ticket';
import type { Instant } from '../../domain/time';
import { toJson } from '../json';
import type { MessageRow } from './messages-of';
import type { NoticeRow } from './notices-of';

/** What the commits of tickets and of visits have in common. */
export interface Recorded<Event extends RecordedEvent> {
  readonly now: Instant;
  readonly events: readonly Event[];
  readonly outcomes: readonly Outcome[];
  readonly messages: readonly MessageRow[];
  readonly notices: readonly NoticeRow[];
  readonly bindings: readonly { readonly attachmentId: string; readonly messageId: string }[];
  /** The commit comes from a run of the engine. */
  readonly confirmed: boolean;
}

interface RecordedEvent {
  readonly type: string;
  readonly revision: number;
  readonly at: Instant;
  readonly by: unknown;
  readonly commandId: string | null;
}

/** Whose commit it is, and in which form its events are written. */
export interface Owner {
  readonly ticketId: string;
  /** Null: the ticket's own. */
  readonly visitId: string | null;
  readonly schema: number;
}

/**
 * The parts of a commit's statement that append its events, settle the inbox, and keep words, letters and files. Letters go
 * to the portal instead for those who take none (of this kind, or at all).
 */
export function recordParts<Event extends RecordedEvent>(
  { ticketId, visitId, schema }: Owner,
  { now, events, outcomes, messages, notices, bindings }: Recorded<Event>,
): Prisma.Sql {
  const at = new Date(now);
  const log =
    visitId === null
      ? { table: Prisma.sql`"ticket_event"`, key: Prisma.sql`"ticket_id"`, id: ticketId }
      : { table: Prisma.sql`"visit_event"`, key: Prisma.sql`"visit_id"`, id: visitId };
  return Prisma.sql`
    "appended" AS (
      INSERT INTO ${log.table} (${log.key}, "revision", "type", "schema", "at", "recorded_at", "command_id", "by", "data")
      SELECT ${log.id}::uuid, e."revision", e."type", ${schema}, e."at", ${at}, e."commandId", e."by", e."data"
      FROM jsonb_to_recordset(${toJson(events.map(eventRow))}::jsonb)
        AS e("revision" int, "type" text, "at" timestamptz, "commandId" text, "by" jsonb, "data" jsonb)
    ), "decided" AS (
      UPDATE "inbox" SET "outcome" = o."outcome", "outcome_revision" = o."revision", "refusal" = o."refusal", "decided_at" = ${at}
      FROM jsonb_to_recordset(${toJson(outcomes.map(outcomeRow))}::jsonb)
        AS o("id" uuid, "outcome" text, "revision" int, "refusal" text)
      WHERE "inbox"."id" = o."id" AND "inbox"."outcome" IS NULL AND "inbox"."visit_id" IS NOT DISTINCT FROM ${visitId}::uuid
    ), "said" AS (
      INSERT INTO "message" ("id", "ticket_id", "visit_id", "revision", "kind", "author_id", "side", "channel", "text", "at")
      SELECT m."id", ${ticketId}::uuid, ${visitId}::uuid, m."revision", m."kind", m."authorId", m."side", m."channel",
        m."text", m."at"
      FROM jsonb_to_recordset(${toJson(messages)}::jsonb) AS m("id" uuid, "revision" int, "kind" text,
        "authorId" text, "side" text, "channel" text, "text" text, "at" timestamptz)
    ), "told" AS (
      INSERT INTO "notice" ("id", "ticket_id", "visit_id", "revision", "kind", "recipient_id", "channel", "language", "params",
        "awaited", "state", "created_at", "not_before")
      SELECT n."id", ${ticketId}::uuid, ${visitId}::uuid, n."revision", n."kind", n."recipientId",
        CASE WHEN p."preferences" -> 'letters' = 'false'::jsonb OR p."preferences" -> 'letters' -> n."kind" = 'false'::jsonb
          THEN 'portal' ELSE 'email' END,
        p."language", n."params", n."awaited", 'waiting', ${at}, ${at}
      FROM jsonb_to_recordset(${toJson(notices)}::jsonb)
        AS n("id" uuid, "revision" int, "kind" text, "recipientId" text, "params" jsonb, "awaited" boolean)
      JOIN "person" p ON p."id" = n."recipientId"
    ), "bound" AS (
      UPDATE "attachment" SET "ticket_id" = ${ticketId}::uuid, "message_id" = b."messageId"
      FROM jsonb_to_recordset(${toJson(bindings)}::jsonb) AS b("attachmentId" uuid, "messageId" uuid)
      WHERE "attachment"."id" = b."attachmentId" AND "attachment"."ticket_id" IS NULL
    )`;
}

/**
 * The columns in which a ticket and a visit say how they stand with their run: when they ended, since when it is known to
 * have them, and since when somebody doubts it.
 */
export function runColumns(at: Date, ended: boolean, confirmed: boolean): Prisma.Sql {
  return Prisma.sql`
      "ended_at" = CASE WHEN ${ended} THEN COALESCE("ended_at", ${at}) END,
      "run_confirmed_at" = CASE
        WHEN ${ended} THEN NULL
        WHEN ${confirmed} THEN COALESCE("run_confirmed_at", ${at})
        ELSE "run_confirmed_at" END,
      "doubted_at" = CASE WHEN NOT ${confirmed} THEN "doubted_at" END`;
}

export function dateOf(instant: Instant | null): Date | null {
  return instant === null ? null : new Date(instant);
}

function eventRow({ revision, type, at, by, commandId, ...data }: RecordedEvent): unknown {
  return { revision, type, at: new Date(at).toISOString(), by, commandId, data };
}

function outcomeRow({ commandId, result }: Outcome): unknown {
  return result.kind === 'done'
    ? { id: commandId, outcome: 'done', revision: result.revision, refusal: null }
    : { id: commandId, outcome: 'refused', revision: null, refusal: result.code };
}
