import { isStaff } from '../../policy/actor';
import { desk } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import { hasAny, redirectOf } from '../../regulation';
import { closeTicket, deskSpoke, isWorkable, takeIfUnassigned } from '../effects/shared';
import type { TicketRule } from '../state/rule';

/** The question is somebody else's: the client is told whose, and the record says where it was sent (HT-7, SM-5). */
export interface Redirect {
  readonly type: 'redirect';
  readonly to: string;
  readonly text: string;
  readonly attachments?: readonly string[];
}

export const redirect: TicketRule<Redirect> = {
  type: 'redirect',
  grant: { client: 'nobody', staff: desk },
  check(state, { regulation }) {
    if (!hasAny(regulation.redirects)) return refuse('not-provided');
    if (state.stage === 'closed') return refuse('ticket-closed');
    return isWorkable(state) ? null : refuse('already-solved');
  },
  decide(draft, { to }, { id, actor }, { rules }) {
    if (redirectOf(rules.regulation, to) === undefined) return refuse('unknown-redirect');
    takeIfUnassigned(draft, isStaff(actor) ? actor.shortId : null);
    deskSpoke(draft);
    closeTicket(draft, rules, 'redirected', { redirect: to, messageId: id });
    return null;
  },
  message: ({ text }) => ({ kind: 'public', text }),
};
