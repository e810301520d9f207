import { uuidv7 } from 'uuidv7';
import type { Actor } from '../../domain/policy/actor';
import type { Channel } from '../../domain/regulation';
import type { Instant } from '../../domain/time';
import type { Queryable, Transaction } from '../database';
import { saysTheSame, wordDigest } from '../word-digest';
import { attachmentsOf, missingNow } from './attachment-rows';
import type { CommandOutcome, NewRow } from './inbox';

/** A word as it comes in. */
export interface Receipt {
  readonly kind: string;
  readonly id: string;
  /** Unique for ever: made by the channel from the caller and the key that the caller gave. */
  readonly identity: string;
  readonly type: string;
  /** The fields of the command's body, without its type. */
  readonly content: Readonly<Record<string, unknown>>;
  readonly actor: Actor;
  readonly channel: Channel;
  readonly ifMatch?: number | undefined;
  /** When it reached us: told by the read that found that the caller sees the process. Absent: when its row is written. */
  readonly at?: Instant | undefined;
  /** Another instant than that one, of a recorded call and of letters; the process judges it. */
  readonly receivedAt?: Instant | undefined;
  readonly requestId?: string | undefined;
}

/** Why a word cannot even be put into the inbox; not remembered. */
export type NotReceived =
  /** The identity stands for another content. */
  | { readonly kind: 'conflict' }
  | { readonly kind: 'no-process' }
  /** An attachment that is not there, belongs to somebody else, or stands somewhere already. */
  | { readonly kind: 'unknown-attachment'; readonly attachmentId: string };

export function rowOf(receipt: Receipt): NewRow {
  const { kind, id, identity, type, content, actor, channel, at = null } = receipt;
  return {
    id: uuidv7(),
    identity,
    digest: wordDigest({ kind, id, type, content, receivedAt: receipt.receivedAt }),
    type,
    content,
    actor,
    channel,
    ifMatch: receipt.ifMatch ?? null,
    receivedAt: receipt.receivedAt ?? at,
    storedAt: at,
    requestId: receipt.requestId ?? null,
  };
}

/**
 * The first attachment of each row that cannot go where it is to go: gone, of somebody else, or named by a row before it. Asked in the
 * transaction that writes the rows.
 *
 * @param handsFilesOn of which types of rows the files may stand on the process already
 */
export async function missingAttachments(
  transaction: Transaction,
  { desk, rootId }: { readonly desk: string; readonly rootId: string },
  rows: readonly NewRow[],
  handsFilesOn: (type: string) => boolean,
): Promise<Map<NewRow, string>> {
  const missing = new Map<NewRow, string>();
  const named = new Set<string>();
  for (const row of rows) {
    const ids = attachmentsOf(row.content);
    if (ids.length === 0) continue;
    const lost =
      ids.find((id) => named.has(id.toLowerCase())) ??
      (await missingNow(transaction, {
        ids,
        desk,
        actor: row.actor,
        standingOn: handsFilesOn(row.type) ? rootId : null,
      }));
    if (lost !== undefined) missing.set(row, lost);
    else for (const id of ids) named.add(id.toLowerCase());
  }
  return missing;
}

/** What an identity already stands for; undefined when for nothing. */
export async function known(
  database: Queryable,
  said: NewRow,
): Promise<{ readonly kind: 'conflict' } | { readonly kind: 'replay'; readonly outcome: CommandOutcome } | undefined> {
  const row = await database.inbox.findUnique({ where: { identity: said.identity } });
  if (row === null) return undefined;
  return saysTheSame(row, said) ? { kind: 'replay', outcome: outcomeOf(row) } : { kind: 'conflict' };
}

/** Whether anything was ever said under an identity: then it is answered as it was, whatever has changed since. */
export async function wasSaid({ database }: { readonly database: Queryable }, identity: string): Promise<boolean> {
  return (await database.inbox.count({ where: { identity } })) > 0;
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
