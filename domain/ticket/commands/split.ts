import { grants } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import type { CommandRule } from '../command-rule';

/** A second problem gets a ticket of its own (SK-5); its terms count from this instant. */
export interface Split {
  readonly type: 'split';
  readonly subject: string;
  readonly text: string;
}

export const split: CommandRule<Split> = {
  type: 'split',
  grant: grants.split,
  check: (state) => (state.stage === 'closed' ? refuse('ticket-closed') : null),
  decide(draft, _body, { id }) {
    // The new ticket goes by the id of the command: decided twice, it is still one ticket.
    draft.emit({ type: 'split-off', ticketId: id });
    return null;
  },
};
