import type { SystemActor } from '../../domain/policy/actor';
import { isVisitOpen, visitsUnderWay } from '../../domain/ticket';
import type { TicketEvent, TicketState } from '../../domain/ticket';
import type { Instant } from '../../domain/time';
import type { LaterVisitCommand } from '../../domain/visit';
import { ownRow } from '../process/inbox';
import { passRow } from '../process/pass-row';
import type { Unit } from '../process/unit';

const clock: SystemActor = { kind: 'system', part: 'clock' };

interface TicketChanged {
  readonly state: TicketState;
  readonly events: readonly TicketEvent[];
  readonly now: Instant;
}

/**
 * What of a ticket its open visits go by: that it was classified anew or moved to other rules, for their limits (HD-8), and that
 * it is solved or closed, or its work goes on after all.
 */
export async function tellVisits(unit: Unit, { state: ticket, events, now }: TicketChanged): Promise<void> {
  const open = ticket.visits.filter(isVisitOpen);
  for (const { revision, word } of [...followed(ticket, events), ...ended(events)]) {
    const { type, ...content } = word;
    // What is solved, or is not after all, is the work of this cycle; closing is the end of all of it.
    const ofThisCycle = word.type === 'follow-end' && word.ticket !== 'closed';
    for (const { id } of ofThisCycle ? visitsUnderWay(ticket) : open) {
      const row = ownRow({
        identity: `ticket/${ticket.id}/${revision}/${id}`,
        type,
        content,
        actor: clock,
        channel: 'console',
      });
      await passRow(unit, { kind: 'visit', id, rootId: ticket.id }, row, now);
    }
  }
}

interface Told {
  /** Of the event that says so; no two words of one ticket have the same. */
  readonly revision: number;
  readonly word: LaterVisitCommand;
}

function followed({ topic, level, priority, rules }: TicketState, events: readonly TicketEvent[]): readonly Told[] {
  const last = events.findLast(({ type }) => type === 'classified' || type === 'rules-pinned');
  if (last === undefined) return [];
  const pinned = events.findLast((event) => event.type === 'rules-pinned');
  const because = pinned === undefined ? {} : { because: pinned.because };
  return [{ revision: last.revision, word: { type: 'follow-ticket', topic, level, priority, rules, ...because } }];
}

/** Of several in one commit the last counts. A closing that was voided leaves the ticket solved, as it was. */
function ended(events: readonly TicketEvent[]): readonly Told[] {
  const told = events.flatMap((event): Told[] => {
    const word = endOf(event);
    return word === null ? [] : [{ revision: event.revision, word }];
  });
  return told.slice(-1);
}

function endOf(event: TicketEvent): LaterVisitCommand | null {
  switch (event.type) {
    case 'solved':
      return { type: 'follow-end', ticket: 'solved', side: 'desk' };
    case 'closed':
      return { type: 'follow-end', ticket: 'closed', side: closedByClient(event.how) ? 'client' : 'desk' };
    case 'resolution-resumed':
      return { type: 'follow-end', ticket: 'resumed', side: 'client' };
    default:
      return null;
  }
}

function closedByClient(how: Extract<TicketEvent, { type: 'closed' }>['how']): boolean {
  switch (how) {
    case 'confirmed':
    case 'confirmed-by-phone':
    case 'by-author':
    case 'withdrawn':
      return true;
    case 'silence':
    case 'unanswered':
    case 'duplicate':
    case 'declined':
    case 'redirected':
      return false;
    default: {
      const never: never = how;
      return never;
    }
  }
}
