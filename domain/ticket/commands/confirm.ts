import { grants } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import type { CommandRule } from '../command-rule';
import { closeTicket } from '../effects';

/** The author agrees that it is solved, which closes. */
export interface Confirm {
  readonly type: 'confirm';
}

export const confirm: CommandRule<Confirm> = {
  type: 'confirm',
  grant: grants.confirm,
  check: (state) =>
    state.stage === 'closed' ? refuse('ticket-closed') : state.solution === null ? refuse('not-solved') : null,
  decide(draft) {
    draft.emit({ type: 'confirmed' });
    closeTicket(draft, 'confirmed');
    return null;
  },
};
