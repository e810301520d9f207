import { Prisma } from '../../prisma/generated/client';
import type { Outcome } from '../../domain/ticket';
import type { Instant } from '../../domain/time';
import { visitEventSchemaVersion } from '../../domain/visit';
import type { VisitEvent, VisitState } from '../../domain/visit';
import type { Transaction } from '../database';
import { toJson } from '../json';
import type { MessageRow } from '../rows/messages-of';
import type { NoticeRow } from '../rows/notices-of';
import { dateOf, outcomeRow } from '../rows/write-changes';

/** The columns of a visit that boards are served from. */
export interface VisitReadModel {
  readonly stage: string;
  readonly priorityRank: number;
  readonly nextDue: Instant | null;
  readonly waitsForReady: boolean;
  readonly waitsForParts: boolean;
  readonly waitsForAct: boolean;
  readonly ended: boolean;
}

/** Where a visit goes, in the client's words; kept beside the state. */
export interface VisitSite {
  readonly address: string;
  readonly contact: string;
}

/** Everything that one commit of a visit writes. */
export interface VisitChanges {
  readonly now: Instant;
  readonly state: VisitState;
  readonly model: VisitReadModel;
  readonly events: readonly VisitEvent[];
  readonly outcomes: readonly Outcome[];
  readonly messages: readonly MessageRow[];
  readonly notices: readonly NoticeRow[];
  readonly bindings: readonly { readonly attachmentId: string; readonly messageId: string }[];
  /** Of a new visit. */
  readonly site?: VisitSite | undefined;
  /** The commit comes from a run of the engine. */
  readonly confirmed: boolean;
}

/** Writes all of a commit as one statement. A revision found taken fails it, and the transaction with it. */
export async function writeVisitChanges(transaction: Transaction, changes: VisitChanges): Promise<void> {
  const { state } = changes;
  const at = new Date(changes.now);
  await transaction.$executeRaw(Prisma.sql`
    WITH "appended" AS (
      INSERT INTO "visit_event" ("visit_id", "revision", "type", "schema", "at", "recorded_at", "command_id", "by", "data")
      SELECT ${state.id}::uuid, e."revision", e."type", ${visitEventSchemaVersion}, e."at", ${at}, e."commandId", e."by", e."data"
      FROM jsonb_to_recordset(${toJson(changes.events.map(eventRow))}::jsonb)
        AS e("revision" int, "type" text, "at" timestamptz, "commandId" text, "by" jsonb, "data" jsonb)
    ), "decided" AS (
      UPDATE "inbox" SET "outcome" = o."outcome", "outcome_revision" = o."revision", "refusal" = o."refusal", "decided_at" = ${at}
      FROM jsonb_to_recordset(${toJson(changes.outcomes.map(outcomeRow))}::jsonb)
        AS o("id" uuid, "outcome" text, "revision" int, "refusal" text)
      WHERE "inbox"."id" = o."id" AND "inbox"."outcome" IS NULL AND "inbox"."visit_id" = ${state.id}::uuid
    ), "said" AS (
      INSERT INTO "message" ("id", "ticket_id", "visit_id", "revision", "kind", "author_id", "side", "channel", "text", "at")
      SELECT m."id", ${state.ticketId}::uuid, ${state.id}::uuid, m."revision", m."kind", m."authorId", m."side", m."channel",
        m."text", m."at"
      FROM jsonb_to_recordset(${toJson(changes.messages)}::jsonb) AS m("id" uuid, "revision" int, "kind" text,
        "authorId" text, "side" text, "channel" text, "text" text, "at" timestamptz)
    ), "told" AS (
      INSERT INTO "notice" ("id", "ticket_id", "visit_id", "revision", "kind", "recipient_id", "channel", "language", "params",
        "awaited", "state", "created_at", "not_before")
      SELECT n."id", ${state.ticketId}::uuid, ${state.id}::uuid, n."revision", n."kind", n."recipientId",
        CASE WHEN p."preferences" -> 'letters' = 'false'::jsonb OR p."preferences" -> 'letters' -> n."kind" = 'false'::jsonb
          THEN 'portal' ELSE 'email' END,
        p."language", n."params", n."awaited", 'waiting', ${at}, ${at}
      FROM jsonb_to_recordset(${toJson(changes.notices)}::jsonb)
        AS n("id" uuid, "revision" int, "kind" text, "recipientId" text, "params" jsonb, "awaited" boolean)
      JOIN "person" p ON p."id" = n."recipientId"
    ), "bound" AS (
      UPDATE "attachment" SET "ticket_id" = ${state.ticketId}::uuid, "message_id" = b."messageId"
      FROM jsonb_to_recordset(${toJson(changes.bindings)}::jsonb) AS b("attachmentId" uuid, "messageId" uuid)
      WHERE "attachment"."id" = b."attachmentId" AND "attachment"."ticket_id" IS NULL
    )
    ${changes.site === undefined ? updateVisit(changes) : insertVisit(changes, changes.site)}`);
}

