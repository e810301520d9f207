import type { Actor } from '../../domain/policy/actor';
import type { Channel } from '../../domain/regulation';
import type { Instant } from '../../domain/time';
import type { Command, CommandBody, Envelope } from '../../domain/ticket';
import type { Clock } from '../clock';
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

/** What comes back when there are no rows: the instant alone. */
interface NoRow {
  now: Date;
  id: null;
}

interface RawRow {
  now: Date;
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

/** Whose rows: a ticket's, or those of one visit. */
export type Bearer = { readonly ticketId: string } | { readonly visitId: string };

/**
 * Rows of one bearer without outcome in their order of arrival, and besides them the rows asked for by id; with the instant
 * at which they were read.
 */
export async function readRows(
  database: Queryable,
  clock: Clock,
  bearer: Bearer,
  asked: readonly string[],
): Promise<{ readonly rows: InboxRow[]; readonly readAt: Instant }> {
  const found = await database.$queryRaw<(RawRow | NoRow)[]>(Prisma.sql`
    SELECT c."now", r.* FROM (SELECT ${await clock.inSql()} AS "now") c LEFT JOIN (
      SELECT ${columns} FROM "inbox" WHERE ${ownRows(bearer)} AND "outcome" IS NULL
      UNION ALL
      SELECT ${columns} FROM "inbox"
      WHERE "id" = ANY(${asked}::uuid[]) AND ${ownRows(bearer)} AND "outcome" IS NOT NULL
    ) r ON true
    ORDER BY r."seq"`);
  const [first] = found;
  if (first === undefined) throw new Error('The database did not tell the time.');
  const rows = found.flatMap((row) => (row.id === null ? [] : [rowOf(row)]));
  return { rows, readAt: first.now.getTime() };
}

function ownRows(bearer: Bearer): Prisma.Sql {
  return 'visitId' in bearer
    ? Prisma.sql`"visit_id" = ${bearer.visitId}::uuid`
    : Prisma.sql`"ticket_id" = ${bearer.ticketId}::uuid AND "visit_id" IS NULL`;
}

function rowOf(row: RawRow): InboxRow {
  return {
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
  };
}

/** The command that a row carries. Rows are written from checked bodies only (the edge, and `signalBody`). */
export function toCommand(row: InboxRow): Command {
  return { ...envelopeOf(row), body: { type: row.type, ...row.content } as CommandBody };
}

/** What a row says beside the body of its command. */
export function envelopeOf(row: InboxRow): Envelope {
  return {
    id: row.commandId,
    actor: row.actor,
    channel: row.channel,
    receivedAt: row.receivedAt,
    storedAt: row.storedAt,
    ...(row.ifMatch === null ? {} : { ifMatch: row.ifMatch }),
  };
}
