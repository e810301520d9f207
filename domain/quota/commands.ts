import { refuse } from '../policy/refusals';
import type { CommandRule, EventOf, KernelEvent, RulesPin } from '../process';
import type { Instant } from '../time';
import { moved, underPlan, type QuotaMove } from '../works';
import type { OwedWork, QuotaState } from './state';

interface Bodies {
  'month-opened': {
    quotaId: string;
    number: string;
    desk: string;
    clientId: string;
    rules: RulesPin;
    timeZone: string;
    month: string;
    until: Instant;
    allowed: number | null;
    /** Accepted before and not done: they count in this month. */
    carried: readonly OwedWork[];
  };
  /** `allowed`: by the plan then; null: any number. */
  'work-counted': OwedWork & { move: QuotaMove; allowed: number | null };
  'month-over': { spent: number; handedOn: number };
}

export type QuotaEvent = KernelEvent | EventOf<Bodies>;

/** A month of a client begins with its first work. */
export interface OpenMonth {
  readonly type: 'open-month';
  readonly quotaId: string;
  readonly number: string;
  readonly desk: string;
  readonly clientId: string;
  readonly pin: RulesPin;
  readonly timeZone: string;
  readonly month: string;
  readonly until: Instant;
  readonly allowed: number | null;
  readonly carried: readonly OwedWork[];
}

/** A ticket has accepted a work of the plan, done it or dropped it: that it could be, the database has decided. */
export interface CountWork extends OwedWork {
  readonly type: 'count-work';
  readonly move: QuotaMove;
  readonly allowed: number | null;
}

export type LaterQuota = CountWork;

const countWork: CommandRule<QuotaState, QuotaEvent, CountWork, null> = {
  type: 'count-work',
  grant: null,
  check: () => null,
  decide(draft, { type: _type, ...counted }) {
    const isOwed = draft.state.owed.some(({ workId }) => workId === counted.workId);
    // Reserved and not there, or there and reserved once more: it stands in another month by now.
    if (isOwed === (counted.move === 'reserve')) return refuse('nothing-to-change');
    draft.emit({ type: 'work-counted', ...counted });
    return null;
  },
  folds: {
    'work-counted': (state, { move, allowed, workId, ticketId, tid }) => {
      const quota = underPlan(state.quota, allowed);
      const others = state.owed.filter((each) => each.workId !== workId);
      return {
        ...state,
        quota: moved(quota, move) ?? quota,
        owed: move === 'reserve' ? [...others, { workId, ticketId, tid }] : others,
      };
    },
  },
};

export const quotaCommands = { 'count-work': countWork };
