import type { Logger } from 'pino';
import { createRunTeller, type Engine, type RunTeller } from '../../engine';
import type { Store } from '../../store';

/** Acknowledged starts are noted together: so long a ledger may be behind, which costs at most a look too many. */
const noteMs = 50;

/** What the API tells runs through; starts that were acknowledged are noted in the ledger. */
export function createRuns({
  engine,
  store,
  log,
}: {
  readonly engine: Engine;
  readonly store: Pick<Store, 'noteStarted'>;
  readonly log: Logger;
}): RunTeller {
  let started: { kind: string; id: string; revision: number }[] = [];
  let timer: NodeJS.Timeout | undefined;
  const note = async (): Promise<void> => {
    timer = undefined;
    const noted = started;
    started = [];
    await store.noteStarted(noted).catch((error: unknown) => {
      // The outbox finds a run that goes on, and lets it look.
      log.warn({ runs: noted.length, name: error instanceof Error ? error.name : 'unknown' }, 'starts were not noted');
    });
  };
  return createRunTeller({
    engine,
    onTold: ({ kind, id, workflowId }, told, first) => {
      if (told === 'busy' || told === 'away') log.debug({ workflowId, told }, 'a run is left to the outbox');
      if (told !== 'started' || first === undefined) return;
      started.push({ kind, id, revision: first.revision });
      timer ??= setTimeout(() => void note(), noteMs).unref();
    },
    onFault: ({ workflowId }, error) => {
      log.error({ workflowId, name: error instanceof Error ? error.name : 'unknown' }, 'a run could not be told');
    },
  });
}
