import type { Instant } from '../domain/time';
import { contentDigest } from './json';

/** A word as its row keeps it, by the process that it was said to. */
export interface KeptWord {
  readonly processKind: string;
  readonly processId: string;
  readonly rootId: string;
  readonly digest: string;
}

/** A word as it is said now. */
export interface SaidWord {
  readonly type: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly receivedAt: Instant | null;
  readonly digest: string;
}

/** What a word says, for comparing two that bear the same identity. */
export function wordDigest(word: {
  readonly kind: string;
  readonly id: string;
  readonly type: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly receivedAt: Instant | undefined;
}): string {
  return contentDigest(word);
}

/**
 * Whether a row says what is said again. Release 0.2 named the process of a word in another way: its rows are compared by its
 * digest, so that a key that it knew means the same for ever.
 */
export function saysTheSame(row: KeptWord, said: SaidWord): boolean {
  if (row.digest === said.digest) return true;
  const { processKind: kind, processId: id, rootId } = row;
  const visitId = id === rootId ? undefined : id;
  const { type, content } = said;
  // Only a recorded call names an instant, which belongs to what it says.
  return [undefined, said.receivedAt ?? undefined].some(
    (receivedAt) =>
      wordDigest({ kind, id, type, content, receivedAt }) === said.digest &&
      contentDigest({ ticketId: rootId, visitId, type, content, receivedAt }) === row.digest,
  );
}
