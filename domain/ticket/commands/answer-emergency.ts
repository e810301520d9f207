import { lead } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import { answersEmergency, declareEmergency, dropProposal } from '../effects/emergencies';
import { deskSpoke } from '../effects/shared';
import type { TicketRule } from '../state/rule';

/** The client's personal manager agrees to an emergency that the desk has declared, or not (HT-3); managers for one who has none. */
export interface AnswerEmergency {
  readonly type: 'answer-emergency';
  readonly answer: 'accept' | 'decline';
  readonly text?: string;
}

export const answerEmergency: TicketRule<AnswerEmergency> = {
  type: 'answer-emergency',
  grant: { client: 'nobody', staff: ['personal-manager', ...lead] },
  check({ emergency: { proposed } }, _rules, actor) {
    if (proposed === null) return refuse('no-proposal');
    if (!answersEmergency(actor, proposed.answeredBy)) return refuse('not-allowed');
    return actor.kind === 'person' && actor.personId === proposed.personId ? refuse('own-proposal') : null;
  },
  decide(draft, { answer, text }, { id }, { rules }) {
    const { proposed } = draft.state.emergency;
    if (proposed === null) return refuse('no-proposal');
    const messageId = text === undefined ? null : id;
    if (messageId !== null) deskSpoke(draft);
    const { id: proposalId, reason, fault } = proposed;
    if (answer === 'accept') declareEmergency(draft, rules, { reason, fault, proposalId, messageId });
    else dropProposal(draft, { proposalId, reason, withdrawn: false, messageId });
    return null;
  },
  message: ({ text }) => (text === undefined ? null : { kind: 'public', text }),
};
