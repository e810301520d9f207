import { LRUCache } from 'lru-cache';
import type { Caller } from './caller';

const most = 10_000;

/**
 * Callers recognised a moment ago, by the hash of their credential. A burst of requests with one key costs one look
 * into the database; a revoked key stops working when its entry runs out.
 */
export class RecentCallers {
  readonly #kept: LRUCache<string, Caller> | null;

  /** @param lastingMs how long an entry counts, in milliseconds; 0 keeps nothing */
  constructor(lastingMs: number) {
    this.#kept = lastingMs > 0 ? new LRUCache({ max: most, ttl: lastingMs }) : null;
  }

  get(hash: string): Caller | null {
    return this.#kept?.get(hash) ?? null;
  }

  set(hash: string, caller: Caller): void {
    this.#kept?.set(hash, caller);
  }

  delete(hash: string): void {
    this.#kept?.delete(hash);
  }

  /** Changed preferences must be seen at the next request. */
  deletePerson(personId: string): void {
    for (const [hash, caller] of this.#kept?.entries() ?? []) if (caller.personId === personId) this.delete(hash);
  }
}
