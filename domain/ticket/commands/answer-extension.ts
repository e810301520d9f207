import type { LocalDate } from '../../time';
import { isClient, isStaff } from '../../policy/actor';
import { desk, isAuthor } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import type { TicketRule } from '../state/rule';
import { accept, decline, propose } from '../effects/extensions';

/** The other side's answer to a proposal. */
export interface AnswerExtension {
  readonly type: 'answer-extension';
  readonly answer: 'accept' | 'decline' | 'counter';
  readonly days?: number;
  readonly until?: LocalDate;
}

export const answerExtension: TicketRule<AnswerExtension> = {
  type: 'answer-extension',
  grant: { client: 'reader', staff: desk },
  check(state, { regulation }, actor) {
    if (state.proposal === null) return refuse('no-proposal');
    const side = isStaff(actor) ? 'desk' : 'client';
    // A person may have changed sides since.
    const own = actor.kind === 'person' && actor.personId === state.proposal.personId;
    if (state.proposal.by === side || own) return refuse('own-proposal');
    // Who agrees for the client: the author, and others of the company where the contract names them.
    const agrees = !isClient(actor) || isAuthor(actor, state) || regulation.extensions.agreedBy.includes('company');
    return agrees ? null : refuse('not-allowed');
  },
  decide(draft, { answer, days, until }, { actor }, { rules }) {
    const { proposal } = draft.state;
    if (proposal === null) return refuse('no-proposal');
    switch (answer) {
      case 'accept':
        return accept(draft, rules, proposal);
      case 'decline':
        decline(draft, proposal);
        return null;
      case 'counter': {
        const side = isStaff(actor) ? 'desk' : 'client';
        if (until !== undefined) return propose(draft, rules, side, { until }, null);
        return days === undefined ? refuse('counter-needs-term') : propose(draft, rules, side, { days }, null);
      }
      default: {
        const never: never = answer;
        return never;
      }
    }
  },
};
