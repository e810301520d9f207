import { refuse } from '../../policy/refusals';
import { stopClocks } from '../../process';
import type { Batch } from '../state';
import type { PublicationRule } from './rule';

/** Some of the affected processes were asked to recalculate; all numbers are of the whole batch so far. */
export interface BatchMoved extends Pick<Batch, 'pass' | 'after' | 'affected' | 'taken' | 'moved' | 'unfit'> {
  readonly type: 'batch-moved';
}

export const batchMoved: PublicationRule<BatchMoved> = {
  type: 'batch-moved',
  grant: null,
  check: ({ stage }) => (stage === 'moving' ? null : refuse('nothing-to-change')),
  decide(draft, { type: _type, ...told }) {
    draft.emit({ type: 'batch-moved', ...told });
    return null;
  },
  folds: {
    'batch-moved': ({ batch, ...state }, { pass, after, affected, taken, moved, unfit }) => ({
      ...state,
      batch: batch && { ...batch, ...{ pass, after, affected, taken, moved, unfit } },
    }),
  },
};

/** A pass has found nothing that was not asked yet. */
export interface Finish {
  readonly type: 'finish';
}

export const finish: PublicationRule<Finish> = {
  type: 'finish',
  grant: null,
  check: ({ stage }) => (stage === 'moving' ? null : refuse('nothing-to-change')),
  decide(draft) {
    draft.emit({ type: 'finished' });
    stopClocks(draft, {});
    return null;
  },
  folds: { finished: (state, { at }) => ({ ...state, stage: 'done', endedAt: at }) },
};
