import type { LetterOrder } from '../../store/letters/arrived';
import { openByLetter, type Came, type DeskLetter } from './open-by-letter';
import type { IntakePorts } from './ports';
import { sayByLetter } from './say-by-letter';
import { actingUser, madeKnown, type ActingWriter } from './writer';
import type { TrayTextCode } from '../../texts/tray';

/** Does with a letter what somebody of the desk wants done with it. */
export async function onOrder(ports: IntakePorts, at: DeskLetter, order: LetterOrder): Promise<Came> {
  switch (order.act) {
    case 'attach': {
      const ticket = await ports.store.readTicket(order.ticket);
      if (ticket === undefined) return { outcome: 'tray', reason: 'not-of-this-ticket' };
      const writer = await writerFor(ports, at, ticket.state.clientId, null);
      return typeof writer === 'string'
        ? { outcome: 'tray', reason: writer }
        : sayByLetter(ports, at, writer, ticket.state.id);
    }
    case 'file': {
      const writer = await writerFor(ports, at, order.client, order.person);
      if (typeof writer === 'string') return { outcome: 'tray', reason: writer };
      const { requestType, topic, by: registeredBy } = order;
      return openByLetter(ports, at, writer, { quiet: false, requestType, topic, registeredBy });
    }
    default: {
      const never: never = order;
      return never;
    }
  }
}

/** As whom an ordered letter speaks for a client. @param person null: whoever wrote it */
function writerFor(
  { store }: IntakePorts,
  { desk, facts: { from } }: DeskLetter,
  clientId: string,
  person: string | null,
): Promise<ActingWriter | TrayTextCode> {
  if (person !== null) return actingUser(store, desk, { personId: person, clientId });
  return from === null ? Promise.resolve('no-sender') : madeKnown(store, desk, clientId, from);
}
