import { refuse } from '../../policy/refusals';
import { stopClocks } from '../../process';
import type { SolutionKind } from '../../ticket';
import { analysisClock, aimAnalysis } from '../analysis';
import { unlessOver, workers, type IncidentRule } from './rule';

/** One public word to every ticket of the incident. */
export interface Tell {
  readonly type: 'tell';
  readonly text: string;
}

export const tell: IncidentRule<Tell> = {
  type: 'tell',
  grant: workers,
  check: unlessOver,
  decide(draft) {
    draft.emit({ type: 'told', word: draft.state.words + 1 });
    return null;
  },
  message: ({ text }) => ({ kind: 'public', text }),
  folds: { told: (state, { word, at }) => ({ ...state, words: word, telling: state.telling ?? at }) },
};

/** Everything works again: every ticket of the incident is solved by these words, and its own client asked. */
export interface SolveAll {
  readonly type: 'solve';
  readonly text: string;
  readonly kind: SolutionKind;
}

export const solveAll: IncidentRule<SolveAll> = {
  type: 'solve',
  grant: workers,
  check: (state) => unlessOver(state) ?? (state.stage === 'restored' ? refuse('incident-restored') : null),
  decide(draft, { kind }, _command, { rules }) {
    draft.emit({ type: 'restored', word: draft.state.words + 1, kind });
    aimAnalysis(draft, rules);
    return null;
  },
  message: ({ text }) => ({ kind: 'public', text }),
  folds: {
    restored: (state, { word, at }) => ({
      ...state,
      ...{ stage: 'restored', words: word, solution: word, telling: state.telling ?? at, restoredAt: at },
    }),
  },
};

/** It does not work after all; what clients have objected to stands in their tickets. */
export interface Reopen {
  readonly type: 'reopen';
  /** Why, for the desk's people. */
  readonly reason: string;
}

export const reopen: IncidentRule<Reopen> = {
  type: 'reopen',
  grant: workers,
  check: (state) => unlessOver(state) ?? (state.stage === 'open' ? refuse('not-restored') : null),
  decide(draft) {
    stopClocks(draft, { code: analysisClock });
    draft.emit({ type: 'reopened' });
    return null;
  },
  message: ({ reason }) => ({ kind: 'reason', text: reason }),
  folds: { reopened: (state) => ({ ...state, stage: 'open', restoredAt: null, solution: null, silent: state.words }) },
};
