import type { Engine, RunLabels } from '../engine';

/** A run that has something to learn and that nobody else tells meanwhile. */
export interface ClaimedRun {
  readonly kind: string;
  readonly id: string;
  readonly workflowId: string;
  /** Temporal has acknowledged a run. */
  readonly started: boolean;
  readonly reason: 'never-started' | 'stale' | 'tick-overdue';
  readonly labels: RunLabels;
  /** Nothing with a date is left: a run that is missing need not be started. */
  readonly ended: boolean;
}

/** What became of the attempt to tell a run. */
export type Told = 'started' | 'heard' | 'missing' | 'busy' | 'away';

export interface ToldRun {
  readonly kind: string;
  readonly id: string;
  readonly told: Told;
}

export interface OutboxPorts {
  readonly store: {
    /** Claims the oldest that nobody holds; two outboxes never get the same one. */
    claimRuns(claim: { readonly most: number }): Promise<readonly ClaimedRun[]>;
    settleRuns(runs: readonly ToldRun[]): Promise<void>;
  };
  readonly engine: Pick<Engine, 'start' | 'signal'>;
  /** So many starts and signals are under way at most. */
  readonly inFlight: number;
  /** Told of every run that was tried. */
  readonly onTold?: (run: ClaimedRun, told: Told) => void;
}

/**
 * The outbox of runs: nobody has to be told twice, because it starts what was stored and never started, and wakes what has
 * something to learn. It decides nothing itself. More of them beside each other tell more.
 *
 * @returns one pass, until nothing is left: `more` when something was done, so that the next look may find more
 * @throws from the pass when Temporal is away: whoever repeats it waits ever longer
 */
export function createOutbox({ store, engine, inFlight, onTold }: OutboxPorts): () => Promise<'more' | 'idle'> {
  return async function pass() {
    const waiting: ClaimedRun[] = [];
    const busy = new Set<Promise<void>>();
    let total = 0;
    let isAway = false;
    let claiming: Promise<void> | undefined;
    let dry = false;

    let told: ToldRun[] = [];

    /** What has been told meanwhile is noted by one statement. */
    const note = async (): Promise<void> => {
      const noted = told;
      told = [];
      if (noted.length > 0) await store.settleRuns(noted);
    };
    const claim = async (): Promise<void> => {
      await note();
      const found = await store.claimRuns({ most: 2 * inFlight - waiting.length });
      waiting.push(...found);
      total += found.length;
      dry = found.length === 0;
    };
    const settle = async (run: ClaimedRun): Promise<void> => {
      const how = await tell(run);
      isAway ||= how === 'away';
      onTold?.(run, how);
      told.push({ kind: run.kind, id: run.id, told: how });
    };

    try {
      for (;;) {
        while (!isAway && busy.size < inFlight && waiting.length > 0) {
          const task: Promise<void> = settle(waiting.shift()!).finally(() => busy.delete(task));
          busy.add(task);
        }
        // Claimed while those before are under way, and no more than a lease lasts for.
        if (!isAway && !dry && !claiming && waiting.length < inFlight) {
          claiming = claim().finally(() => (claiming = undefined));
        }
        const under = claiming ? [...busy, claiming] : [...busy];
        if (under.length === 0) break;
        await Promise.race(under);
      }
    } finally {
      await Promise.allSettled([...busy, claiming]);
      await note();
    }
    // What was claimed and not tried is free again when its lease ends.
    if (isAway) throw new Error('Temporal is away');
    return total > 0 ? 'more' : 'idle';
  };

  async function tell(run: ClaimedRun): Promise<Told> {
    if (!run.started && !run.ended) {
      const started = await engine.start(run, run.labels);
      if (started === 'ended-before') return 'busy';
      if (started !== 'running') return started;
    }
    const signal = { name: 'process', inboxId: null, quiet: false } as const;
    return engine.signal(run, signal, run.ended ? {} : { startWith: run.labels });
  }
}
