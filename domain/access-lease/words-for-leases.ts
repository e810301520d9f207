import { effectiveAt } from '../process';
import { isAccessOpen, type TicketEvent, type TicketState } from '../ticket';
import type { LaterLease } from './commands';

/** A word of a ticket to its open leases. */
export interface WordForLeases {
  /** Of the event that says so; no two words of one ticket have the same. */
  readonly revision: number;
  readonly word: Extract<LaterLease, { readonly type: 'follow-ticket' }>;
  readonly leases: readonly string[];
}

/**
 * That a ticket has closed, or that a closing was voided. Several of one commit are told in their order: what was closed and voided
 * counts from no closing.
 */
export function wordsForLeases(
  before: TicketState | null,
  ticket: TicketState,
  events: readonly TicketEvent[],
): readonly WordForLeases[] {
  const leases = (ticket.accesses ?? []).filter(isAccessOpen).map(({ id }) => id);
  if (leases.length === 0) return [];
  let closedAt = before?.closed?.at ?? null;
  return events.flatMap((event): WordForLeases[] => {
    const { type, revision } = event;
    if (type === 'closed') {
      closedAt = effectiveAt(event);
      return [{ revision, leases, word: { type: 'follow-ticket', ticket: 'closed', at: closedAt } }];
    }
    if (type !== 'closing-voided' || closedAt === null) return [];
    return [{ revision, leases, word: { type: 'follow-ticket', ticket: 'not-closed', at: closedAt } }];
  });
}
