import { isClient } from '../../policy/actor';
import { refuse } from '../../policy/refusals';
import { answerConsent, mayAnswerConsent, meantConsent } from '../effects/consents';
import { clientHeard, clientSpoke } from '../effects/shared';
import type { TicketRule } from '../state/rule';

/** The client agrees to what the desk has asked, or not; whoever the regulation or the contract names answers. */
export interface AnswerConsent {
  readonly type: 'answer-consent';
  /** Id of the question, where several wait. */
  readonly of?: string;
  readonly answer: 'agreed' | 'declined';
  readonly text?: string;
}

export const answerAConsent: TicketRule<AnswerConsent> = {
  type: 'answer-consent',
  grant: { client: 'reader', staff: ['personal-manager'] },
  check(state, rules, actor) {
    const { open, lapsed } = state.consents;
    if (open.length === 0) return refuse(lapsed.length === 0 ? 'no-proposal' : 'too-late-to-agree');
    const refusals = open.map((consent) => mayAnswerConsent(actor, consent, state, rules));
    if (refusals.includes(null)) return null;
    return refusals.find((refusal) => refusal?.refused === 'own-proposal') ?? refuse('not-allowed');
  },
  decide(draft, { of, answer, text }, { id, actor }, { rules }) {
    const { open, lapsed } = draft.state.consents;
    if (lapsed.some((each) => each.id === of)) return refuse('too-late-to-agree');
    const own = open.filter((consent) => mayAnswerConsent(actor, consent, draft.state, rules) === null);
    const named = open.find((consent) => consent.id === of);
    const consent = meantConsent(own, of);
    if ('refused' in consent) return named === undefined ? consent : mayAnswerConsent(actor, named, draft.state, rules);
    answerConsent(draft, consent, answer, { messageId: text === undefined ? null : id });
    if (!isClient(actor)) return null;
    if (text === undefined) clientHeard(draft);
    else clientSpoke(draft, rules, id);
    return null;
  },
  message: ({ text }) => (text === undefined ? null : { kind: 'public', text }),
};
