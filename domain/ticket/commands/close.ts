import { isClient, isStaff, type Actor } from '../../policy/actor';
import { desk, leads } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import type { Rules } from '../../process';
import { agreedByPhone } from '../state/agreement';
import { ownGrant, rightLacks } from '../rights';
import type { TicketRule } from '../state/rule';
import type { OtherTicket, TicketState } from '../state/state';
import { closeTicket, isOwnSolution, seeRefusedSignals } from '../effects/shared';

/** Staff name a reason, the author none (SK-8). */
export interface Close {
  readonly type: 'close';
  readonly reason?: 'duplicate' | 'withdrawn' | 'confirmed-by-phone';
  /** Of a duplicate: the ticket that goes on, of the same client; looked up at the edge. */
  readonly of?: OtherTicket;
}

export const close: TicketRule<Close> = {
  type: 'close',
  grant: { client: 'author', staff: desk },
  rights: ownGrant('close'),
  check(state, rules, actor) {
    if (state.stage === 'closed') return refuse('ticket-closed');
    const waits = rightLacks('close', state, rules, actor);
    if (waits !== null) return refuse(waits);
    // Where the desk says nothing of it, a specialist alone closes what is solved on the phone only.
    if (solvedForOthers(state, rules, actor) && lacksAgreement(state, rules)) return refuse('agreement-needed');
    // Closed by its author, what is solved is confirmed.
    return isClient(actor) && isOwnSolution(state, actor) ? refuse('own-solution') : null;
  },
  decide(draft, { reason, of }, { actor }, { rules }) {
    const { state } = draft;
    if (isClient(actor)) {
      closeTicket(draft, rules, state.stage === 'solved' ? 'confirmed' : 'by-author');
      return null;
    }
    if (reason === undefined) return refuse('close-needs-reason');
    if (reason === 'confirmed-by-phone') {
      if (lacksAgreement(state, rules)) return refuse('agreement-needed');
    } else if (solvedForOthers(state, rules, actor)) return refuse('unsolved-only');
    if (of !== undefined && (of.id === state.id || state.duplicates.some(({ id }) => id === of.id)))
      return refuse('duplicate-of-itself');
    seeRefusedSignals(draft);
    closeTicket(draft, rules, reason, of === undefined ? {} : { of });
    return null;
  },
};

/** Solved, and by the common rule for those who lead to close. */
function solvedForOthers({ stage }: TicketState, { regulation }: Rules, actor: Actor): boolean {
  return stage === 'solved' && isStaff(actor) && !leads(actor) && regulation.rights?.close === undefined;
}

/**
 * The client has agreed neither to a solution that stands unquestioned nor in a logged call. Where silence never closes only a call
 * does (HD-7).
 */
function lacksAgreement(state: TicketState, { regulation }: Rules): boolean {
  const questioned = state.solution === null || state.words.length > 0;
  return (questioned || regulation.solution.objection === null) && !agreedByPhone(state);
}
