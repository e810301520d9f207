import type { Instant } from '../../time';
import { grants } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import type { CommandRule } from '../command-rule';
import { answerWords, deskSpoke, isWorkable } from '../effects';
import { tellEstimate } from '../promise';

/** Another indicative time than the one told before. */
export interface Estimate {
  readonly type: 'estimate';
  readonly expectedAt: Instant;
  readonly text: string;
}

export const estimate: CommandRule<Estimate> = {
  type: 'estimate',
  grant: grants.estimate,
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
};
