import type { ActivityPorts } from './ports';
import { told } from './told';
import type { Activities } from './types';

/**
 * The commit as an activity: runs the store's transaction, then starts and wakes what it asked for. Running it again is safe
 * at any moment: the transaction finds what is done.
 *
 * Fails with ApplicationFailure of type `StoreAway` (the database does not answer) or `CommitFault` (a fault of ours), which
 * the workflow retries without end, or `UnknownTicket`, which it does not; none carries a word of a client into Temporal.
 */
export function createCommit(ports: ActivityPorts): Activities['commit'] {
  const { store, engine } = ports;
  return async ({ requestIds, ...input }) => {
    const fields = { ticketId: input.ticketId, commandIds: input.asked, requestIds, signal: input.signal?.id };
    const { start, wake, ...answer } = await told(ports, fields, () => store.commit(input));
    // The pump starts and wakes whatever this does not reach: all of it is stored by now. Visits are the workflow's children.
    await Promise.allSettled([
      ...start.ticket.map((ticketId) => engine.startTicket(ticketId)),
      ...wake.visit.map((visitId) => engine.wakeVisit(visitId)),
    ]);
    return start.visit.length > 0 ? { ...answer, visits: start.visit } : answer;
  };
}
