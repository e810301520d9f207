import { setTimeout as delay } from 'node:timers/promises';
import type { Run } from '../../engine';
import type { Services } from '../services';

type Outcome = Exclude<Awaited<ReturnType<Services['engine']['process']>>, 'pending'>;

const attempts = 12;
const pauseMs = 5_000;

/**
 * What became of a stored command, if the run of the ticket or visit tells it in time. A fault of the engine is no fault of the command.
 *
 * The engine keeps a question in memory only until it is answered. So where no answer came, the run may not know of a
 * commit that was made, and its timer is aimed as before: the pump is told to wake it.
 */
export async function outcomeOf(
  services: Services,
  run: Run,
  commandId: string,
  requestId: string,
): Promise<Outcome | 'pending'> {
  const { engine, log, settings } = services;
  const outcome = await asked(engine, run, commandId, settings.commandWaitMs, requestId).catch(
    (error: unknown): 'pending' => {
      const name = error instanceof Error ? error.name : 'unknown';
      log.error({ requestId, run, commandId, name }, 'engine failed');
      return 'pending';
    },
  );
  if (outcome === 'pending') void doubt(services, run);
  return outcome;
}

function asked(
  engine: Services['engine'],
  { kind, id }: Run,
  ...question: [commandId: string, waitMs: number, requestId: string]
): Promise<Outcome | 'pending'> {
  return kind === 'ticket' ? engine.process(id, ...question) : engine.processVisit(id, ...question);
}

/** Has the pump wake the run. */
async function doubt({ store, log }: Services, { kind, id }: Run): Promise<void> {
  const told = await whileAway(() => store.doubtRun(kind, id), attempts);
  if (!told) log.error({ kind, id }, 'the pump could not be told to wake a run');
}

/** At the start of a process: who asked last may have died before an answer, and so may the engine. Tried until it is done. */
export async function doubtLatest(store: Pick<Services['store'], 'doubtLatestRuns'>): Promise<void> {
  await whileAway(() => store.doubtLatestRuns(), Infinity);
}

/** While the store is away, it is told a little later, so many times. False when it never was told. */
async function whileAway(tell: () => Promise<void>, times: number): Promise<boolean> {
  for (let attempt = 1; attempt <= times; attempt += 1) {
    try {
      await tell();
      return true;
    } catch {
      await delay(pauseMs, undefined, { ref: false });
    }
  }
  return false;
}
