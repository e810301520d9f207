import type { Instant } from '../../time';
import { desk } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import type { TicketRule } from '../state/rule';
import { answerWords, deskSpoke, isWorkable } from '../effects/shared';
import { tellEstimate } from '../effects/promise';

/** Another indicative time than the one told before. */
export interface Estimate {
  readonly type: 'estimate';
  readonly expectedAt: Instant;
  readonly text: string;
  readonly attachments?: readonly string[];
}

export const estimate: TicketRule<Estimate> = {
  type: 'estimate',
  grant: { client: 'nobody', staff: desk },
  check: (state) =>
    state.stage === 'closed'
      ? refuse('ticket-closed')
      : state.stage === 'triage'
        ? refuse('not-triaged')
        : isWorkable(state)
          ? null
          : refuse('already-solved'),
  decide(draft, { expectedAt }, command, { rules }) {
    answerWords(draft, rules);
    deskSpoke(draft);
    return tellEstimate(draft, rules, command.id, expectedAt, 'new-estimate');
  },
  message: ({ text }) => ({ kind: 'public', text }),
};
