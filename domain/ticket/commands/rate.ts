import { isClient } from '../../policy/actor';
import { grants } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import { lookUp } from '../../regulation';
import type { CommandRule } from '../command-rule';

/** Feedback on the work of the responsible (SK-9). */
export interface Rate {
  readonly type: 'rate';
  readonly score: string;
  readonly reason?: string;
  readonly comment?: string;
}

export const rate: CommandRule<Rate> = {
  type: 'rate',
  grant: grants.rate,
  check(state) {
    if (state.stage !== 'closed') return refuse('not-closed');
    return state.ratings.some(({ cycle }) => cycle === state.cycle) ? refuse('already-rated') : null;
  },
  decide(draft, { score, reason, comment }, { actor, id }, { rules }) {
    const { feedback } = rules.regulation;
    if (!isClient(actor)) return refuse('not-allowed');
    if (lookUp(feedback.scale, score) === undefined) return refuse('unknown-score');
    if (reason === undefined && feedback.reason === 'required') return refuse('reason-required');
    if (reason !== undefined && lookUp(feedback.reasons, reason) === undefined) return refuse('unknown-reason');
    if (comment === undefined && feedback.comment === 'required') return refuse('comment-required');
    const { cycle, assignee } = draft.state;
    draft.emit({
      type: 'rated',
      cycle,
      score,
      reason: reason ?? null,
      personId: actor.personId,
      about: assignee,
      messageId: comment === undefined ? null : id,
    });
    return null;
  },
};
