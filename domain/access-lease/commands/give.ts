import { refuse } from '../../policy/refusals';
import type { LeaseRule } from './rule';

/**
 * The author gives the data, for the first time or others instead of them. The command says only that: the data go past it, and lie
 * encrypted beside the process.
 */
export interface GiveAccess {
  readonly type: 'give-access';
}

export const giveAccess: LeaseRule<GiveAccess> = {
  type: 'give-access',
  grant: { client: 'author', staff: [] },
  check({ stage, closedAt }) {
    if (stage === 'erased' || stage === 'withdrawn') return refuse('access-over');
    // What is given after closing nobody needs.
    return closedAt === null ? null : refuse('ticket-closed');
  },
  decide(draft) {
    draft.emit({ type: 'access-given' });
    return null;
  },
  folds: { 'access-given': (state, { at }) => ({ ...state, stage: 'given', givenAt: at }) },
};
