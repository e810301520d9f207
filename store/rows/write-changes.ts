import { Prisma } from '../../prisma/generated/client';
import { eventSchemaVersion } from '../../domain/ticket';
import type { TicketEvent, TicketState } from '../../domain/ticket';
import type { Instant } from '../../domain/time';
import type { Transaction } from '../database';
import { toJson } from '../json';
import { dateOf, recordParts, runColumns } from './record-parts';
import type { Recorded } from './record-parts';

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
export interface Changes extends Recorded<TicketEvent> {
  readonly state: TicketState;
  readonly model: ReadModel;
  readonly feedback: readonly FeedbackRow[];
  /** What a new ticket is filed with; absent for one that stands already. */
  readonly filed?: { readonly subject: string; readonly fields: unknown };
}

/** Writes all of a commit as one statement. A revision found taken fails it, and the transaction with it. */
export async function writeChanges(transaction: Transaction, changes: Changes): Promise<void> {
  const { state } = changes;
  const owner = { ticketId: state.id, visitId: null, schema: eventSchemaVersion };
  await transaction.$executeRaw(Prisma.sql`
    WITH ${recordParts(owner, changes)}, "rated" AS (
      INSERT INTO "feedback" ("ticket_id", "cycle", "desk", "topic", "score", "reason", "comment", "person_id", "about", "at")
      SELECT ${state.id}::uuid, f."cycle", ${state.desk}, ${state.topic}, f."score", f."reason", f."comment", f."personId",
        f."about", f."at"
      FROM jsonb_to_recordset(${toJson(changes.feedback)}::jsonb) AS f("cycle" int, "score" text, "reason" text, "comment" text,
        "personId" text, "about" text, "at" timestamptz)
    )
    ${changes.filed === undefined ? updateTicket(changes) : insertTicket(changes, changes.filed)}`);
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
      ${runColumns(at, model.ended, confirmed)}
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
