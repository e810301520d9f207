import { desk } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import type { LeaseRule } from './rule';

/** The responsible has the data shown. Each look is an act on the record, which the client sees. */
export interface LookAtAccess {
  readonly type: 'look-at-access';
}

export const lookAtAccess: LeaseRule<LookAtAccess> = {
  type: 'look-at-access',
  grant: { client: 'nobody', staff: desk },
  check({ stage }) {
    if (stage === 'asked') return refuse('access-not-given');
    return stage === 'given' ? null : refuse('access-over');
  },
  decide(draft, _body, { actor }, { world }) {
    // Neither who leads nor who administers: only whose work it is now.
    if (actor.kind !== 'person' || actor.shortId !== world.assignee) return refuse('not-responsible');
    draft.emit({ type: 'access-looked' });
    return null;
  },
  folds: { 'access-looked': (state) => ({ ...state, looks: state.looks + 1 }) },
};
