import { desk } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import { handsOverTo, lookUp } from '../../regulation';
import { askService } from '../effects/services';
import type { TicketRule } from '../state/rule';
import { notOfHolder } from '../state/service';

/**
 * The service that holds the ticket asks another one to take it (EA-2). Until that one answers it owes the next step; what the client
 * was promised runs on.
 */
export interface HandOver {
  readonly type: 'hand-over';
  /** Code of the service. */
  readonly to: string;
  /** A word to its people. */
  readonly text: string;
  readonly attachments?: readonly string[];
}

export const handOver: TicketRule<HandOver> = {
  type: 'hand-over',
  grant: { client: 'nobody', staff: desk },
  check(state, { regulation }, actor) {
    const { service, stage } = state;
    if (stage === 'closed') return refuse('ticket-closed');
    if (stage === 'solved') return refuse('already-solved');
    // A desk without services, or with one alone, has nobody to hand over to.
    if (handsOverTo(regulation, service.holds).length === 0) return refuse('no-other-service');
    if (service.pending !== null) return refuse('hand-over-pending');
    return notOfHolder(state, actor);
  },
  decide(draft, { to }, { id }, { rules }) {
    const { holds } = draft.state.service;
    if (holds === null || to === holds) return refuse('own-service');
    if (lookUp(rules.regulation.services, to) === undefined) return refuse('unknown-service');
    if (!handsOverTo(rules.regulation, holds).includes(to)) return refuse('not-handed-there');
    askService(draft, rules, { to, from: holds, messageId: id });
    return null;
  },
  message: ({ text }) => ({ kind: 'internal', text }),
};
