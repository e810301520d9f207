import { desk } from '../../policy/may';
import { refuse, type Refusal } from '../../policy/refusals';
import { stopClocks, type Writing } from '../../process';
import type { LeaseEvent } from '../events';
import { isLeaseOpen, type LeaseState, type Withdrawal } from '../state';
import type { LeaseRule } from './rule';

/** The client takes the data back, or does not give any. */
export interface TakeBackAccess {
  readonly type: 'take-back-access';
}

export const takeBackAccess: LeaseRule<TakeBackAccess> = {
  type: 'take-back-access',
  grant: { client: 'author-or-lead', staff: [] },
  check: over,
  decide: (draft) => withdraw(draft, 'client'),
  folds: {
    'access-withdrawn': (state, { because, at }) => ({
      ...state,
      stage: 'withdrawn',
      withdrawn: because,
      endedAt: at,
    }),
  },
};

/** The desk needs them no more. */
export interface EndAccess {
  readonly type: 'end-access';
}

export const endAccess: LeaseRule<EndAccess> = {
  type: 'end-access',
  grant: { client: 'nobody', staff: desk },
  check: over,
  decide: (draft) => withdraw(draft, 'desk'),
};

/** What is over cannot end. */
function over(state: LeaseState): Refusal | null {
  return isLeaseOpen(state) ? null : refuse('access-over');
}

export function withdraw(draft: Writing<LeaseState, LeaseEvent>, because: Withdrawal): null {
  stopClocks(draft, {});
  draft.emit({ type: 'access-withdrawn', because });
  return null;
}
