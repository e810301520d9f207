import { desk } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import { deskSpoke } from '../effects/shared';
import { dropProposal, leaveEmergency } from '../effects/emergencies';
import type { EmergencyEnd } from '../state/emergency';
import type { TicketRule } from '../state/rule';

/**
 * The emergency is over, was none, or developers have taken it: then the desk's working time counts again (HT-1). A proposal that
 * nobody has answered yet is withdrawn as one declared wrongly.
 */
export interface EndEmergency {
  readonly type: 'end-emergency';
  readonly because: EmergencyEnd;
  readonly text?: string;
}

export const endEmergency: TicketRule<EndEmergency> = {
  type: 'end-emergency',
  grant: { client: 'nobody', staff: [...desk, 'personal-manager'] },
  check({ stage, emergency: { state, proposed } }) {
    if (stage === 'closed') return refuse('ticket-closed');
    return state === 'none' && proposed === null ? refuse('no-emergency') : null;
  },
  decide(draft, { because, text }, { id }, { rules }) {
    const { state, proposed } = draft.state.emergency;
    if (proposed === null && state === 'with-developers' && because === 'developers')
      return refuse('nothing-to-change');
    if (proposed !== null && because !== 'declared-wrongly') return refuse('emergency-proposed');
    const messageId = text === undefined ? null : id;
    if (messageId !== null) deskSpoke(draft);
    if (proposed !== null) {
      const { id: proposalId } = proposed;
      dropProposal(draft, { proposalId, reason: proposed.reason, withdrawn: true, messageId });
      return null;
    }
    leaveEmergency(draft, rules, because, messageId);
    return null;
  },
  message: ({ text }) => (text === undefined ? null : { kind: 'public', text }),
};
