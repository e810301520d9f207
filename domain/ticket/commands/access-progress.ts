import { refuse } from '../../policy/refusals';
import type { Instant } from '../../time';
import type { AccessProgress } from '../state/access';
import type { TicketRule } from '../state/rule';

/** What a lease on access data tells its ticket; given by the commit of the lease. Nothing of the data is in it. */
export interface AccessProgressed {
  readonly type: 'access-progress';
  readonly accessId: string;
  readonly progress: Exclude<AccessProgress, 'asked'>;
  /** Until when the data are kept at most, once the ticket is closed. */
  readonly until?: Instant | null;
  /** Why it ended before its time. */
  readonly because?: 'client' | 'desk' | 'closing';
  /** The person whose act it was; absent where time alone passed. */
  readonly cause?: string;
}

export interface AccessProgressEvents {
  'access-progressed': {
    accessId: string;
    what: string;
    progress: AccessProgressed['progress'];
    until: Instant | null;
    because: NonNullable<AccessProgressed['because']> | null;
    cause?: string;
  };
}

export const accessProgress: TicketRule<AccessProgressed, AccessProgressEvents> = {
  type: 'access-progress',
  grant: null,
  check: () => null,
  decide(draft, { accessId, progress, until = null, because = null, cause }) {
    const access = (draft.state.accesses ?? []).find(({ id }) => id === accessId);
    if (access === undefined) return refuse('unknown-access');
    const { what } = access;
    draft.emit({ type: 'access-progressed', accessId, what, progress, until, because, ...(cause && { cause }) });
    return null;
  },
  folds: {
    'access-progressed': (state, { accessId, progress }) => ({
      ...state,
      accesses: (state.accesses ?? []).map((each) => (each.id === accessId ? { ...each, progress } : each)),
    }),
  },
};
