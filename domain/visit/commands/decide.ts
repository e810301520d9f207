import { planners } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import { notEnded, replannable } from '../effects/checks';
import { allDoubts, settleDoubts } from '../effects/doubts';
import { callOff } from '../effects/ending';
import type { VisitCommandRule } from '../state/rule';

/** Whether an agreed visit goes ahead, whose ticket has ended or whose technician is not there. */
export interface Decide {
  readonly type: 'decide';
  readonly decision: 'keep' | 'call-off';
  readonly reason?: string;
}

export const decide: VisitCommandRule<Decide> = {
  type: 'decide',
  grant: { client: 'nobody', staff: planners },
  check: (state) => notEnded(state) ?? (state.doubts.length === 0 ? refuse('nothing-to-decide') : null),
  decide(draft, { decision }, { actor }) {
    switch (decision) {
      case 'keep':
        settleDoubts(draft, allDoubts, 'kept');
        return null;
      case 'call-off': {
        const refusal = replannable(draft.state, actor);
        if (refusal === null) callOff(draft, { side: 'desk' });
        return refusal;
      }
      default: {
        const never: never = decision;
        return never;
      }
    }
  },
  message: ({ reason }) => (reason === undefined ? null : { kind: 'visit', text: reason }),
};
