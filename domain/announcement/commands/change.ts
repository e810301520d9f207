import { refuse, type Refusal } from '../../policy/refusals';
import { stopClocks } from '../../process';
import type { Rules } from '../../process';
import type { Instant } from '../../time';
import type { AnnouncementState, Plan } from '../state';
import { askServices, endClock, ringAt, schedule, tooLate, unlessOver, writers, type AnnouncementRule } from './rule';

/** The words of an announcement, in Russian, and in English where somebody wrote them. */
export interface Words {
  readonly title: string;
  readonly text: string;
  readonly titleEn: string | null;
  readonly textEn: string | null;
}

/** It is written anew, as a whole. Once sent, those concerned are told again what it now says. */
export interface Change {
  readonly type: 'change';
  readonly plan: Plan;
  /** They lie beside the process. */
  readonly words: Words;
}

export const change: AnnouncementRule<Change> = {
  type: 'change',
  grant: writers,
  check: unlessOver,
  decide(draft, { plan }, _command, { rules }) {
    const { state } = draft;
    const unfit = unfitNow(state, plan, rules, draft.at);
    if (unfit !== null) return unfit;
    const { stage } = state;
    draft.emit({ type: 'announcement-changed', plan });
    if (stage === 'agreeing') return askServices(draft, rules);
    if (stage === 'scheduled') schedule(draft, rules);
    if (stage === 'sent') {
      stopClocks(draft, {});
      if (plan.to !== null) ringAt(draft, rules, endClock, plan.to);
    }
    return null;
  },
  folds: {
    'announcement-changed': (state, { plan, at }) => ({
      ...state,
      plan,
      version: state.version + 1,
      sending: state.stage === 'sent' ? { round: 'telling', since: at } : state.sending,
    }),
  },
};

/** What stands in the way of another plan once others count on the one before. */
function unfitNow({ stage, plan: before }: AnnouncementState, plan: Plan, rules: Rules, at: Instant): Refusal | null {
  if (stage === 'draft') return null;
  const isMoved = plan.from !== before.from || plan.to !== before.to || plan.about !== before.about;
  if (stage !== 'agreeing' && isMoved && [plan.about, before.about].includes('maintenance'))
    return refuse('agreed-time-stands');
  if (stage === 'agreeing' && (plan.about !== 'maintenance' || plan.services.length === 0))
    return refuse('services-needed');
  if (plan.to !== null && plan.to <= at) return refuse('until-in-past');
  // Of what has been told in time already the end may move, or the words.
  const isTold = stage === 'sent' && plan.from === before.from && plan.about === before.about;
  return isTold ? null : tooLate(rules, plan, at);
}
