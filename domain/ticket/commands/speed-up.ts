import { refuse } from '../../policy/refusals';
import { effectiveAt } from '../../process';
import { clientWrote } from '../effects/shared';
import { contradicted } from '../state/agreement';
import type { TicketRule } from '../state/rule';

/**
 * The client asks for more speed (HT-15): a word like any other, which the client's personal manager hears as well, or where there is
 * none the managers.
 */
export interface SpeedUp {
  readonly type: 'speed-up';
  readonly text: string;
  readonly attachments?: readonly string[];
}

export interface SpeedUpEvents {
  'speed-up-asked': { messageId: string };
}

export const speedUp: TicketRule<SpeedUp, SpeedUpEvents> = {
  type: 'speed-up',
  grant: { client: 'reader', staff: [] },
  check: (state) => (state.stage === 'closed' ? refuse('ticket-closed') : null),
  decide(draft, _body, { id }, { rules }) {
    draft.emit({ type: 'speed-up-asked', messageId: id });
    clientWrote(draft, rules, id);
    return null;
  },
  message: ({ text }) => ({ kind: 'public', text }),
  folds: {
    'speed-up-asked': (state, event) => contradicted(state, effectiveAt(event)),
  },
};
