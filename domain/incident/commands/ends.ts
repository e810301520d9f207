import { refuse } from '../../policy/refusals';
import { stopClocks } from '../../process';
import { analysisClock } from '../analysis';
import { unlessOver, workers, type IncidentRule } from './rule';

/** Why it happened and what is done so that it does not again: with that it is over (EA-8). */
export interface Analyse {
  readonly type: 'analyse';
  readonly cause: string;
  readonly measures: string;
}

export const analyse: IncidentRule<Analyse> = {
  type: 'analyse',
  grant: workers,
  check: (state) => unlessOver(state) ?? (state.stage === 'open' ? refuse('not-restored') : null),
  decide(draft) {
    draft.emit({ type: 'analysed' });
    stopClocks(draft, { code: analysisClock });
    return null;
  },
  message: ({ cause, measures }) => ({ kind: 'analysis', text: cause, fields: { measures } }),
  folds: { analysed: (state, { at }) => ({ ...state, stage: 'analysed', endedAt: at }) },
};

/** It was declared by mistake: its tickets are on their own again, and hear no more of it. */
export interface Withdraw {
  readonly type: 'withdraw';
  /** Why, for the desk's people. */
  readonly reason: string;
}

export const withdraw: IncidentRule<Withdraw> = {
  type: 'withdraw',
  grant: workers,
  check: (state) => unlessOver(state) ?? (state.stage === 'restored' ? refuse('incident-restored') : null),
  decide(draft) {
    draft.emit({ type: 'withdrawn' });
    return null;
  },
  message: ({ reason }) => ({ kind: 'reason', text: reason }),
  folds: { withdrawn: (state, { at }) => ({ ...state, stage: 'withdrawn', telling: null, endedAt: at }) },
};
