import { activityInfo, ApplicationFailure } from '@temporalio/activity';
import { describeFault } from './faults';
import type { ActivityPorts } from './ports';
import type { LookAnswer, LookRequest, LookResult } from './types';

/**
 * Has the store look, and tells the log, the metrics and the runs that have something to learn.
 *
 * @param fields for the log
 * @throws ApplicationFailure whose type says whether waiting helps, and whose message quotes no value
 */
export async function told(
  { store, teller, log, onCommit }: ActivityPorts,
  request: LookRequest,
  fields: object,
): Promise<LookAnswer> {
  const begun = performance.now();
  let result: LookResult;
  try {
    result = await store.look(request);
  } catch (error) {
    onCommit?.((performance.now() - begun) / 1000, 'failed');
    const { type, message, code } = describeFault(error);
    log.error({ ...fields, attempt: activityInfo().attempt, fault: type, code, reason: message }, 'look failed');
    throw ApplicationFailure.create({ type, message, nonRetryable: type === 'UnknownRun' || type === 'ForeignRun' });
  }
  const ms = performance.now() - begun;
  onCommit?.(ms / 1000, 'done');
  const { tellings, ...answer } = result;
  const { revision, next, more } = answer;
  log.info({ ...fields, revision, next: next?.at, more, ms: Math.round(ms) }, 'looked');
  // Nobody waits for these: all of it is stored by now, and the outbox tells what this does not reach.
  for (const telling of tellings) if (telling.isNew || !telling.quiet) teller.tell(telling);
  return answer;
}
