import { Prisma } from '../../prisma/generated/client';
import type { Rules } from '../../domain/process';
import { nextDue, priorityOf, statusOf, type TicketEvent, type TicketState } from '../../domain/ticket';
import type { Instant } from '../../domain/time';
import { webhookFactsOf, type TicketFacts } from '../../domain/webhook';
import { toJson } from '../json';

/**
 * What a commit of a ticket leaves for other programs, as a part of its one statement: a row for each endpoint of the desk that hears
 * of it. Undefined where it tells nothing, so that most looks and all clocks cost nothing.
 */
export function webhookRows(
  state: TicketState,
  events: readonly TicketEvent[],
  rules: Rules,
  now: Instant,
  guard: Prisma.Sql,
): Prisma.Sql | undefined {
  const told = webhookFactsOf(events);
  if (told.length === 0) return undefined;
  const { id, tid: number, desk } = state;
  const facts = presentFacts(factsOf(state, rules));
  const rows = told.map(({ type, revision, at }) => ({
    ...{ type, revision, at: new Date(at) },
    data: { ticket: { id, number, desk, revision, ...facts } },
  }));
  const written = new Date(now);
  return Prisma.sql`
    INSERT INTO "webhook_delivery" ("id", "webhook_id", "ticket_id", "revision", "type", "at", "data", "state", "created_at", "not_before")
    SELECT gen_random_uuid(), w."id", ${id}::uuid, e."revision", e."type", e."at", e."data", 'waiting', ${written}::timestamptz, ${written}::timestamptz
    FROM "webhook" w, jsonb_to_recordset(${toJson(rows)}::jsonb) AS e("type" text, "revision" int, "at" timestamptz, "data" jsonb)
    WHERE w."desk" = ${desk} AND w."ended_at" IS NULL AND e."type" = ANY(w."events") AND ${guard}`;
}

function factsOf(state: TicketState, rules: Rules): TicketFacts {
  return {
    stage: state.stage,
    status: statusOf(state, rules),
    topic: state.topic,
    priority: priorityOf(state, rules),
    nextDue: nextDue(state),
    closedAt: state.closed?.at ?? null,
  };
}

function presentFacts({ nextDue: due, closedAt, ...facts }: TicketFacts): object {
  const iso = (at: Instant | null): string | null => (at === null ? null : new Date(at).toISOString());
  return { ...facts, nextDue: iso(due), closedAt: iso(closedAt) };
}
