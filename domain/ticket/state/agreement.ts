/** What a client agreed to in a call, and what later says the opposite. */
import type { Instant } from '../../time';
import type { CallOutcome } from '../../regulation/types';
import type { TicketState } from './state';

/**
 * Whether the client agreed in a call, to what stands, and has said nothing since that may mean the opposite: an objection, a word
 * that nobody has marked as a courtesy. What was agreed before the solution, before the work was taken up again or in an earlier
 * cycle is agreed no longer.
 */
export function agreedByPhone(state: TicketState): boolean {
  const { agreedByPhoneAt, contradictedAt, roundStartedAt, solution } = state;
  if (agreedByPhoneAt === null || agreedByPhoneAt < Math.max(roundStartedAt, solution?.at ?? 0)) return false;
  return contradictedAt === null || agreedByPhoneAt > contradictedAt;
}

/** What calls have brought, as conditions ask for it: an agreement as long as it stands, else what came of the last one. */
export function askedOf(state: TicketState): CallOutcome | null {
  if (agreedByPhone(state)) return 'agreed';
  const { lastCall } = state;
  return lastCall === null || lastCall.outcome === 'agreed' ? null : lastCall.outcome;
}

/** A word that may say the opposite. Words may be recorded later than they were said: the latest counts. */
export function contradicted(state: TicketState, at: Instant): TicketState {
  return { ...state, contradictedAt: Math.max(state.contradictedAt ?? at, at) };
}
