import type { Actor } from '../../domain/policy/actor';
import type { Channel } from '../../domain/regulation';
import type { Instant } from '../../domain/time';
import type { Command, CommandBody } from '../../domain/ticket';
import type { Queryable } from '../database';
import { Prisma } from '../../prisma/generated/client';

/** What became of a command: null while nobody has decided it. */
export interface CommandOutcome {
  readonly commandId: string;
  readonly outcome: 'done' | 'refused' | null;
  readonly revision: number | null;
  readonly refusal: string | null;
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
  id: string;
  type: string;
  content: Record<string, unknown>;
  actor: Actor;
  channel: Channel;
  received_at: Date;
  stored_at: Date;
  if_match: number | null;
  outcome: 'done' | 'refused' | null;
  outcome_revision: number | null;
  refusal: string | null;
}

const columns = Prisma.raw(
  `"seq", "id", "type", "content", "actor", "channel", "received_at", "stored_at", "if_match",
    "outcome", "outcome_revision", "refusal"`,
);

/** Rows of one ticket without outcome in their order of arrival, and besides them the rows asked for by id. */
export async function readRows(database: Queryable, ticketId: string, asked: readonly string[]): Promise<InboxRow[]> {
  const rows = await database.$queryRaw<RawRow[]>(Prisma.sql`
    SELECT ${columns} FROM "inbox" WHERE "ticket_id" = ${ticketId}::uuid AND "outcome" IS NULL
    UNION ALL
    SELECT ${columns} FROM "inbox"
    WHERE "id" = ANY(${asked}::uuid[]) AND "ticket_id" = ${ticketId}::uuid AND "outcome" IS NOT NULL
    ORDER BY "seq"`);
  return rows.map((row) => ({
    commandId: row.id,
    type: row.type,
    content: row.content,
    actor: row.actor,
    channel: row.channel,
    receivedAt: row.received_at.getTime(),
    storedAt: row.stored_at.getTime(),
    ifMatch: row.if_match,
    outcome: row.outcome,
    revision: row.outcome_revision,
    refusal: row.refusal,
  }));
}

/** The command that a row carries. Rows are written from checked bodies only (the edge, and `signalBody`). */
export function toCommand(row: InboxRow): Command {
  return {
    id: row.commandId,
    actor: row.actor,
    channel: row.channel,
    receivedAt: row.receivedAt,
    storedAt: row.storedAt,
    ...(row.ifMatch === null ? {} : { ifMatch: row.ifMatch }),
    body: { type: row.type, ...row.content } as CommandBody,
  };
}
