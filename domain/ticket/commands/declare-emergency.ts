import { desk } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import { emergencyReason } from '../../regulation';
import { answererOf, answersEmergency, declareEmergency, proposeEmergency } from '../effects/emergencies';
import { deskSpoke } from '../effects/shared';
import type { Fault } from '../state/emergency';
import type { TicketRule } from '../state/rule';

/**
 * Work round the clock, for a reason that the regulation names (HT-1, HT-3). Where the client's personal manager has to agree and
 * somebody else declares it, it is a proposal until then; of a client without one the managers agree.
 */
export interface DeclareEmergency {
  readonly type: 'declare-emergency';
  readonly reason: string;
  readonly fault?: Fault;
  /** A way around the fault is known. */
  readonly workaround?: boolean;
  readonly text?: string;
}

export const declareAnEmergency: TicketRule<DeclareEmergency> = {
  type: 'declare-emergency',
  // A client alone declares none.
  grant: { client: 'nobody', staff: [...desk, 'personal-manager'] },
  check(state, { regulation }) {
    if (regulation.emergency === undefined) return refuse('not-provided');
    if (state.stage === 'closed') return refuse('ticket-closed');
    if (state.stage === 'solved') return refuse('already-solved');
    if (state.emergency.proposed !== null) return refuse('emergency-proposed');
    return state.emergency.state === 'declared' ? refuse('emergency-declared') : null;
  },
  decide(draft, { reason, fault, workaround, text }, { id, actor }, { rules, directory, standing }) {
    const rule = emergencyReason(rules.regulation, reason);
    if (rule === undefined) return refuse('unknown-reason');
    if (rule.workaround === 'forbidden' && workaround !== false)
      return refuse(workaround === undefined ? 'workaround-unknown' : 'workaround-known');
    const messageId = text === undefined ? null : id;
    if (messageId !== null) deskSpoke(draft);
    const declared = { reason, fault: fault ?? draft.state.emergency.fault, messageId };
    const answeredBy = answererOf(directory, standing);
    if (rule.approval === 'personal-manager' && !answersEmergency(actor, answeredBy))
      proposeEmergency(draft, rules, { proposalId: id, answeredBy, ...declared });
    else declareEmergency(draft, rules, { ...declared, proposalId: null });
    return null;
  },
  message: ({ text }) => (text === undefined ? null : { kind: 'public', text }),
};
