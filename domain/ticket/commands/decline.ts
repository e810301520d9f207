import { isStaff } from '../../policy/actor';
import { desk } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import { declineOf, hasAny } from '../../regulation';
import { closeTicket, deskSpoke, isWorkable, takeIfUnassigned } from '../effects/shared';
import type { TicketRule } from '../state/rule';

/** The desk will not solve it, for a reason that the regulation names and the client is told (HT-14). */
export interface Decline {
  readonly type: 'decline';
  readonly reason: string;
  readonly text: string;
  readonly attachments?: readonly string[];
}

export const decline: TicketRule<Decline> = {
  type: 'decline',
  grant: { client: 'nobody', staff: desk },
  check(state, { regulation }) {
    if (!hasAny(regulation.declines)) return refuse('not-provided');
    if (state.stage === 'closed') return refuse('ticket-closed');
    return isWorkable(state) ? null : refuse('already-solved');
  },
  decide(draft, { reason }, { id, actor }, { rules }) {
    if (declineOf(rules.regulation, reason) === undefined) return refuse('unknown-reason');
    takeIfUnassigned(draft, isStaff(actor) ? actor.shortId : null);
    deskSpoke(draft);
    closeTicket(draft, rules, 'declined', { reason, messageId: id });
    return null;
  },
  message: ({ text }) => ({ kind: 'public', text }),
};
