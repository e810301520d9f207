import type { Instant } from '../domain/time';
import type { StoreContext } from './store-context';

/** A word that was said under an identity, and what became of it. */
export interface SaidBefore {
  readonly content: Readonly<Record<string, unknown>>;
  readonly receivedAt: Instant;
  /** Null: it waits. */
  readonly outcome: 'done' | 'refused' | 'fault' | null;
  readonly refusal: string | null;
}

/** What was said under an identity; undefined: nothing. */
export async function readSaid({ database }: StoreContext, identity: string): Promise<SaidBefore | undefined> {
  const row = await database.inbox.findUnique({ where: { identity } });
  if (row === null) return undefined;
  const { content, receivedAt, outcome, refusal } = row;
  return {
    content: content as SaidBefore['content'],
    receivedAt: receivedAt.getTime(),
    outcome: outcome as SaidBefore['outcome'],
    refusal,
  };
}
