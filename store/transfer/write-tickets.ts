import { Prisma } from '../../prisma/generated/client';
import type { Instant } from '../../domain/time';
import type { Transaction } from '../database';
import { dateOf, toJson } from '../json';
import { eventRow } from '../process/record';
import { entryRows, insertEntries } from '../search';
import { insertTickets } from '../tickets/ticket-model';
import type { PlannedTicket } from './planned-ticket';

/** For so long the outbox leaves new runs alone: a desk comes over first, and then its runs are started. */
const startedAfterMs = 60_000;

/**
 * Writes what commits write of processes that begin, of many at once: one statement a table instead of one a ticket, which takes a
 * fraction of the time. Nobody is written to about what is brought in, nor about what fell due before it was.
 */
export async function writeTickets(
  transaction: Transaction,
  planned: readonly PlannedTicket[],
  now: Instant,
): Promise<void> {
  const at = new Date(now);
  const all = planned.map(({ written }) => written);
  const processes = all.map(({ state, run }) => ({
    ...{ id: state.id, desk: state.desk, client: state.clientId, revision: state.revision, state },
    ...{ digest: state.rules.digest, calendars: state.rules.calendars },
    ...{ workflowId: run.workflowId, nextTick: dateOf(run.nextTick), endedAt: run.ended ? at : null },
  }));
  const rows = Prisma.sql`jsonb_to_recordset(${toJson(processes)}::jsonb) AS r("id" uuid, "desk" text, "client" uuid, "revision" int,
    "state" jsonb, "digest" text, "calendars" text, "workflowId" text, "nextTick" timestamptz, "endedAt" timestamptz)`;
  await transaction.$executeRaw(Prisma.sql`
    INSERT INTO "process" ("kind", "id", "root_id", "desk", "client_id", "revision", "state", "rules_digest", "calendars", "updated_at")
    SELECT 'ticket', r."id", r."id", r."desk", r."client", r."revision", r."state", r."digest", r."calendars", ${at} FROM ${rows}`);
  await transaction.$executeRaw(
    insertTickets(
      planned.map(({ written: { state }, rules, beside, record }) => ({
        ...{ state, rules, beside },
        // Lists go by when it last changed where it came from.
        updatedAt: new Date(Math.min(record.updatedAt, now)),
      })),
    ),
  );
  await transaction.$executeRaw(Prisma.sql`
    INSERT INTO "run" ("kind", "id", "workflow_id", "stale_since", "next_tick", "lease_until", "ended_at")
    SELECT 'ticket', r."id", r."workflowId", ${at}, r."nextTick", ${new Date(now + startedAfterMs)}, r."endedAt" FROM ${rows}`);
  const schema = all[0]?.schema ?? 0;
  const events = all.flatMap(({ state, events: own }) => own.map((event) => ({ id: state.id, ...eventRow(event) })));
  await transaction.$executeRaw`
    INSERT INTO "event" ("process_kind", "process_id", "revision", "type", "schema", "at", "as_of", "recorded_at", "command_id", "by", "data")
    SELECT 'ticket', e."id", e."revision", e."type", ${schema}::int, e."at", e."asOf", ${at}, e."commandId", e."by", e."data"
    FROM jsonb_to_recordset(${toJson(events)}::jsonb) AS e("id" uuid, "revision" int, "type" text, "at" timestamptz, "asOf" timestamptz,
      "commandId" text, "by" jsonb, "data" jsonb)`;
  const messages = all.flatMap(({ state, messages: own }) =>
    own.map((message) => ({ processId: state.id, ...message })),
  );
  await transaction.$executeRaw`
    INSERT INTO "message" ("id", "process_kind", "process_id", "root_id", "revision", "kind", "author_id", "side", "channel", "text", "fields", "at")
    SELECT m."id", 'ticket', m."processId", m."processId", m."revision", m."kind", m."authorId", m."side", m."channel", m."text", m."fields", m."at"
    FROM jsonb_to_recordset(${toJson(messages)}::jsonb) AS m("id" uuid, "processId" uuid, "revision" int, "kind" text, "authorId" text,
      "side" text, "channel" text, "text" text, "fields" jsonb, "at" timestamptz)`;
  await transaction.$executeRaw(
    insertEntries(
      all.flatMap(({ searched }) => (searched === null ? [] : entryRows(searched))),
      'in-words',
    ),
  );
}
