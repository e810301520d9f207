import { desk } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import { worksFor } from '../../policy/services';
import { stopClocks } from '../../process';
import { reruleClocks, startClocks } from '../effects/clocks';
import type { TicketRule } from '../state/rule';
import { takenBy } from '../state/service';

/** The service that was asked takes the ticket: it holds it now, and somebody of it will be responsible. */
export interface AcceptHandOver {
  readonly type: 'accept';
}

export interface AcceptEvents {
  /** `released`: short id of who was responsible until then. */
  'hand-over-accepted': { service: string; fromService: string; released: string | null };
}

export const acceptHandOver: TicketRule<AcceptHandOver, AcceptEvents> = {
  type: 'accept',
  grant: { client: 'nobody', staff: desk },
  check({ service: { pending } }, _rules, actor) {
    if (pending === null) return refuse('no-hand-over');
    return worksFor(actor, pending.to) ? null : refuse('not-your-service');
  },
  decide(draft, _body, _command, { rules }) {
    const { service, assignee: released } = draft.state;
    if (service.pending === null) return refuse('no-hand-over');
    const { to, from } = service.pending;
    draft.emit({ type: 'hand-over-accepted', service: to, fromService: from, released });
    stopClocks(draft, { until: ['service-answered'] });
    // What counts by the calendar of whoever holds it counts by another one now.
    reruleClocks(draft, rules);
    startClocks(draft, rules, 'service-accepted');
    return null;
  },
  folds: {
    'hand-over-accepted': (state, { service }) => ({
      ...state,
      assignee: null,
      service: { ...state.service, holds: service, took: takenBy(state.service, service), pending: null },
    }),
  },
};
