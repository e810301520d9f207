import { notEnded } from '../effects/checks';
import { doubtsOfTicket, putInDoubt, settleDoubts } from '../effects/doubts';
import { callOff } from '../effects/ending';
import type { VisitCommandRule } from '../state/rule';
import { isPlannable } from '../state/stage';

/**
 * The ticket is solved or closed, or its work goes on after all. Closing calls off a visit for which no time is agreed; where one
 * is, or the technician is under way, somebody decides (DESIGN section 12). A ticket that is opened anew begins another round,
 * maybe about another problem: what becomes of the visit is still to be decided.
 */
export interface FollowEnd {
  readonly type: 'follow-end';
  readonly ticket: 'solved' | 'closed' | 'resumed';
  /** Whose act that was. */
  readonly side: 'client' | 'desk';
}

export const followEnd: VisitCommandRule<FollowEnd> = {
  type: 'follow-end',
  grant: null,
  check: notEnded,
  decide(draft, { ticket, side }, _command, { rules }) {
    switch (ticket) {
      case 'solved':
        putInDoubt(draft, rules, 'ticket-solved');
        return null;
      case 'closed': {
        const { slot } = draft.state;
        const agreed = slot !== null && slot.agreedAt !== null;
        if (isPlannable(draft.state) && !agreed) callOff(draft, { side, because: 'ticket-closed' });
        else putInDoubt(draft, rules, 'ticket-closed');
        return null;
      }
      case 'resumed':
        settleDoubts(draft, doubtsOfTicket, 'ticket-resumed');
        return null;
      default: {
        const never: never = ticket;
        return never;
      }
    }
  },
};
