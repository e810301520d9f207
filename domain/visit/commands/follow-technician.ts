import { stopClocks } from '../../process';
import { notEnded } from '../effects/checks';
import { putInDoubt, settleDoubts } from '../effects/doubts';
import { releaseSlot } from '../effects/slots';
import type { VisitCommandRule } from '../state/rule';

/**
 * The technician is absent at the visit's time, or works for the desk no more; or is there after all. A time that is agreed comes
 * into doubt, one that is only offered is given back: nobody could come.
 */
export interface FollowTechnician {
  readonly type: 'follow-technician';
  /** Short id. */
  readonly technician: string;
  readonly now: 'absent' | 'inactive' | 'back';
}

export const followTechnician: VisitCommandRule<FollowTechnician> = {
  type: 'follow-technician',
  grant: null,
  check: notEnded,
  decide(draft, { technician, now }, _command, { rules }) {
    const { slot } = draft.state;
    // Meanwhile another one goes.
    if (slot?.technician !== technician) return null;
    switch (now) {
      case 'absent':
      case 'inactive': {
        const because = now === 'absent' ? 'technician-absent' : 'technician-inactive';
        if (slot.agreedAt !== null) {
          putInDoubt(draft, rules, because);
          return null;
        }
        stopClocks(draft, { from: ['slot-offered'] });
        releaseSlot(draft, because);
        return null;
      }
      case 'back':
        settleDoubts(draft, ['technician-absent'], 'absence-ended');
        return null;
      default: {
        const never: never = now;
        return never;
      }
    }
  },
};
