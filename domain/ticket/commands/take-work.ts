import { desk } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import { holds } from '../../regulation';
import { isWorkable } from '../effects/shared';
import { accountsOf, countedIn, paymentFor, worksIn, type TicketWorld } from '../effects/works';
import { situationOf } from '../situation';
import type { TicketRule } from '../state/rule';
import { openWork } from '../state/work';

/** The desk accepts a work for doing: of the client's plan, or paid for by a consent that the client has given (IN-3, IN-4, HT-16). */
export interface TakeWork {
  readonly type: 'take-work';
  /** How long it takes, as the desk's people set it. */
  readonly minutes: number;
}

/** So many works stand on one ticket. */
const mostWorks = 100;

export const takeWork: TicketRule<TakeWork, unknown, TicketWorld> = {
  type: 'take-work',
  grant: { client: 'nobody', staff: desk },
  needs: 'newest-rules',
  check(state, rules) {
    const { works } = rules.regulation;
    if (works === undefined) return refuse('not-provided');
    if (state.stage === 'closed') return refuse('ticket-closed');
    if (!isWorkable(state)) return refuse('already-solved');
    if (openWork(state) !== undefined) return refuse('work-open');
    if (state.works.length >= mostWorks) return refuse('too-often');
    return holds(works.when, situationOf(state, rules)) ? null : refuse('work-not-for-ticket');
  },
  decide(draft, { minutes }, { id }, context) {
    const rule = worksIn(context);
    if (rule === undefined) return refuse('not-provided');
    const accounts = accountsOf(context.world);
    const payment = paymentFor(draft.state, minutes, rule, accounts);
    if ('refused' in payment) return payment;
    const counted = payment.by === 'plan' ? countedIn(accounts) : null;
    draft.emit({ type: 'work-taken', workId: id, minutes, payment, counted });
    return null;
  },
};
