import { activityInfo, ApplicationFailure } from '@temporalio/activity';
import { describeFault } from './faults';
import type { ActivityPorts } from './ports';
import type { CommitAnswer } from './types';

/**
 * Runs a commit, and tells the log and the metrics of it.
 *
 * @throws ApplicationFailure whose type says whether waiting helps, and whose message quotes no value
 */
export async function told<Result extends CommitAnswer>(
  { log, onCommit }: ActivityPorts,
  fields: object,
  commit: () => Promise<Result>,
): Promise<Result> {
  const begun = performance.now();
  let result: Result;
  try {
    result = await commit();
  } catch (error) {
    onCommit?.((performance.now() - begun) / 1000, 'failed');
    const { type, message, code } = describeFault(error);
    log.error({ ...fields, attempt: activityInfo().attempt, fault: type, code, reason: message }, 'commit failed');
    const nonRetryable = type === 'UnknownTicket' || type === 'UnknownVisit';
    throw ApplicationFailure.create({ type, message, nonRetryable });
  }
  const ms = performance.now() - begun;
  onCommit?.(ms / 1000, 'done');
  const outcomes = result.outcomes.map(({ commandId, outcome, refusal }) => ({ commandId, outcome, refusal }));
  log.info({ ...fields, revision: result.revision, outcomes, next: result.next?.at, ms: Math.round(ms) }, 'committed');
  return result;
}
