import { Prisma } from '../../prisma/generated/client';
import type { Rules } from '../../domain/process';
import { nextDue, owedBy, priorityOf, servicePresent, statusOf } from '../../domain/ticket';
import type { LaterBody, Open, TicketEvent, TicketState } from '../../domain/ticket';
import { dateOf, toJson } from '../json';
import type { Change } from '../process/kept-kind';
import { rankOf } from '../rules/priority-rank';
import { webhookRows } from '../webhooks/webhook-rows';

/** What a ticket is filed with beside what its state holds. */
export interface TicketBeside {
  readonly subject: string;
  readonly fields: unknown;
}

export type TicketChange = Change<TicketState, TicketEvent, Open | LaterBody>;

/** The columns of a ticket that lists are served from, its ratings, and what other programs are told. */
export function ticketModel(change: TicketChange, guard: Prisma.Sql): readonly (readonly [string, Prisma.Sql])[] {
  const { before, state, events, rules, beside, now } = change;
  const at = new Date(now);
  // A filing brings what lies beside its ticket; only a ticket that stands already does without.
  const row =
    before === null
      ? insertTicket(state, rules, beside as TicketBeside, at, guard)
      : updateTicket(state, rules, at, guard);
  const feedback = feedbackOf(change);
  const told = webhookRows(state, events, rules, now, guard);
  return [
    ['listed', row],
    ...(feedback.length === 0 ? [] : [['rated', insertFeedback(state, feedback, guard)] as const]),
    ...(told === undefined ? [] : [['webhooks', told] as const]),
  ];
}

function updateTicket(state: TicketState, rules: Rules, at: Date, guard: Prisma.Sql): Prisma.Sql {
  const priority = priorityOf(state, rules);
  return Prisma.sql`
    UPDATE "ticket" SET "revision" = ${state.revision}, "stage" = ${state.stage}, "status" = ${statusOf(state, rules)},
      "topic" = ${state.topic}, "priority" = ${priority}, "priority_rank" = ${rankOf(priority, rules)},
      "author_id" = ${state.authorId}, "author_kind" = ${state.authorKind},
      "level" = ${state.level}, "assignee" = ${state.assignee}, "shared_with" = ${[...state.sharedWith]}::text[],
      "service" = ${servicePresent(state.service)}, "services" = ${[...state.service.took]}::text[],
      "next_due" = ${dateOf(nextDue(state))}::timestamptz, "updated_at" = CASE WHEN "revision" = ${state.revision}::int THEN "updated_at" ELSE ${at}::timestamptz END,
      "closed_at" = ${dateOf(state.closed?.at ?? null)}::timestamptz, "release" = ${state.wait?.release?.name ?? null},
      "owed_by" = ${owedBy(state)}, "owed_at" = ${state.revision}
    WHERE "id" = ${state.id}::uuid AND ${guard}`;
}

