import { uuidv7 } from 'uuidv7';
import { Prisma } from '../../prisma/generated/client';
import type { Actor } from '../../domain/policy/actor';
import type { Command, CommandBody } from '../../domain/process';
import type { Channel } from '../../domain/regulation';
import type { Instant } from '../../domain/time';
import type { Clock } from '../clock';
import type { Queryable } from '../database';
import { contentDigest, toJson } from '../json';
import type { ProcessRef } from './process-ref';

/** What became of a command: null while nobody has decided it. */
export interface CommandOutcome {
  readonly commandId: string;
  readonly outcome: 'done' | 'refused' | 'fault' | null;
  readonly revision: number | null;
  readonly refusal: string | null;
}

/** A row that is to be put into the inbox of a process. */
export interface NewRow {
  readonly id: string;
  /** Unique for ever. */
  readonly identity: string;
  readonly digest: string;
  readonly type: string;
  /** The fields of the command's body, without its type. */
  readonly content: Readonly<Record<string, unknown>>;
  readonly actor: Actor;
  readonly channel: Channel;
  readonly ifMatch: number | null;
  /** Null: now. */
  readonly receivedAt: Instant | null;
  /** Null: now. */
  readonly storedAt: Instant | null;
  readonly requestId: string | null;
}

/** A row as parts of the product themselves write it: received now, without conditions. */
export function ownRow(row: Pick<NewRow, 'identity' | 'type' | 'content' | 'actor' | 'channel'>): NewRow {
  return {
    ...row,
    id: uuidv7(),
    digest: contentDigest(row.content),
    ifMatch: null,
    receivedAt: null,
    storedAt: null,
    requestId: null,
  };
}

/** A row of the inbox, as decisions need it. */
export interface InboxRow extends CommandOutcome {
  readonly type: string;
  readonly content: Record<string, unknown>;
  readonly actor: Actor;
  readonly channel: Channel;
  readonly receivedAt: Instant;
  readonly storedAt: Instant;
  readonly ifMatch: number | null;
}

interface RawRow {
  now: Date;
  id: string | null;
  type: string;
  content: Record<string, unknown>;
  actor: Actor;
  channel: Channel;
  received_at: Date;
  stored_at: Date;
  if_match: number | null;
}

const columns = Prisma.raw(
  `"seq", "id", "type", "content", "actor", "channel", "received_at", "stored_at", "if_match"`,
);

/** A commit takes at most so many rows. */
export const mostRows = 100;

export interface Waiting {
  /** Waiting rows in order of arrival, those just written among them. */
  readonly rows: InboxRow[];
  /** There are more than these. */
  readonly more: boolean;
  /** Ids of the new rows that were written; the identities of the others were taken. */
  readonly written: ReadonlySet<string>;
  readonly readAt: Instant;
}

/** Writes rows, reads what waits, and tells the instant at which it was read: one statement. */
export async function takeRows(
  database: Queryable,
  clock: Clock,
  process: ProcessRef & { readonly rootId: string },
  rows: readonly NewRow[],
): Promise<Waiting> {
  const now = await clock.inSql();
  const written =
    rows.length === 0
      ? Prisma.empty
      : Prisma.sql`"written" AS (${insertRows(process, rows, now)} RETURNING ${columns}),`;
  const found = await database.$queryRaw<RawRow[]>(Prisma.sql`
    WITH ${written} "clock" AS (SELECT ${now} AS "now")
    SELECT c."now", r.* FROM "clock" c LEFT JOIN (
      (SELECT ${columns} FROM "inbox" WHERE "process_id" = ${process.id}::uuid AND "outcome" IS NULL
        ORDER BY "seq" LIMIT ${mostRows + 1})
      ${rows.length === 0 ? Prisma.empty : Prisma.sql`UNION ALL SELECT * FROM "written"`}
    ) r ON true
    ORDER BY r."seq"`);
  const [first] = found;
  if (first === undefined) throw new Error('The database did not tell the time.');
  const waiting = found.flatMap((row) => (row.id === null ? [] : [rowOf({ ...row, id: row.id })]));
  const ids = new Set(waiting.map(({ commandId }) => commandId));
  return {
    rows: waiting.slice(0, mostRows),
    more: waiting.length > mostRows,
    written: new Set(rows.flatMap(({ id }) => (ids.has(id) ? [id] : []))),
    readAt: first.now.getTime(),
  };
}

/** The statement that writes rows; those whose identity is taken are left out. */
export function insertRows(
  { kind, id, rootId }: ProcessRef & { readonly rootId: string },
  rows: readonly NewRow[],
  now: Prisma.Sql,
): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO "inbox" ("id", "process_kind", "process_id", "root_id", "identity", "digest", "type", "content", "actor",
      "channel", "request_id", "received_at", "stored_at", "if_match")
    SELECT r."id", ${kind}, ${id}::uuid, ${rootId}::uuid, r."identity", r."digest", r."type", r."content", r."actor",
      r."channel", r."requestId", COALESCE(r."receivedAt", ${now}), COALESCE(r."storedAt", ${now}), r."ifMatch"
    FROM jsonb_to_recordset(${toJson(rows.map(dated))}::jsonb) AS r("id" uuid, "identity" text, "digest" text, "type" text,
      "content" jsonb, "actor" jsonb, "channel" text, "requestId" text, "receivedAt" timestamptz, "storedAt" timestamptz,
      "ifMatch" int)
    ON CONFLICT ("identity") DO NOTHING`;
}

function dated({ receivedAt, storedAt, ...row }: NewRow): object {
  const text = (at: Instant | null): string | null => (at === null ? null : new Date(at).toISOString());
  return { ...row, receivedAt: text(receivedAt), storedAt: text(storedAt) };
}

function rowOf(row: RawRow & { readonly id: string }): InboxRow {
  return {
    commandId: row.id,
    type: row.type,
    content: row.content,
    actor: row.actor,
    channel: row.channel,
    receivedAt: row.received_at.getTime(),
    storedAt: row.stored_at.getTime(),
    ifMatch: row.if_match,
    outcome: null,
    revision: null,
    refusal: null,
  };
}

/** The command that a row carries. Rows are written from checked bodies only: by the edge, and by parts of the product. */
export function commandOf<Body extends CommandBody>(row: InboxRow): Command<Body> {
  return {
    id: row.commandId,
    actor: row.actor,
    channel: row.channel,
    receivedAt: row.receivedAt,
    storedAt: row.storedAt,
    ...(row.ifMatch === null ? {} : { ifMatch: row.ifMatch }),
    body: { type: row.type, ...row.content } as unknown as Body,
  };
}
