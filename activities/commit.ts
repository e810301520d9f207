import { activityInfo, ApplicationFailure } from '@temporalio/activity';
import { describeFault } from './faults';
import type { ActivityPorts } from './ports';
import type { Activities, CommitRequest, CommitResult } from './types';

/**
 * The commit as an activity: runs the store's transaction, then starts what it asked for. Running it again is safe at any
 * moment: the transaction finds what is done.
 *
 * Fails with ApplicationFailure of type `StoreAway` (the database does not answer) or `CommitFault` (a fault of ours), which
 * the workflow retries without end, or `UnknownTicket`, which it does not; none carries a word of a client into Temporal.
 */
export function createCommit({ store, engine, log, onCommit }: ActivityPorts): Activities['commit'] {
  return async ({ requestIds, ...input }: CommitRequest) => {
    const begun = performance.now();
    const fields = { ticketId: input.ticketId, commandIds: input.asked, requestIds, signal: input.signal?.id };
    let result: CommitResult;
    try {
      result = await store.commit(input);
    } catch (error) {
      onCommit?.((performance.now() - begun) / 1000, 'failed');
      const { type, message, code } = describeFault(error);
      log.error({ ...fields, attempt: activityInfo().attempt, fault: type, code, reason: message }, 'commit failed');
      throw ApplicationFailure.create({ type, message, nonRetryable: type === 'UnknownTicket' });
    }
    const ms = performance.now() - begun;
    onCommit?.(ms / 1000, 'done');
    const { start, ...answer } = result;
    const outcomes = answer.outcomes.map(({ commandId, outcome, refusal }) => ({ commandId, outcome, refusal }));
    log.info(
      { ...fields, revision: answer.revision, outcomes, next: answer.next?.at, ms: Math.round(ms) },
      'committed',
    );
    // The pump starts whatever this does not reach: a ticket split off is stored by now, with its start unconfirmed.
    await Promise.allSettled(start.ticket.map((ticketId) => engine.startTicket(ticketId)));
    return answer;
  };
}
