import { refuse } from '../../policy/refusals';
import type { TicketRule } from '../state/rule';
import { closeTicket } from '../effects/shared';

/** The author agrees that it is solved, which closes. */
export interface Confirm {
  readonly type: 'confirm';
}

export const confirm: TicketRule<Confirm> = {
  type: 'confirm',
  grant: { client: 'author', staff: [] },
  check: (state) =>
    state.stage === 'closed' ? refuse('ticket-closed') : state.solution === null ? refuse('not-solved') : null,
  decide(draft) {
    draft.emit({ type: 'confirmed' });
    closeTicket(draft, 'confirmed');
    return null;
  },
};
