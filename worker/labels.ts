import type { EnginePorts } from '../engine';
import type { Store } from '../store';

/** What Temporal shows of a ticket whose workflow is started long after it was filed. */
export function labelsFrom(store: Pick<Store, 'readTicket'>): NonNullable<EnginePorts['labelsOf']> {
  return async (ticketId) => {
    const ticket = await store.readTicket(ticketId);
    if (!ticket) return undefined;
    const { tid, desk, topic, stage, clientId, assignee } = ticket.state;
    return { tid, desk, topic, stage, clientId, assignee, nextDue: ticket.nextDue };
  };
}