function insertTicket(
  state: TicketState,
  rules: Rules,
  { subject, fields }: TicketBeside,
  at: Date,
  guard: Prisma.Sql,
): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO "ticket" ("id", "tid", "desk", "client_id", "author_id", "author_kind", "subject", "fields", "revision", "stage", "status",
      "topic", "priority", "priority_rank", "level", "request_type", "assignee", "shared_with", "service", "services",
      "next_due", "received_at", "updated_at", "closed_at", "owed_by", "owed_at")
    SELECT ${state.id}::uuid, ${state.tid}, ${state.desk}, ${state.clientId}::uuid, ${state.authorId}, ${state.authorKind},
      ${subject},
      ${toJson(fields)}::jsonb, ${state.revision}::int, ${state.stage}, ${statusOf(state, rules)}, ${state.topic},
      ${state.priority}, ${rankOf(state.priority, rules)}::int, ${state.level}, ${state.requestType}, ${state.assignee},
      ${[...state.sharedWith]}::text[], ${servicePresent(state.service)}, ${[...state.service.took]}::text[],
      ${dateOf(nextDue(state))}::timestamptz, ${new Date(state.receivedAt)}::timestamptz, ${at}::timestamptz,
      ${dateOf(state.closed?.at ?? null)}::timestamptz, ${owedBy(state)}, ${state.revision}::int
    WHERE ${guard}`;
}

/** Writes many tickets that begin, as `insertTicket` does one. */
export function insertTickets(
  tickets: readonly {
    readonly state: TicketState;
    readonly rules: Rules;
    readonly beside: TicketBeside;
    readonly updatedAt: Date;
  }[],
): Prisma.Sql {
  const rows = tickets.map(({ state, rules, beside, updatedAt }) => ({
    ...{ id: state.id, tid: state.tid, desk: state.desk, client: state.clientId, author: state.authorId },
    ...{ authorKind: state.authorKind, ...beside, revision: state.revision, stage: state.stage },
    ...{ status: statusOf(state, rules), topic: state.topic, priority: state.priority },
    ...{ rank: rankOf(state.priority, rules), level: state.level, requestType: state.requestType },
    ...{ assignee: state.assignee, shared: state.sharedWith, service: servicePresent(state.service) },
    ...{ services: state.service.took, nextDue: dateOf(nextDue(state)), receivedAt: new Date(state.receivedAt) },
    ...{ updatedAt, closedAt: dateOf(state.closed?.at ?? null), owedBy: owedBy(state) },
  }));
  return Prisma.sql`
    INSERT INTO "ticket" ("id", "tid", "desk", "client_id", "author_id", "author_kind", "subject", "fields", "revision", "stage", "status",
      "topic", "priority", "priority_rank", "level", "request_type", "assignee", "shared_with", "service", "services",
      "next_due", "received_at", "updated_at", "closed_at", "owed_by", "owed_at")
    SELECT r."id", r."tid", r."desk", r."client", r."author", r."authorKind", r."subject", r."fields", r."revision", r."stage", r."status",
      r."topic", r."priority", r."rank", r."level", r."requestType", r."assignee", r."shared", r."service", r."services",
      r."nextDue", r."receivedAt", r."updatedAt", r."closedAt", r."owedBy", r."revision"
    FROM jsonb_to_recordset(${toJson(rows)}::jsonb) AS r("id" uuid, "tid" text, "desk" text, "client" uuid, "author" text,
      "authorKind" text, "subject" text, "fields" jsonb, "revision" int, "stage" text, "status" text, "topic" text, "priority" text,
      "rank" int, "level" text, "requestType" text, "assignee" text, "shared" text[], "service" text, "services" text[],
      "nextDue" timestamptz, "receivedAt" timestamptz, "updatedAt" timestamptz, "closedAt" timestamptz, "owedBy" text)`;
}

interface FeedbackRow {
  readonly cycle: number;
  readonly score: string;
  readonly reason: string | null;
  readonly comment: string | null;
  readonly personId: string;
  readonly about: string | null;
  readonly at: string;
}

function insertFeedback(state: TicketState, feedback: readonly FeedbackRow[], guard: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO "feedback" ("ticket_id", "cycle", "desk", "topic", "score", "reason", "comment", "person_id", "about", "at")
    SELECT ${state.id}::uuid, f."cycle", ${state.desk}, ${state.topic}, f."score", f."reason", f."comment", f."personId",
      f."about", f."at"
    FROM jsonb_to_recordset(${toJson(feedback)}::jsonb) AS f("cycle" int, "score" text, "reason" text, "comment" text,
      "personId" text, "about" text, "at" timestamptz)
    WHERE ${guard}
    ON CONFLICT ("ticket_id", "cycle") DO UPDATE SET "score" = EXCLUDED."score", "reason" = EXCLUDED."reason",
      "comment" = EXCLUDED."comment", "person_id" = EXCLUDED."person_id", "at" = EXCLUDED."at"`;
}

/** Of each cycle the last rating: it counts instead of the ones that it corrects. */
function feedbackOf({ events, commands }: TicketChange): FeedbackRow[] {
  const rows = events.flatMap((event): FeedbackRow[] => {
    if (event.type !== 'rated' && event.type !== 'rating-corrected') return [];
    const body = commands.find(({ id }) => id === event.commandId)?.body;
    const comment = body?.type === 'rate' ? (body.comment ?? null) : null;
    const { cycle, score, reason, personId, about, at } = event;
    return [{ cycle, score, reason, comment, personId, about, at: new Date(at).toISOString() }];
  });
  return [...new Map(rows.map((row) => [row.cycle, row])).values()];
}
