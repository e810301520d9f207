import { refuse } from '../../policy/refusals';
import { effectiveAt } from '../../process';
import { holds, type SpeedUpRule } from '../../regulation';
import { clientWrote } from '../effects/shared';
import { situationOf } from '../situation';
import { contradicted } from '../state/agreement';
import type { TicketRule } from '../state/rule';

/**
 * The client asks for more speed (HT-15): a word like any other, which those hear as well whom the regulation names; where it names
 * the personal manager and the client has none, the managers.
 */
export interface SpeedUp {
  readonly type: 'speed-up';
  readonly text: string;
  readonly attachments?: readonly string[];
}

export interface SpeedUpEvents {
  'speed-up-asked': { messageId: string; to: SpeedUpRule['to'] };
}

export const speedUp: TicketRule<SpeedUp, SpeedUpEvents> = {
  type: 'speed-up',
  grant: { client: 'reader', staff: [] },
  check(state, rules) {
    const { speedUp } = rules.regulation;
    if (speedUp === undefined) return refuse('not-provided');
    if (state.stage === 'closed') return refuse('ticket-closed');
    return holds(speedUp.when, situationOf(state, rules)) ? null : refuse('condition-not-met');
  },
  decide(draft, _body, { id }, { rules }) {
    draft.emit({ type: 'speed-up-asked', messageId: id, to: rules.regulation.speedUp?.to ?? [] });
    clientWrote(draft, rules, id);
    return null;
  },
  message: ({ text }) => ({ kind: 'public', text }),
  folds: {
    'speed-up-asked': (state, event) => contradicted(state, effectiveAt(event)),
  },
};
