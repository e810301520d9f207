/** Asking for the commit: the one effect of a workflow. */
import { ActivityFailure, ApplicationFailure, log, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { Activities } from '../../activities';

// A local activity costs half the latency and a third less history, but one that fails on and on writes events into every
// waiting workflow. So it gets a few seconds; then a normal activity goes on without end, writes nothing meanwhile, and
// shows in Temporal UI as pending, with its failure.
const locally = proxyLocalActivities<Pick<Activities, CommitName>>({
  scheduleToCloseTimeout: '4 seconds',
  retry: {
    initialInterval: '250 milliseconds',
    backoffCoefficient: 2,
    maximumAttempts: 4,
    nonRetryableErrorTypes: ['CommitFault'],
  },
});
const persistently = proxyActivities<Pick<Activities, CommitName>>({
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '10 seconds' },
});

/** The commit of a ticket, or that of a visit. */
export type CommitName = 'commit' | 'commitVisit';

/**
 * Commits what waits and returns what the store says now. It is asked for until it answers.
 *
 * @throws ActivityFailure, which ends the workflow, when the store holds no such ticket or visit: somebody started the run by hand
 * @param summary what the commit is about, shown in Temporal UI
 */
export async function commit<Name extends CommitName>(
  name: Name,
  request: Parameters<Activities[Name]>[0],
  summary: string,
): Promise<Awaited<ReturnType<Activities[Name]>>> {
  // A union of two functions cannot be called with the one request that belongs to the name, hence the assertions.
  type Both = (typeof locally)['commit'];
  type Answer = Awaited<ReturnType<Activities[Name]>>;
  const args = [request] as unknown as Parameters<Activities['commit']>;
  try {
    return (await (locally[name] as Both).executeWithOptions({ summary }, args)) as Answer;
  } catch (error) {
    if (isUnknown(error)) throw error;
    log.warn('The commit did not answer within seconds; a normal activity goes on', { error: String(error) });
    const options = { summary: `${summary}, until the store answers` };
    return (await (persistently[name] as unknown as Both).executeWithOptions(options, args)) as Answer;
  }
}

function isUnknown(error: unknown): boolean {
  return (
    error instanceof ActivityFailure &&
    error.cause instanceof ApplicationFailure &&
    (error.cause.type === 'UnknownRun' || error.cause.type === 'ForeignRun')
  );
}
