import { randomUUID } from 'node:crypto';
import type { Database } from '../../store/database';
import { toJson } from '../../store/json';

/** As much of a ticket as lists read. */
export interface Planted {
  readonly id: string;
  readonly tid: string;
  readonly desk: string;
  readonly clientId: string;
  readonly authorId: string;
  readonly authorKind: 'person' | 'integration';
  readonly stage: string;
  readonly status: string;
  readonly topic: string;
  readonly requestType: string | null;
  readonly priority: string;
  readonly priorityRank: number;
  readonly level: string | null;
  readonly assignee: string | null;
  readonly sharedWith: readonly string[];
  /** Left out: of a desk that names no services. */
  readonly service?: string | null;
  readonly services?: readonly string[];
  readonly nextDue: number | null;
  readonly receivedAt: number;
  readonly updatedAt: number;
  readonly closedAt: number | null;
}

/** Rows of tickets and of their processes, without anything that commits would read: for lists alone. */
export async function plantTickets(
  database: Database,
  tickets: readonly Omit<Planted, 'id' | 'tid'>[],
): Promise<Planted[]> {
  const planted = tickets.map((ticket, index) => ({ ...ticket, id: randomUUID(), tid: `PLANT-${index + 1}` }));
  const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  const rows = planted.map((row) => ({
    ...row,
    nextDue: iso(row.nextDue),
    receivedAt: iso(row.receivedAt),
    updatedAt: iso(row.updatedAt),
    closedAt: iso(row.closedAt),
  }));
  const columns = `"id" uuid, "tid" text, "desk" text, "clientId" uuid, "authorId" text, "authorKind" text, "stage" text,
    "status" text, "topic" text, "requestType" text, "priority" text, "priorityRank" int, "level" text, "assignee" text,
    "sharedWith" text[], "service" text, "services" text[], "nextDue" timestamptz, "receivedAt" timestamptz, "updatedAt" timestamptz, "closedAt" timestamptz`;
  await database.$executeRaw`
    INSERT INTO "rules" ("digest", "desk", "version", "regulation", "origins", "created_at")
    SELECT 'planted', min("code"), '1', '{}', '{}', now() FROM "desk"`;
  await database.$executeRawUnsafe(
    `INSERT INTO "process" ("kind", "id", "root_id", "desk", "client_id", "revision", "state", "rules_digest", "calendars", "updated_at")
     SELECT 'ticket', "id", "id", "desk", "clientId", 1, '{}', 'planted', (SELECT min("digest") FROM "calendar_version"), "updatedAt"
     FROM jsonb_to_recordset($1::jsonb) AS r(${columns})`,
    toJson(rows),
  );
  await database.$executeRawUnsafe(
    `INSERT INTO "ticket" ("id", "tid", "desk", "client_id", "author_id", "author_kind", "subject", "fields", "revision", "stage",
       "status", "topic", "request_type", "priority", "priority_rank", "level", "assignee", "shared_with", "service",
       "services", "next_due", "received_at", "updated_at", "closed_at")
     SELECT "id", "tid", "desk", "clientId", "authorId", "authorKind", 'Planted', '{}', 1, "stage", "status", "topic",
       "requestType", "priority", "priorityRank", "level", "assignee", "sharedWith", "service",
       COALESCE("services", ARRAY[]::text[]), "nextDue", "receivedAt", "updatedAt", "closedAt"
     FROM jsonb_to_recordset($1::jsonb) AS r(${columns})`,
    toJson(rows),
  );
  return planted;
}
