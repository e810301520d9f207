import { effectiveAt, stopClocks, type EventOf } from '../../process';
import { isClient } from '../../policy/actor';
import { refuse } from '../../policy/refusals';
import { lookUp } from '../../regulation';
import type { Instant } from '../../time';
import type { TicketRule } from '../state/rule';
import type { Rating, TicketState } from '../state/state';

/**
 * Feedback on the work of the responsible (SK-9). For as long as the regulation says (a day, or never: SP-10) it may be corrected;
 * the last one counts.
 */
export interface Rate {
  readonly type: 'rate';
  readonly score: string;
  readonly reason?: string;
  readonly comment?: string;
  readonly attachments?: readonly string[];
}

interface Rated {
  score: string;
  reason: string | null;
  personId: string;
  about: string | null;
  cycle: number;
  messageId: string | null;
}

export interface RateEvents {
  rated: Rated;
  'rating-corrected': Rated;
}

export const rate: TicketRule<Rate, RateEvents> = {
  type: 'rate',
  grant: { client: 'author', staff: [] },
  check(state, { regulation }, _actor, at) {
    if (state.stage !== 'closed') return refuse('not-closed');
    const given = ratingOf(state);
    if (given === undefined) return null;
    const { correctableMinutes } = regulation.feedback;
    return correctableMinutes !== null && at <= given.givenAt + correctableMinutes * 60_000
      ? null
      : refuse('already-rated');
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
      type: ratingOf(draft.state) === undefined ? 'rated' : 'rating-corrected',
      cycle,
      score,
      reason: reason ?? null,
      personId: actor.personId,
      about: assignee,
      messageId: comment === undefined ? null : id,
    });
    stopClocks(draft, { until: ['rated'] });
    return null;
  },
  message: ({ comment }) => (comment === undefined ? null : { kind: 'rating', text: comment }),
  folds: {
    rated: (state, event) => ({ ...state, ratings: [...state.ratings, ratingBy(event, effectiveAt(event))] }),
    'rating-corrected': (state, event) => ({
      ...state,
      ratings: state.ratings.map((rating) => (rating.cycle === event.cycle ? ratingBy(event, rating.givenAt) : rating)),
    }),
  },
};

/** The rating of the cycle that goes on. */
function ratingOf({ ratings, cycle }: TicketState): Rating | undefined {
  return ratings.find((rating) => rating.cycle === cycle);
}

function ratingBy(event: EventOf<RateEvents>, givenAt: Instant): Rating {
  const { cycle, score, reason, personId, about } = event;
  return { cycle, score, reason, personId, about, at: effectiveAt(event), givenAt };
}
