import { setTimeout as delay } from 'node:timers/promises';
import { activityInfo, ApplicationFailure, Context } from '@temporalio/activity';
import type { BatchActivities, BatchRequest } from './batch-types';
import { describeFault } from './faults';
import { passCheck, type CheckPorts, type CheckSettings } from './pass-check';
import type { ActivityLog, ActivityPorts } from './ports';
import type { RunTelling } from './types';

/** What the activities of the queue of batches reach the outside through. */
export interface BatchPorts {
  readonly store: {
    moveBatch(step: {
      readonly workflowId: string;
      readonly most: number;
      readonly settleMs: number;
      readonly pace: () => Promise<void>;
      readonly goesOn: () => boolean;
      readonly tell: (telling: RunTelling) => void;
    }): Promise<{ readonly pauseMs: number }>;
    tellIncident(step: {
      readonly workflowId: string;
      readonly most: number;
      readonly pace: () => Promise<void>;
      readonly goesOn: () => boolean;
      readonly tell: (telling: RunTelling) => void;
    }): Promise<unknown>;
    tellAnnouncement(step: {
      readonly workflowId: string;
      readonly most: number;
      readonly pace: () => Promise<void>;
      readonly goesOn: () => boolean;
    }): Promise<unknown>;
    rehearseDraft(asked: {
      readonly workflowId: string;
      readonly signal: AbortSignal;
      readonly onProgress: () => void;
    }): Promise<void>;
  } & CheckPorts['store'];
  readonly engine: CheckPorts['engine'];
  readonly teller: ActivityPorts['teller'];
  readonly log: ActivityLog;
  readonly settings: BatchSettings;
}

export interface BatchSettings {
  readonly check: CheckSettings;
  /** Processes that all publications of a worker together may ask in a second; null: as fast as it goes. */
  readonly movesPerSecond: number | null;
  /** Whom incidents and announcements of a worker may tell in a second, all together; null: as fast as it goes. */
  readonly wordsPerSecond: number | null;
  /** How long after its beginning a batch looks once more for what was filed by the rules from before. */
  readonly settleMs: number;
}

/** Processes of one step: some seconds of work at the rate that is shipped, after which the run writes down how far it is. */
const most = 250;
const longestStepMs = 10_000;

/** The activities of the queue of batches, made from what they reach the outside through. */
export function createBatchActivities(ports: BatchPorts): BatchActivities {
  const { store, teller, log, settings } = ports;
  const [moves, words] = [createPace(settings.movesPerSecond), createPace(settings.wordsPerSecond)];
  /** How fast a step goes, and for how long. */
  const paced = (pace: () => Promise<void>, { cancellationSignal, heartbeat }: Context) => {
    const end = performance.now() + longestStepMs;
    return {
      pace: async () => {
        heartbeat();
        await pace();
      },
      goesOn: () => !cancellationSignal.aborted && performance.now() < end,
      tell: (telling: RunTelling) => teller.tell(telling),
    };
  };
  return {
    moveBatch: (request) =>
      told(log, 'batch', request, async (context) => {
        const { workflowId } = request;
        const { pauseMs } = await store.moveBatch({
          ...{ workflowId, most, settleMs: settings.settleMs },
          ...paced(moves, context),
        });
        return { pauseMs };
      }),
    tellIncident: (request) =>
      told(log, 'incident', request, async (context) => {
        await store.tellIncident({ workflowId: request.workflowId, most, ...paced(words, context) });
      }),
    tellAnnouncement: (request) =>
      told(log, 'announcement', request, async (context) => {
        await store.tellAnnouncement({ workflowId: request.workflowId, most, ...paced(words, context) });
      }),
    rehearse: (request) =>
      told(log, 'rehearsal', request, ({ cancellationSignal: signal, heartbeat }) =>
        store.rehearseDraft({ workflowId: request.workflowId, signal, onProgress: () => heartbeat() }),
      ),
    passCheck: (request) =>
      told(log, 'pass', request, (context) =>
        passCheck({ ...ports, settings: settings.check }, request.workflowId, context),
      ),
  };
}

/** Lets so many pass in a second, one by one. */
function createPace(perSecond: number | null): () => Promise<void> {
  if (perSecond === null) return () => Promise.resolve();
  let next = 0;
  return async () => {
    const now = performance.now();
    next = Math.max(now, next) + 1_000 / perSecond;
    const wait = next - 1_000 / perSecond - now;
    if (wait > 0) await delay(wait);
  };
}

/** Tells the log, and gives a fault the form in which it may be told. */
async function told<T>(
  log: ActivityLog,
  what: string,
  { workflowId }: BatchRequest,
  work: (context: Context) => Promise<T>,
): Promise<T> {
  const begun = performance.now();
  try {
    const result = await work(Context.current());
    log.info({ what, workflowId, ms: Math.round(performance.now() - begun) }, 'a step of a batch');
    return result;
  } catch (error) {
    const { type, message, code } = describeFault(error);
    const { attempt } = activityInfo();
    log.error({ what, workflowId, attempt, fault: type, code, reason: message }, 'a step of a batch failed');
    throw ApplicationFailure.create({ type, message, nonRetryable: type === 'UnknownRun' || type === 'ForeignRun' });
  }
}
