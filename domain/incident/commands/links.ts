import { refuse } from '../../policy/refusals';
import type { IncidentState } from '../state';
import type { LinkRule } from '../link-rule';
import { unlessOver, workers, type IncidentRule } from './rule';

/** Somebody names tickets that belong to it. The store links them in the same transaction, each where it can be. */
export interface LinkTickets {
  readonly type: 'link';
  /** As they were named. */
  readonly tickets: readonly string[];
}

export const linkTickets: IncidentRule<LinkTickets> = {
  type: 'link',
  grant: workers,
  check: unlessOver,
  decide(draft, { tickets }) {
    draft.emit({ type: 'tickets-named', count: tickets.length });
    return null;
  },
  folds: { 'tickets-named': (state, { at }) => owing(state, at) },
};

/** A ticket does not belong to it; no rule links it again. */
export interface UnlinkTicket {
  readonly type: 'unlink';
  readonly ticketId: string;
}

export const unlinkTicket: IncidentRule<UnlinkTicket> = {
  type: 'unlink',
  grant: workers,
  check: unlessOver,
  decide(draft, { ticketId }) {
    draft.emit({ type: 'ticket-unlinked', ticketId });
    return null;
  },
};

/** Which tickets belong to it by themselves: those that are open, and those filed from now on. */
export interface SetRule {
  readonly type: 'set-rule';
  /** Null: none do; what is linked stays. */
  readonly rule: LinkRule | null;
}

export const setRule: IncidentRule<SetRule> = {
  type: 'set-rule',
  grant: workers,
  check: (state) => unlessOver(state) ?? (state.stage === 'restored' ? refuse('incident-restored') : null),
  decide(draft, { rule }) {
    if (rule === null && draft.state.rule === null) return refuse('nothing-to-change');
    draft.emit({ type: 'rule-set', rule });
    return null;
  },
  folds: {
    'rule-set': (state, { rule, at }) => ({
      ...state,
      rule,
      telling: rule === null ? state.telling : (state.telling ?? at),
    }),
  },
};

/** The rule has linked a ticket that was filed. */
export interface OweWords {
  readonly type: 'owe';
}

export const oweWords: IncidentRule<OweWords> = {
  type: 'owe',
  grant: null,
  check: (state) => (owing(state, 0) === state ? refuse('nothing-to-change') : null),
  decide(draft) {
    draft.emit({ type: 'telling-begun' });
    return null;
  },
  folds: { 'telling-begun': (state, { at }) => owing(state, at) },
};

/** Every ticket that belongs to it has what was said; found so under the lock of the incident, under which tickets are linked. */
export interface CatchUp {
  readonly type: 'catch-up';
}

export const catchUp: IncidentRule<CatchUp> = {
  type: 'catch-up',
  grant: null,
  check: ({ telling }) => (telling === null ? refuse('nothing-to-change') : null),
  decide(draft) {
    draft.emit({ type: 'caught-up' });
    return null;
  },
  folds: { 'caught-up': (state) => ({ ...state, telling: null }) },
};

/** What was said is to reach those that were linked since. */
function owing(state: IncidentState, at: number): IncidentState {
  return state.words === 0 || state.telling !== null ? state : { ...state, telling: at };
}
