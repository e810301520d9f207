import { refuse } from '../../policy/refusals';
import { administrators, type PublicationRule } from './rule';

/** Nothing comes of what was drafted. What is published is not taken back: something else is published in its place. */
export interface Withdraw {
  readonly type: 'withdraw';
  /** Why, in words of a person. */
  readonly reason: string | null;
}

export const withdraw: PublicationRule<Withdraw> = {
  type: 'withdraw',
  grant: administrators,
  check: ({ stage }) => (stage === 'draft' || stage === 'rehearsing' ? null : refuse('not-a-draft')),
  decide(draft) {
    draft.emit({ type: 'withdrawn' });
    return null;
  },
  message({ reason }) {
    return reason === null ? null : { kind: 'reason', text: reason };
  },
  folds: { withdrawn: (state, { at }) => ({ ...state, stage: 'withdrawn', rehearsing: null, endedAt: at }) },
};
