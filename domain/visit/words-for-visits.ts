import { isVisitOpen, visitsUnderWay, type TicketEvent, type TicketState } from '../ticket';
import type { LaterVisitCommand } from './commands';

/** A word of a ticket to some of its visits. */
export interface WordForVisits {
  /** Of the event that says so; no two words of one ticket have the same. */
  readonly revision: number;
  readonly word: LaterVisitCommand;
  /** Ids of the visits that hear it. */
  readonly visits: readonly string[];
}

/**
 * What of a ticket its open visits go by: that it was classified anew or moved to other rules, for their limits (HD-8), and that
 * it is solved or closed, or its work goes on after all.
 */
export function wordsForVisits(ticket: TicketState, events: readonly TicketEvent[]): readonly WordForVisits[] {
  const open = ticket.visits.filter(isVisitOpen);
  return [...followed(ticket, events), ...ended(events)].map(({ revision, word }) => {
    // What is solved, or is not after all, is the work of this cycle; closing is the end of all of it.
    const ofThisCycle = word.type === 'follow-end' && word.ticket !== 'closed';
    return { revision, word, visits: (ofThisCycle ? visitsUnderWay(ticket) : open).map(({ id }) => id) };
  });
}

type Told = Omit<WordForVisits, 'visits'>;

function followed({ topic, level, priority, rules }: TicketState, events: readonly TicketEvent[]): readonly Told[] {
  const last = events.findLast(({ type }) => type === 'classified' || type === 'rules-pinned');
  if (last === undefined) return [];
  const pinned = events.findLast((event) => event.type === 'rules-pinned');
  const moved =
    pinned === undefined
      ? {}
      : { because: pinned.because, ...(pinned.publication && { publication: pinned.publication }) };
  return [{ revision: last.revision, word: { type: 'follow-ticket', topic, level, priority, rules, ...moved } }];
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
    case 'elsewhere':
      return false;
    default: {
      const never: never = how;
      return never;
    }
  }
}
