import type { Logger } from 'pino';
import { createRunTeller, type Engine, type RunTeller } from '../../engine';
import type { Store } from '../../store';

/** Acknowledged starts are noted together: so long a ledger may be behind, which costs at most a look too many. */
const startedMs = 50;
/** Acknowledged signals are noted later: most runs have looked by then, and there is nothing to note. */
const heardMs = 1_000;

/** What the API tells runs through; what was acknowledged is noted in the ledger. */
export function createRuns({
  engine,
  store,
  log,
}: {
  readonly engine: Engine;
  readonly store: Pick<Store, 'noteStarted' | 'noteHeard'>;
  readonly log: Logger;
}): RunTeller {
  const started = together(startedMs, (runs: readonly Started[]) => store.noteStarted(runs), log);
  const heard = together(heardMs, (runs: readonly Ref[]) => store.noteHeard(runs), log);
  return createRunTeller({
    engine,
    onTold: ({ kind, id, workflowId }, told, first) => {
      if (told === 'busy' || told === 'away') log.debug({ workflowId, told }, 'a run is left to the outbox');
      if (told === 'started' && first !== undefined) started({ kind, id, revision: first.revision });
      if (told === 'heard') heard({ kind, id });
    },
    onFault: ({ workflowId }, error) => {
      log.error({ workflowId, name: error instanceof Error ? error.name : 'unknown' }, 'a run could not be told');
    },
  });
}

interface Ref {
  readonly kind: string;
  readonly id: string;
}

interface Started extends Ref {
  readonly revision: number;
}

/** Notes what comes within so many milliseconds by one statement. What is not noted the outbox finds, and lets that run look. */
function together<T>(afterMs: number, note: (items: readonly T[]) => Promise<void>, log: Logger): (item: T) => void {
  let waiting: T[] = [];
  const noteAll = (): void => {
    const noted = waiting;
    waiting = [];
    note(noted).catch((error: unknown) => {
      log.warn({ runs: noted.length, name: error instanceof Error ? error.name : 'unknown' }, 'runs were not noted');
    });
  };
  return (item) => {
    if (waiting.length === 0) setTimeout(noteAll, afterMs).unref();
    waiting.push(item);
  };
}
