import type { LocalDate } from '../../time';
import type { Actor } from '../../policy/actor';
import { agreesForClient } from '../../policy/agreeing';
import { desk } from '../../policy/may';
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
  grant: { client: 'reader', staff: [...desk, 'personal-manager'] },
  check(state, { regulation }, actor) {
    if (state.proposal === null) return refuse('no-proposal');
    // A person may have changed sides since.
    const own = actor.kind === 'person' && actor.personId === state.proposal.personId;
    if (state.proposal.by === sideOf(actor) || own) return refuse('own-proposal');
    const agrees = sideOf(actor) === 'desk' || agreesForClient(actor, regulation.agreements.extension.with, state);
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
        const side = sideOf(actor);
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

/** A personal manager who is named speaks for the client, as its own people do. */
function sideOf(actor: Actor): 'desk' | 'client' {
  return actor.kind === 'person' && desk.includes(actor.role) ? 'desk' : 'client';
}
