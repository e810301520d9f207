import { Prisma } from '../../prisma/generated/client';
import { eventSchemaVersion } from '../../domain/ticket';
import type { Outcome, TicketEvent, TicketState } from '../../domain/ticket';
import type { Instant } from '../../domain/time';
import type { Transaction } from '../database';
import { toJson } from '../json';
import type { MessageRow } from './messages-of';
import type { NoticeRow } from './notices-of';

/** The columns of a ticket that lists are served from. */
export interface ReadModel {
  readonly status: string;
  readonly priorityRank: number;
  readonly nextDue: Instant | null;
  readonly ended: boolean;
}

export interface FeedbackRow {
  readonly cycle: number;
  readonly score: string;
  readonly reason: string | null;
  readonly comment: string | null;
  readonly personId: string;
  readonly about: string | null;
  readonly at: string;
}

/** Everything that one commit writes. */
export interface Changes {
  readonly now: Instant;
  readonly state: TicketState;
  readonly model: ReadModel;
  readonly events: readonly TicketEvent[];
  readonly outcomes: readonly Outcome[];
  readonly messages: readonly MessageRow[];
  readonly notices: readonly NoticeRow[];
  readonly feedback: readonly FeedbackRow[];
  readonly bindings: readonly { readonly attachmentId: string; readonly messageId: string }[];
  /** What a new ticket is filed with; absent for one that stands already. */
  readonly filed?: { readonly subject: string; readonly fields: unknown };
  /** The commit comes from a run of the engine. */
  readonly confirmed: boolean;
}

/**
 * Writes all of a commit as one statement. A revision found taken fails it, and the transaction with it.
 * Letters go to the portal instead for those who take none (of this kind, or at all).
 */
export async function writeChanges(transaction: Transaction, changes: Changes): Promise<void> {
  const { state } = changes;
  const at = new Date(changes.now);
  await transaction.$executeRaw(Prisma.sql`
    WITH "appended" AS (
      INSERT INTO "ticket_event" ("ticket_id", "revision", "type", "schema", "at", "recorded_at", "command_id", "by", "data")
      SELECT ${state.id}::uuid, e."revision", e."type", ${eventSchemaVersion}, e."at", ${at}, e."commandId", e."by", e."data"
      FROM jsonb_to_recordset(${toJson(changes.events.map(eventRow))}::jsonb)
        AS e("revision" int, "type" text, "at" timestamptz, "commandId" text, "by" jsonb, "data" jsonb)
    ), "decided" AS (
      UPDATE "inbox" SET "outcome" = o."outcome", "outcome_revision" = o."revision", "refusal" = o."refusal", "decided_at" = ${at}
      FROM jsonb_to_recordset(${toJson(changes.outcomes.map(outcomeRow))}::jsonb)
        AS o("id" uuid, "outcome" text, "revision" int, "refusal" text)
      WHERE "inbox"."id" = o."id" AND "inbox"."outcome" IS NULL
    ), "said" AS (
      INSERT INTO "message" ("id", "ticket_id", "revision", "kind", "author_id", "side", "channel", "text", "at")
      SELECT m."id", ${state.id}::uuid, m."revision", m."kind", m."authorId", m."side", m."channel", m."text", m."at"
      FROM jsonb_to_recordset(${toJson(changes.messages)}::jsonb) AS m("id" uuid, "revision" int, "kind" text,
        "authorId" text, "side" text, "channel" text, "text" text, "at" timestamptz)
    ), "told" AS (
      INSERT INTO "notice" ("id", "ticket_id", "revision", "kind", "recipient_id", "channel", "language", "params", "awaited",
        "state", "created_at", "not_before")
      SELECT n."id", ${state.id}::uuid, n."revision", n."kind", n."recipientId",
        CASE WHEN p."preferences" -> 'letters' = 'false'::jsonb OR p."preferences" -> 'letters' -> n."kind" = 'false'::jsonb
          THEN 'portal' ELSE 'email' END,
        p."language", n."params", n."awaited", 'waiting', ${at}, ${at}
      FROM jsonb_to_recordset(${toJson(changes.notices)}::jsonb)
        AS n("id" uuid, "revision" int, "kind" text, "recipientId" text, "params" jsonb, "awaited" boolean)
      JOIN "person" p ON p."id" = n."recipientId"
    ), "rated" AS (
      INSERT INTO "feedback" ("ticket_id", "cycle", "desk", "topic", "score", "reason", "comment", "person_id", "about", "at")
      SELECT ${state.id}::uuid, f."cycle", ${state.desk}, ${state.topic}, f."score", f."reason", f."comment", f."personId",
        f."about", f."at"
      FROM jsonb_to_recordset(${toJson(changes.feedback)}::jsonb) AS f("cycle" int, "score" text, "reason" text, "comment" text,
        "personId" text, "about" text, "at" timestamptz)
    ), "bound" AS (
      UPDATE "attachment" SET "ticket_id" = ${state.id}::uuid, "message_id" = b."messageId"
      FROM jsonb_to_recordset(${toJson(changes.bindings)}::jsonb) AS b("attachmentId" uuid, "messageId" uuid)
      WHERE "attachment"."id" = b."attachmentId" AND "attachment"."ticket_id" IS NULL
    )
    ${changes.filed === undefined ? updateTicket(changes) : insertTicket(changes, changes.filed)}`);
}

