import { effectiveAt } from '../../process';
import { isClient } from '../../policy/actor';
import { refuse } from '../../policy/refusals';
import { lookUp } from '../../regulation';
import type { TicketRule } from '../state/rule';

/** Feedback on the work of the responsible (SK-9). */
export interface Rate {
  readonly type: 'rate';
  readonly score: string;
  readonly reason?: string;
  readonly comment?: string;
}

export interface RateEvents {
  rated: {
    score: string;
    reason: string | null;
    personId: string;
    about: string | null;
    cycle: number;
    messageId: string | null;
  };
}

export const rate: TicketRule<Rate, RateEvents> = {
  type: 'rate',
  grant: { client: 'author', staff: [] },
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
  message: ({ comment }) => (comment === undefined ? null : { kind: 'rating', text: comment }),
  folds: {
    rated: (state, event) => {
      const { cycle, score, reason, personId, about } = event;
      const rating = { cycle, score, reason, personId, about, at: effectiveAt(event) };
      return { ...state, ratings: [...state.ratings, rating] };
    },
  },
};
