import { setTimeout as delay } from 'node:timers/promises';
import type { Engine } from '../engine';

/** What the pump asks the store of one kind, tickets or visits; ages are told by the store's clock. */
export interface PumpStore {
  /** Ids of those with an inbox row that has waited longer than this, oldest row first. */
  listWithWaitingRows(olderThanMs: number): Promise<readonly string[]>;
  /** Ids of those not ended whose run nobody has confirmed for longer than this, oldest first. */
  listUnconfirmedRuns(olderThanMs: number): Promise<readonly string[]>;
}

export interface PumpPorts {
  readonly store: PumpStore;
  readonly engine: { readonly start: Engine['startTicket']; readonly wake: Engine['wake'] };
  readonly perSecond: number;
  /** Told of every one that was started or woken. */
  readonly onPumped?: (id: string, how: 'started' | 'woken' | 'unreachable') => void;
  /** Milliseconds of a clock that only runs forward; for the pump's own pacing. */
  readonly elapsed?: () => number;
}

const graceMs = 5_000;
const longestPauseMs = 600_000;

/**
 * The pump: nobody has to be told twice, because it wakes what was stored and not taken, and starts what was stored and not
 * started. One that stays as it is (its commit fails, say) is asked again ever later, up to ten minutes, so that
 * its history does not fill with signals.
 */
export function createPump({ store, engine, perSecond, onPumped, elapsed = () => performance.now() }: PumpPorts) {
  const asked = new Map<string, { times: number; notBefore: number }>();

  /** One look at the store. `more`: something was done, so the next look may find more. */
  return async function pass(): Promise<'more' | 'idle'> {
    const [unconfirmed, waiting] = await Promise.all([
      store.listUnconfirmedRuns(graceMs),
      store.listWithWaitingRows(graceMs),
    ]);
    const starts = new Set(unconfirmed);
    const all = new Set([...unconfirmed, ...waiting]);
    for (const id of asked.keys()) if (!all.has(id)) asked.delete(id);
    let pumped = 0;
    for (const id of all) {
      const before = asked.get(id);
      if (before && before.notBefore > elapsed()) continue;
      const times = (before?.times ?? 0) + 1;
      asked.set(id, { times, notBefore: elapsed() + Math.min(graceMs * 2 ** (times - 1), longestPauseMs) });
      const how = await pump(id, starts.has(id));
      onPumped?.(id, how);
      if (how === 'unreachable') {
        // Nothing was written, so nothing speaks against asking again as soon as Temporal is back.
        if (before) asked.set(id, before);
        else asked.delete(id);
        // The rest would only wait for their deadlines, one after the other.
        throw new Error('Temporal does not take starts and signals');
      }
      pumped += 1;
      await delay(1000 / perSecond);
    }
    return pumped > 0 ? 'more' : 'idle';
  };

  /** A run that runs already is woken: only a commit confirms it, and `rebuild` may have asked for that. */
  async function pump(id: string, start: boolean): Promise<'started' | 'woken' | 'unreachable'> {
    const started = start ? await engine.start(id) : 'running';
    return started === 'running' ? engine.wake(id) : started;
  }
}