function eventRow({ revision, type, at, by, commandId, ...data }: TicketEvent): unknown {
  return { revision, type, at: new Date(at).toISOString(), by, commandId, data };
}

export function outcomeRow({ commandId, result }: Outcome): unknown {
  return result.kind === 'done'
    ? { id: commandId, outcome: 'done', revision: result.revision, refusal: null }
    : { id: commandId, outcome: 'refused', revision: null, refusal: result.code };
}

function updateTicket({ now, state, model, confirmed }: Changes): Prisma.Sql {
  const at = new Date(now);
  return Prisma.sql`
    UPDATE "ticket" SET "revision" = ${state.revision}, "state" = ${toJson(state)}::jsonb,
      "rules_digest" = ${state.rules.digest}, "calendars" = ${state.rules.calendars},
      "stage" = ${state.stage}, "status" = ${model.status}, "topic" = ${state.topic}, "priority" = ${state.priority},
      "priority_rank" = ${model.priorityRank}, "level" = ${state.level}, "assignee" = ${state.assignee},
      "shared_with" = ${[...state.sharedWith]}::text[], "next_due" = ${dateOf(model.nextDue)}::timestamptz, "updated_at" = ${at},
      "closed_at" = ${dateOf(state.closed?.at ?? null)}::timestamptz,
      "ended_at" = CASE WHEN ${model.ended} THEN COALESCE("ended_at", ${at}) END,
      "run_confirmed_at" = CASE
        WHEN ${model.ended} THEN NULL
        WHEN ${confirmed} THEN COALESCE("run_confirmed_at", ${at})
        ELSE "run_confirmed_at" END,
      "doubted_at" = CASE WHEN NOT ${confirmed} THEN "doubted_at" END
    WHERE "id" = ${state.id}::uuid`;
}

function insertTicket({ now, state, model }: Changes, filed: { subject: string; fields: unknown }): Prisma.Sql {
  const at = new Date(now);
  return Prisma.sql`
    INSERT INTO "ticket" ("id", "tid", "desk", "client_id", "author_id", "subject", "fields", "revision", "state",
      "rules_digest", "calendars", "stage", "status", "topic", "priority", "priority_rank", "level", "assignee",
      "shared_with", "next_due", "received_at", "updated_at", "closed_at", "ended_at", "run_confirmed_at")
    VALUES (${state.id}::uuid, ${state.tid}, ${state.desk}, ${state.clientId}::uuid, ${state.authorId}, ${filed.subject},
      ${toJson(filed.fields)}::jsonb, ${state.revision}, ${toJson(state)}::jsonb,
      ${state.rules.digest}, ${state.rules.calendars}, ${state.stage}, ${model.status}, ${state.topic}, ${state.priority},
      ${model.priorityRank}, ${state.level}, ${state.assignee}, ${[...state.sharedWith]}::text[],
      ${dateOf(model.nextDue)}::timestamptz, ${new Date(state.receivedAt)}, ${at},
      ${dateOf(state.closed?.at ?? null)}::timestamptz, NULL, NULL)`;
}

export function dateOf(instant: Instant | null): Date | null {
  return instant === null ? null : new Date(instant);
}
