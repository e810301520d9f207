import type { Instant } from '../../time';
import { isStaff } from '../../policy/actor';
import { desk } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import { topicOf } from '../../regulation';
import type { TicketRule } from '../state/rule';
import { effectiveAt, stopClocks } from '../../process';
import { deskSpoke, enterStage, takeIfUnassigned, workStage } from '../effects/shared';
import { tellEstimate } from '../effects/promise';

/** The result of stage 1 (SK-13): advice, a request for details, or the indicative time. */
export interface Triage {
  readonly type: 'triage';
  readonly outcome: 'consultation' | 'details-requested' | 'estimate';
  readonly text: string;
  readonly expectedAt?: Instant;
  readonly attachments?: readonly string[];
}

export interface TriageEvents {
  triaged: { outcome: Triage['outcome']; messageId: string };
}

export const triage: TicketRule<Triage, TriageEvents> = {
  type: 'triage',
  grant: { client: 'nobody', staff: desk },
  check: (state) =>
    state.stage === 'closed' ? refuse('ticket-closed') : state.stage !== 'triage' ? refuse('already-triaged') : null,
  decide(draft, { outcome, expectedAt }, command, { rules }) {
    const topic = topicOf(rules.regulation, draft.state.topic);
    if (expectedAt === undefined && (outcome === 'estimate' || topic.estimate === 'required')) {
      return refuse('estimate-required');
    }
    takeIfUnassigned(draft, isStaff(command.actor) ? command.actor.shortId : null);
    draft.emit({ type: 'triaged', outcome, messageId: command.id });
    deskSpoke(draft);
    stopClocks(draft, { until: ['first-answer'] });
    enterStage(draft, workStage(draft.state));
    return expectedAt === undefined ? null : tellEstimate(draft, rules, command.id, expectedAt, 'triage');
  },
  message: ({ text }) => ({ kind: 'public', text }),
  folds: {
    triaged: (state, event) => ({ ...state, triagedAt: effectiveAt(event) }),
  },
};
