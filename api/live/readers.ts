import type { Caller } from '../auth/caller';
import { tooMany } from '../limits/too-many';
import type { ApiStore } from '../store-port';
import type { Stream } from './stream';

/** Streams of one person: as many tabs and devices as anybody has open. */
export const mostOfPerson = 12;
const againMs = 10_000;

/** All streams that are open, within their limits. */
export class Readers {
  private readonly all = new Set<Stream>();
  private readonly ofPerson = new Map<string, number>();

  constructor(private readonly most: number) {}

  get size(): number {
    return this.all.size;
  }

  [Symbol.iterator](): Iterator<Stream> {
    return this.all.values();
  }

  /** @throws Problem 429 where there are enough already */
  admit({ personId }: Pick<Caller, 'personId'>): void {
    if (this.all.size >= this.most || (this.ofPerson.get(personId) ?? 0) >= mostOfPerson) throw tooMany(againMs);
  }

  add(stream: Stream): void {
    const { personId } = stream.caller;
    this.all.add(stream);
    this.ofPerson.set(personId, (this.ofPerson.get(personId) ?? 0) + 1);
  }

  remove(stream: Stream): void {
    if (!this.all.delete(stream)) return;
    const { personId } = stream.caller;
    const left = (this.ofPerson.get(personId) ?? 1) - 1;
    if (left > 0) this.ofPerson.set(personId, left);
    else this.ofPerson.delete(personId);
  }

  /** The desks of all of them. */
  desks(): string[] {
    return [...new Set([...this.all].flatMap(({ caller }) => caller.memberships.map(({ desk }) => desk)))];
  }

  /**
   * Ends the streams of those who are signed out or may do nothing here any more. Who may do something else than before sees other
   * things from now on.
   *
   * @param changed told of those
   */
  async check(store: Pick<ApiStore, 'findCallers'>, changed: (stream: Stream) => void): Promise<void> {
    const asked = [...this.all];
    const hashes = (via: 'session' | 'key') => [
      ...new Set(asked.flatMap(({ credential }) => (credential.via === via ? [credential.hash] : []))),
    ];
    const found = await store.findCallers({ keys: hashes('key'), sessions: hashes('session') });
    for (const stream of asked) {
      const caller = found.get(stream.credential.hash);
      if (caller === undefined || caller.memberships.length === 0) stream.end();
      else if (JSON.stringify(caller.memberships) !== JSON.stringify(stream.caller.memberships)) {
        stream.caller = { ...caller, via: stream.credential.via };
        changed(stream);
      }
    }
  }
}
