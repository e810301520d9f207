import type { OtherTicket, TicketState } from '../../domain/ticket';
import type { RequestContext } from '../http/define-route';
import { Problem } from '../problems';
import { numberAsWritten } from '../../domain/numbering';
import { actorFor, type TicketRead } from '../tickets/visible-ticket';

/**
 * The ticket that goes on in place of a duplicate: the one that is named, or where that is a duplicate itself, the one that goes on
 * in its place.
 *
 * @throws Problem 422 for what the caller does not see, for another client's, and for what comes back to the duplicate itself
 */
export async function ticketThatGoesOn(
  { services: { store }, caller }: Pick<RequestContext<'signed-in'>, 'services' | 'caller'>,
  duplicate: TicketRead,
  named: string,
): Promise<OtherTicket> {
  const { desk, clientId, id } = duplicate.state;
  const found = await store.readTicket(numberAsWritten(named, duplicate.rules.regulation.numbering.prefix));
  const isOthers = found?.state.desk !== desk || found.state.clientId !== clientId || actorFor(caller, found) === null;
  if (found === undefined || isOthers) throw refused('unknown-ticket');
  const passed = new Set([id]);
  let last: TicketState = found.state;
  while (!passed.has(last.id)) {
    passed.add(last.id);
    const next = last.closed?.of === undefined ? undefined : await store.readTicket(last.closed.of.id);
    if (next === undefined) return { id: last.id, tid: last.tid };
    last = next.state;
  }
  throw refused('duplicate-of-itself');
}

function refused(code: 'unknown-ticket' | 'duplicate-of-itself'): Problem {
  return new Problem(code, { errors: [{ pointer: '/of', code }] });
}
