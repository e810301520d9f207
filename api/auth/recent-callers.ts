import type { Caller } from './caller';

const mostEntries = 10_000;

/**
 * Callers recognised a moment ago, by the hash of their credential. A burst of requests with one key costs one look
 * into the database; a revoked key stops working when its entry runs out.
 */
export class RecentCallers {
  readonly #entries = new Map<string, { readonly caller: Caller; readonly until: number }>();

  /** @param lastingMs how long an entry counts, in milliseconds; 0 keeps nothing */
  constructor(private readonly lastingMs: number) {}

  get(hash: string): Caller | null {
    const entry = this.#entries.get(hash);
    if (!entry) return null;
    if (entry.until > performance.now()) return entry.caller;
    this.#entries.delete(hash);
    return null;
  }

  set(hash: string, caller: Caller): void {
    if (this.lastingMs <= 0) return;
    if (this.#entries.size >= mostEntries) this.#dropOldest();
    this.#entries.set(hash, { caller, until: performance.now() + this.lastingMs });
  }

  delete(hash: string): void {
    this.#entries.delete(hash);
  }

  /** Changed preferences must be seen at the next request. */
  deletePerson(personId: string): void {
    for (const [hash, entry] of this.#entries) {
      if (entry.caller.personId === personId) this.#entries.delete(hash);
    }
  }

  #dropOldest(): void {
    for (const hash of this.#entries.keys()) {
      this.#entries.delete(hash);
      return;
    }
  }
}
