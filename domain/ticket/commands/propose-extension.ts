import type { LocalDate } from '../../time';
import { desk } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import type { TicketRule } from '../state/rule';
import { answerWords, isWorkable } from '../effects/shared';
import { mayBeExtended, propose } from '../effects/extensions';

/** Software or hardware must be changed: the desk asks the author for a longer limit (SK-19). */
export interface ProposeExtension {
  readonly type: 'propose-extension';
  readonly days?: number;
  readonly until?: LocalDate;
  readonly reason: string;
  readonly attachments?: readonly string[];
}

export const proposeExtension: TicketRule<ProposeExtension> = {
  type: 'propose-extension',
  grant: { client: 'nobody', staff: desk },
  check(state, rules) {
    if (state.stage === 'closed') return refuse('ticket-closed');
    if (!isWorkable(state)) return refuse('already-solved');
    if (state.proposal !== null) return refuse('proposal-open');
    return mayBeExtended(state, rules) ? null : refuse('no-limit-to-extend');
  },
  decide(draft, { days, until, reason }, _command, { rules }) {
    answerWords(draft, rules);
    if (until !== undefined) return propose(draft, rules, 'desk', { until }, reason);
    return days === undefined ? refuse('counter-needs-term') : propose(draft, rules, 'desk', { days }, reason);
  },
  message: ({ reason }) => ({ kind: 'public', text: reason }),
};
