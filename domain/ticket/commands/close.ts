import { isClient } from '../../policy/actor';
import { desk, leads } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import type { TicketRule } from '../state/rule';
import { closeTicket, isOwnSolution, seeRefusedSignals } from '../effects/shared';

/** Staff name a reason, the author none (SK-8). */
export interface Close {
  readonly type: 'close';
  readonly reason?: 'duplicate' | 'withdrawn' | 'confirmed-by-phone';
}

export const close: TicketRule<Close> = {
  type: 'close',
  grant: { client: 'author', staff: desk },
  check(state, _rules, actor) {
    if (state.stage === 'closed') return refuse('ticket-closed');
    // Closed by its author, what is solved is confirmed.
    return isClient(actor) && isOwnSolution(state, actor) ? refuse('own-solution') : null;
  },
  decide(draft, { reason }, { actor }, { rules }) {
    const { state } = draft;
    if (isClient(actor)) {
      closeTicket(draft, state.stage === 'solved' ? 'confirmed' : 'by-author');
      return null;
    }
    if (reason === undefined) return refuse('close-needs-reason');
    if (reason === 'confirmed-by-phone') {
      // The client agreed: to a solution that stands, or in a logged call. Where silence never closes only a call does (HD-7).
      const callNeeded = state.solution === null || rules.regulation.solution.objection === null;
      if (callNeeded && state.agreedByPhoneAt === null) return refuse('agreement-needed');
    } else if (state.stage === 'solved' && !leads(actor)) return refuse('unsolved-only');
    seeRefusedSignals(draft);
    closeTicket(draft, reason);
    return null;
  },
};
