import { refuse } from '../../policy/refusals';
import { clockStarted, stopClocks } from '../../process';
import type { ResolvedRule } from '../../regulation';
import type { Instant } from '../../time';
import { isLeaseOpen } from '../state';
import type { LeaseRule } from './rule';
import { withdraw } from './withdraw';

/** What the ticket tells: that it has closed, or had not closed after all. That it was reopened it does not tell: no term is longer by that. */
export interface FollowTicket {
  readonly type: 'follow-ticket';
  readonly ticket: 'closed' | 'not-closed';
  /** When it closed. */
  readonly at: Instant;
}

/** The clock whose end erases. No regulation names it: a machine waits, and nobody owes anything. */
export const erasing = 'access-erased';
const rule: Omit<ResolvedRule, 'calendar'> = { until: ['answered'], owes: 'nobody', ends: 'midnight' };

export const followTicket: LeaseRule<FollowTicket> = {
  type: 'follow-ticket',
  grant: null,
  check: (state) => (isLeaseOpen(state) ? null : refuse('access-over')),
  decide(draft, { ticket, at }, _command, { rules }) {
    const { stage, closedAt } = draft.state;
    if (ticket === 'not-closed') {
      if (closedAt === null || closedAt !== at) return refuse('nothing-to-change');
      draft.emit({ type: 'access-closing-voided' });
      stopClocks(draft, {});
      return null;
    }
    // Of nothing given nothing is kept.
    if (stage === 'asked') return withdraw(draft, 'closing');
    // Closed once more after it was reopened: the term goes on from the first time.
    if (closedAt !== null) return refuse('nothing-to-change');
    const { accessData } = rules.regulation;
    if (accessData === undefined) throw new Error('a lease was opened under rules without access data');
    const { keptFor: term, calendar, source } = accessData;
    draft.emit({ type: 'access-closing', closedAt: at });
    const limit = { kind: 'term', term, source } as const;
    // It begins as the clocks of proposals do, which end at their date at any hour.
    const begun = { code: erasing, cycle: 1, from: 'proposal', rule: { ...rule, calendar }, limit } as const;
    draft.emit(clockStarted(draft.state, { ...begun, at }));
    return null;
  },
  folds: {
    'access-closing': (state, { closedAt }) => ({ ...state, closedAt }),
    'access-closing-voided': (state) => ({ ...state, closedAt: null }),
  },
};
