import { desk } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import { worksFor } from '../../policy/services';
import { stopClocks } from '../../process';
import { resumeOwnTime } from '../effects/services';
import type { TicketRule } from '../state/rule';

/** The service that was asked does not take the ticket, and says why: it stays with the one that wanted to hand it over. */
export interface ReturnHandOver {
  readonly type: 'return';
  readonly reason: string;
  /** A word to the people of the other service. */
  readonly text: string;
  readonly attachments?: readonly string[];
}

export interface ReturnEvents {
  'hand-over-returned': { service: string; fromService: string; reason: string; messageId: string };
}

export const returnHandOver: TicketRule<ReturnHandOver, ReturnEvents> = {
  type: 'return',
  grant: { client: 'nobody', staff: desk },
  check({ service: { pending } }, _rules, actor) {
    if (pending === null) return refuse('no-hand-over');
    return worksFor(actor, pending.to) ? null : refuse('not-your-service');
  },
  decide(draft, { reason }, { id }, { rules }) {
    const { pending } = draft.state.service;
    if (pending === null) return refuse('no-hand-over');
    const { to, from, since } = pending;
    draft.emit({ type: 'hand-over-returned', service: from, fromService: to, reason, messageId: id });
    stopClocks(draft, { until: ['service-answered'] });
    resumeOwnTime(draft, rules, since);
    return null;
  },
  message: ({ text }) => ({ kind: 'internal', text }),
  folds: {
    'hand-over-returned': (state) => ({ ...state, service: { ...state.service, pending: null } }),
  },
};
