/** Asking the store: the one effect of a workflow. */
import { ActivityFailure, ApplicationFailure, log, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { Activities, LookAnswer, LookRequest } from '../activities';

// A local activity costs half the latency and a third less history, but one that fails on and on writes events into every
// waiting workflow. So it gets a few seconds; then a normal activity goes on without end, writes nothing meanwhile, and
// shows in Temporal UI as pending, with its failure.
const locally = proxyLocalActivities<Pick<Activities, 'look'>>({
  scheduleToCloseTimeout: '4 seconds',
  retry: {
    initialInterval: '250 milliseconds',
    backoffCoefficient: 2,
    maximumAttempts: 4,
    nonRetryableErrorTypes: ['CommitFault'],
  },
});
const persistently = proxyActivities<Pick<Activities, 'look'>>({
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '10 seconds' },
});

/**
 * Has what waits committed and returns how the process stands. It is asked for until it answers.
 *
 * @throws ActivityFailure, which ends the run, when the store knows no such run or the run is another store's
 * @param summary what it is about, shown in Temporal UI
 */
export async function look(request: LookRequest, summary: string): Promise<LookAnswer> {
  try {
    return await locally.look.executeWithOptions({ summary }, [request]);
  } catch (error) {
    if (isNobodysRun(error)) throw error;
    log.warn('The store did not answer within seconds; a normal activity goes on', { error: String(error) });
    return persistently.look.executeWithOptions({ summary: `${summary}, until the store answers` }, [request]);
  }
}

function isNobodysRun(error: unknown): boolean {
  return (
    error instanceof ActivityFailure &&
    error.cause instanceof ApplicationFailure &&
    (error.cause.type === 'UnknownRun' || error.cause.type === 'ForeignRun')
  );
}