function eventRow({ revision, type, at, by, commandId, ...data }: VisitEvent): unknown {
  return { revision, type, at: new Date(at).toISOString(), by, commandId, data };
}

function updateVisit({ now, state, model, confirmed }: VisitChanges): Prisma.Sql {
  const at = new Date(now);
  return Prisma.sql`
    UPDATE "visit" SET "revision" = ${state.revision}, "state" = ${toJson(state)}::jsonb,
      "rules_digest" = ${state.rules.digest}, "calendars" = ${state.rules.calendars}, "stage" = ${model.stage},
      "priority_rank" = ${model.priorityRank}, "technician" = ${state.slot?.technician ?? null},
      "slot_from" = ${dateOf(state.slot?.from ?? null)}::timestamptz, "slot_to" = ${dateOf(state.slot?.to ?? null)}::timestamptz,
      "next_due" = ${dateOf(model.nextDue)}::timestamptz, "waits_for_ready" = ${model.waitsForReady},
      "waits_for_parts" = ${model.waitsForParts}, "waits_for_act" = ${model.waitsForAct}, "updated_at" = ${at},
      "closed_at" = ${dateOf(state.ended?.at ?? null)}::timestamptz,
      "ended_at" = CASE WHEN ${model.ended} THEN COALESCE("ended_at", ${at}) END,
      "run_confirmed_at" = CASE
        WHEN ${model.ended} THEN NULL
        WHEN ${confirmed} THEN COALESCE("run_confirmed_at", ${at})
        ELSE "run_confirmed_at" END,
      "doubted_at" = CASE WHEN NOT ${confirmed} THEN "doubted_at" END
    WHERE "id" = ${state.id}::uuid`;
}

function insertVisit({ now, state, model }: VisitChanges, { address, contact }: VisitSite): Prisma.Sql {
  const { id, number, ticketId, desk, clientId, site, revision, rules, requestedAt } = state;
  return Prisma.sql`
    INSERT INTO "visit" ("id", "number", "ticket_id", "desk", "client_id", "subject", "district", "address", "contact",
      "revision", "state", "rules_digest", "calendars", "stage", "priority_rank", "next_due", "waits_for_ready",
      "waits_for_parts", "waits_for_act", "requested_at", "updated_at")
    VALUES (${id}::uuid, ${number}, ${ticketId}::uuid, ${desk}, ${clientId}::uuid, ${site.subject}, ${site.district},
      ${address}, ${contact}, ${revision}, ${toJson(state)}::jsonb, ${rules.digest}, ${rules.calendars}, ${model.stage},
      ${model.priorityRank}, ${dateOf(model.nextDue)}::timestamptz, ${model.waitsForReady}, ${model.waitsForParts},
      ${model.waitsForAct}, ${new Date(requestedAt)}, ${new Date(now)})`;
}
