import type { ActivityPorts } from './ports';
import { told } from './told';
import type { Activities } from './types';

/** The commit of a visit, as `createCommit` does it for a ticket; what the ticket has to know wakes it. */
export function createCommitVisit(ports: ActivityPorts): Activities['commitVisit'] {
  const { store, engine } = ports;
  return async ({ requestIds, ...input }) => {
    const fields = { visitId: input.visitId, commandIds: input.asked, requestIds };
    const { wake, ...answer } = await told(ports, fields, () => store.commitVisit(input));
    // The pump wakes a ticket that this does not reach: the word lies in its inbox.
    await Promise.allSettled(wake.ticket.map((ticketId) => engine.wake(ticketId)));
    return answer;
  };
}
