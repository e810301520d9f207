import type { ActivityPorts } from './ports';
import { told } from './told';
import type { Activities } from './types';

/**
 * The look of a run, of any kind: commits what waits and has come due, and says how the process stands. Running it again is
 * safe at any moment: the transaction finds what is done.
 *
 * Fails with ApplicationFailure of type `StoreAway` (the database does not answer) or `CommitFault` (a fault of ours), which
 * the workflow retries without end, or `UnknownRun` or `ForeignRun`, which end the run; none carries a word of a client into
 * Temporal.
 */
export function createLook(ports: ActivityPorts): Activities['look'] {
  return (request) => {
    const { workflowId, reached, hand, words } = request;
    return told(ports, request, { workflowId, reached, hand: hand?.id, words: words?.map(({ id }) => id) });
  };
}
