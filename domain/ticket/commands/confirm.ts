import { refuse } from '../../policy/refusals';
import type { TicketRule } from '../state/rule';
import { closeTicket, isOwnSolution } from '../effects/shared';

/** The author agrees that it is solved, which closes. */
export interface Confirm {
  readonly type: 'confirm';
}

export const confirm: TicketRule<Confirm> = {
  type: 'confirm',
  grant: { client: 'author', staff: [] },
  check(state, _rules, actor) {
    if (state.stage === 'closed') return refuse('ticket-closed');
    if (state.solution === null) return refuse('not-solved');
    return isOwnSolution(state, actor) ? refuse('own-solution') : null;
  },
  decide(draft, _body, _command, { rules }) {
    draft.emit({ type: 'confirmed' });
    closeTicket(draft, rules, 'confirmed');
    return null;
  },
};
