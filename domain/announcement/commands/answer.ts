import { refuse } from '../../policy/refusals';
import { worksFor } from '../../policy/services';
import { stopClocks } from '../../process';
import { schedule, speakers, tooLate, type AnnouncementRule } from './rule';

/** A service says whether it agrees with maintenance at that time. */
export interface AnswerForService {
  readonly type: 'answer';
  /** Its code. */
  readonly service: string;
  readonly answer: 'yes' | 'no';
  /** Why, for the desk's people; a "no" has one. */
  readonly reason: string | null;
}

export const answer: AnnouncementRule<AnswerForService> = {
  type: 'answer',
  grant: speakers,
  check: ({ stage }) => (stage === 'agreeing' ? null : refuse('not-agreeing')),
  decide(draft, { service, answer: said }, { actor }, { rules }) {
    const asked = draft.state.agreements.find((each) => each.service === service);
    if (asked === undefined) return refuse('not-asked-service');
    if (actor.kind !== 'person' || !worksFor(actor, service)) return refuse('not-of-service');
    // Whoever wants it is not who agrees to it.
    if (actor.personId === draft.state.writtenBy) return refuse('own-announcement');
    if (asked.answer === said) return refuse('nothing-to-change');
    const { plan } = draft.state;
    const late = said === 'yes' ? tooLate(rules, plan, draft.at) : null;
    if (late !== null) return late;
    draft.emit({ type: 'service-answered', service, answer: said, who: actor.shortId });
    if (draft.state.stage === 'draft') stopClocks(draft, {});
    else if (draft.state.agreements.every((each) => each.answer === 'yes')) schedule(draft, rules);
    return null;
  },
  message: ({ reason }) => (reason === null ? null : { kind: 'reason', text: reason }),
  folds: {
    'service-answered': (state, { service, answer: said, who }) => ({
      ...state,
      agreements: state.agreements.map((each) =>
        each.service === service ? { service, answer: said, by: who } : each,
      ),
      // One "no" is enough: it is with its author again.
      ...(said === 'no' ? { stage: 'draft', sending: null } : {}),
    }),
  },
};
