import { desk } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import type { TicketRule } from '../state/rule';

/** A second problem gets a ticket of its own (SK-5); its terms count from this instant. */
export interface Split {
  readonly type: 'split';
  readonly subject: string;
  readonly text: string;
}

export interface SplitEvents {
  'split-off': { ticketId: string };
}

export const split: TicketRule<Split, SplitEvents> = {
  type: 'split',
  grant: { client: 'nobody', staff: desk },
  check: (state) => (state.stage === 'closed' ? refuse('ticket-closed') : null),
  decide(draft, _body, { id }) {
    // The new ticket goes by the id of the command: decided twice, it is still one ticket.
    draft.emit({ type: 'split-off', ticketId: id });
    return null;
  },
  folds: {
    'split-off': (state, { ticketId }) => ({ ...state, splitOff: [...state.splitOff, ticketId] }),
  },
};
