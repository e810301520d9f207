import { uuidv7 } from 'uuidv7';
import type { Actor } from '../domain/policy/actor';
import type { Channel } from '../domain/regulation';
import type { Instant } from '../domain/time';
import { attachmentsOf, missingAttachment } from './rows/attachment-rows';
import type { CommandOutcome } from './rows/inbox-row';
import { contentDigest, isUuid, toJson } from './json';
import type { StoreContext } from './store-context';

/** A command as it comes in. */
export interface Receipt {
  readonly ticketId: string;
  /** A visit of that ticket, when the command is for it. */
  readonly visitId?: string;
  /** Unique for ever: made by the channel from the caller and the key that the caller gave. */
  readonly identity: string;
  readonly type: string;
  /** The fields of the command's body, without its type. */
  readonly content: Readonly<Record<string, unknown>>;
  readonly actor: Actor;
  readonly channel: Channel;
  readonly ifMatch?: number;
  /** Earlier than now only for a recorded call and for letters; the process judges it. */
  readonly receivedAt?: Instant;
  readonly requestId?: string;
}

export type Received =
  | { readonly kind: 'stored'; readonly commandId: string; readonly receivedAt: Instant }
  /** The same word again: what became of the first. */
  | { readonly kind: 'replay'; readonly commandId: string; readonly outcome: CommandOutcome }
  /** The identity stands for another content. */
  | { readonly kind: 'conflict' }
  /** No such ticket, or no such visit of it. */
  | { readonly kind: 'no-ticket' }
  /** An attachment that is not there, belongs to somebody else, or stands in the ticket already. */
  | { readonly kind: 'unknown-attachment'; readonly attachmentId: string };

/**
 * Puts a command into the inbox: from here on it cannot be lost. Nothing is decided yet.
 * Faults found before the row (no ticket, no such attachment) are not remembered.
 */
export async function receive({ database, clock }: StoreContext, receipt: Receipt): Promise<Received> {
  if (!isUuid(receipt.ticketId) || (receipt.visitId !== undefined && !isUuid(receipt.visitId)))
    return { kind: 'no-ticket' };
  const { ticketId, visitId, identity, type, content } = receipt;
  const digest = contentDigest({ ticketId, visitId, type, content, receivedAt: receipt.receivedAt });
  const id = uuidv7();
  const missing = await missingOf(database, receipt);
  if (missing !== undefined) {
    return (await replay(database, identity, digest)) ?? { kind: 'unknown-attachment', attachmentId: missing };
  }
  const receivedAt = receipt.receivedAt === undefined ? null : new Date(receipt.receivedAt);
  const [stored] = await database.$queryRaw<{ receivedAt: Date }[]>`
    INSERT INTO "inbox" ("id", "ticket_id", "visit_id", "identity", "digest", "type", "content", "actor", "channel", "request_id",
      "received_at", "stored_at", "if_match")
    SELECT ${id}::uuid, t."id", ${visitId ?? null}::uuid, ${identity}, ${digest}, ${type}, ${toJson(content)}::jsonb, ${toJson(receipt.actor)}::jsonb,
      ${receipt.channel}, ${receipt.requestId ?? null}, COALESCE(${receivedAt}::timestamptz, c."now"), c."now", ${receipt.ifMatch ?? null}
    FROM "ticket" t, (SELECT ${await clock.inSql()} AS "now") c WHERE t."id" = ${ticketId}::uuid
      AND (${visitId ?? null}::uuid IS NULL OR EXISTS (
        SELECT 1 FROM "visit" v WHERE v."id" = ${visitId ?? null}::uuid AND v."ticket_id" = t."id"))
    ON CONFLICT ("identity") DO NOTHING
    RETURNING "received_at" AS "receivedAt"`;
  if (stored !== undefined) return { kind: 'stored', commandId: id, receivedAt: stored.receivedAt.getTime() };
  return (await replay(database, identity, digest)) ?? { kind: 'no-ticket' };
}

/** The first attachment that cannot go into this ticket. */
async function missingOf(
  database: StoreContext['database'],
  { ticketId, content, actor }: Receipt,
): Promise<string | undefined> {
  const ids = attachmentsOf(content);
  if (ids.length === 0) return undefined;
  const ticket = await database.ticket.findUnique({ where: { id: ticketId }, select: { desk: true } });
  return ticket === null ? undefined : missingAttachment(database, ids, ticket.desk, actor);
}

/** What an identity already stands for; undefined when for nothing. */
async function replay(
  database: StoreContext['database'],
  identity: string,
  digest: string,
): Promise<Received | undefined> {
  const row = await database.inbox.findUnique({ where: { identity } });
  if (row === null) return undefined;
  if (row.digest !== digest) return { kind: 'conflict' };
  return { kind: 'replay', commandId: row.id, outcome: outcomeOf(row) };
}

interface DecidedColumns {
  readonly id: string;
  readonly outcome: string | null;
  readonly outcomeRevision: number | null;
  readonly refusal: string | null;
}

export function outcomeOf(row: DecidedColumns): CommandOutcome {
  return {
    commandId: row.id,
    outcome: row.outcome as CommandOutcome['outcome'],
    revision: row.outcomeRevision,
    refusal: row.refusal,
  };
}
