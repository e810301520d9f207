/** Asking for the commit: the one effect of a ticket's workflow. */
import { ActivityFailure, ApplicationFailure, log, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { Activities, CommitAnswer, CommitRequest } from '../activities';

type CommitOnly = Pick<Activities, 'commit'>;

// A local activity costs half the latency and a third less history, but one that fails on and on writes events into every
// waiting workflow. So it gets a few seconds; then a normal activity goes on without end, writes nothing meanwhile, and
// shows in Temporal UI as pending, with its failure.
const { commit: locally } = proxyLocalActivities<CommitOnly>({
  scheduleToCloseTimeout: '4 seconds',
  retry: {
    initialInterval: '250 milliseconds',
    backoffCoefficient: 2,
    maximumAttempts: 4,
    nonRetryableErrorTypes: ['CommitFault'],
  },
});
const { commit: persistently } = proxyActivities<CommitOnly>({
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '10 seconds' },
});

/**
 * Commits what waits and returns what the store says now. It is asked for until it answers.
 *
 * @throws ActivityFailure, which ends the workflow, when the store holds no such ticket: somebody started the run by hand
 * @param summary what the commit is about, shown in Temporal UI
 */
export async function commit(request: CommitRequest, summary: string): Promise<CommitAnswer> {
  try {
    return await locally.executeWithOptions({ summary }, [request]);
  } catch (error) {
    if (isUnknownTicket(error)) throw error;
    log.warn('The commit did not answer within seconds; a normal activity goes on', { error: String(error) });
    return persistently.executeWithOptions({ summary: `${summary}, until the store answers` }, [request]);
  }
}

function isUnknownTicket(error: unknown): boolean {
  return (
    error instanceof ActivityFailure &&
    error.cause instanceof ApplicationFailure &&
    error.cause.type === 'UnknownTicket'
  );
}
