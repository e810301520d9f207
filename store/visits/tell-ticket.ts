import type { SystemActor } from '../../domain/policy/actor';
import { wordForTicket } from '../../domain/visit';
import { ownRow } from '../process/inbox';
import { passRow } from '../process/pass-row';
import type { Unit } from '../process/unit';
import type { VisitChange } from './visit-model';

const visit: SystemActor = { kind: 'system', part: 'visit' };

/** Tells a ticket what it does not know yet of the progress of a visit, once a revision. */
export async function tellTicket(unit: Unit, change: VisitChange): Promise<void> {
  const word = wordForTicket(change);
  if (word === null) return;
  const { state, now } = change;
  const { id, ticketId, revision } = state;
  const { type, ...content } = word;
  const identity = `visit/${id}/${revision}`;
  const row = ownRow({ identity, type, content, actor: visit, channel: 'console' });
  await passRow(unit, { kind: 'ticket', id: ticketId, rootId: ticketId }, row, now);
}
