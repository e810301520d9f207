import { refuse } from '../../policy/refusals';
import type { About } from '../state';
import { administrators, type PublicationRule } from './rule';

/** Something else is drafted; a rehearsal under way is of no use any more. */
export interface Revise {
  readonly type: 'revise';
  readonly about: About;
  readonly digest: string;
}

export const revise: PublicationRule<Revise> = {
  type: 'revise',
  grant: administrators,
  check: ({ stage }) => (stage === 'draft' || stage === 'rehearsing' ? null : refuse('not-a-draft')),
  decide(draft, { about, digest }) {
    if (draft.state.digest === digest) return refuse('nothing-to-change');
    draft.emit({ type: 'draft-revised', about, digest });
    return null;
  },
  folds: {
    'draft-revised': (state, { about, digest }) => ({ ...state, about, digest, stage: 'draft', rehearsing: null }),
  },
};
