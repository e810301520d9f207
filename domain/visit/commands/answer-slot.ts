import { stopClocks } from '../../process';
import { isClient } from '../../policy/actor';
import { desk } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import type { Instant } from '../../time';
import { replannable } from '../effects/checks';
import type { VisitCommandRule } from '../state/rule';
import { allDoubts, settleDoubts } from '../effects/doubts';
import { agreeSlot, holdSlot, releaseSlot } from '../effects/slots';

/**
 * The answer to a time: agreed, another one named for the same technician, or none. The client answers the desk's offer and
 * the desk the client's; the desk may also say what the client answered on the phone.
 */
export interface AnswerSlot {
  readonly type: 'answer-slot';
  readonly answer: 'confirm' | 'move' | 'decline';
  /** Of a `move`. */
  readonly from?: Instant;
  readonly to?: Instant;
}

/** Every offer leaves a clock: after so many for one trip a client names no further time. */
const mostOffers = 40;

export const answerSlot: VisitCommandRule<AnswerSlot> = {
  type: 'answer-slot',
  grant: { client: 'reader', staff: [...desk, 'personal-manager'] },
  check: (state, _rules, actor) => replannable(state, actor) ?? (state.slot === null ? refuse('no-slot') : null),
  decide(draft, { answer, from, to }, command, context) {
    const { slot } = draft.state;
    if (slot === null) return refuse('no-slot');
    switch (answer) {
      case 'confirm':
        if (slot.agreedAt !== null) return refuse('slot-agreed-already');
        if (slot.by === 'client' && isClient(command.actor)) return refuse('own-slot');
        if (slot.from <= draft.at) return refuse('slot-in-past');
        if (context.world.technician(slot.technician) === undefined) return refuse('unknown-technician');
        if (!isClient(command.actor)) settleDoubts(draft, allDoubts, 'replanned');
        agreeSlot(draft, context.rules);
        return null;
      case 'move': {
        if (from === undefined || to === undefined) return refuse('move-needs-time');
        const by = isClient(command.actor) ? 'client' : 'desk';
        if (by === 'client' && draft.state.offers >= mostOffers) return refuse('too-often');
        return holdSlot(draft, { technician: slot.technician, from, to, by }, command.id, context);
      }
      case 'decline':
        stopClocks(draft, { from: ['slot-offered', 'slot-agreed'] });
        releaseSlot(draft, 'declined');
        return null;
      default: {
        const never: never = answer;
        return never;
      }
    }
  },
};
