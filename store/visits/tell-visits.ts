import type { SystemActor } from '../../domain/policy/actor';
import { isVisitOpen } from '../../domain/ticket';
import type { TicketEvent, TicketState } from '../../domain/ticket';
import type { Instant } from '../../domain/time';
import { ownRow } from '../process/inbox';
import { passRow } from '../process/pass-row';
import type { Unit } from '../process/unit';

const clock: SystemActor = { kind: 'system', part: 'clock' };

/** A ticket that was classified anew, or moved to other rules, tells its open visits, whose limits go by it (HD-8). */
export async function tellVisits(
  unit: Unit,
  {
    state: ticket,
    events,
    now,
  }: { readonly state: TicketState; readonly events: readonly TicketEvent[]; readonly now: Instant },
): Promise<void> {
  const last = events.findLast(({ type }) => type === 'classified' || type === 'rules-pinned');
  if (last === undefined) return;
  const { topic, level, priority, rules } = ticket;
  const pinned = events.findLast((event) => event.type === 'rules-pinned');
  const content = { topic, level, priority, rules, ...(pinned === undefined ? {} : { because: pinned.because }) };
  for (const { id } of ticket.visits.filter(isVisitOpen)) {
    const identity = `ticket/${ticket.id}/${last.revision}/${id}`;
    const row = ownRow({ identity, type: 'follow-ticket', content, actor: clock, channel: 'console' });
    await passRow(unit, { kind: 'visit', id, rootId: ticket.id }, row, now);
  }
}
