import { refuse } from '../../policy/refusals';
import { stopClocks } from '../../process';
import { unlessOver, writers, type AnnouncementRule } from './rule';

/** It does not take place; those who were told of it are told that. */
export interface Cancel {
  readonly type: 'cancel';
  /** Why; those who were told read it. */
  readonly reason: string;
}

export const cancel: AnnouncementRule<Cancel> = {
  type: 'cancel',
  grant: writers,
  check: unlessOver,
  decide(draft) {
    stopClocks(draft, {});
    draft.emit({ type: 'announcement-cancelled' });
    return null;
  },
  message: ({ reason }) => ({ kind: 'reason', text: reason }),
  folds: {
    'announcement-cancelled': (state, { at }) => ({
      ...state,
      stage: 'cancelled',
      version: state.version + 1,
      sending: state.sentAt === null ? null : { round: 'telling', since: at },
      endedAt: at,
    }),
  },
};

/** It has passed before its end, or had none. */
export interface End {
  readonly type: 'end';
}

export const end: AnnouncementRule<End> = {
  type: 'end',
  grant: writers,
  check: (state) => unlessOver(state) ?? (state.stage === 'sent' ? null : refuse('not-announced')),
  decide(draft) {
    stopClocks(draft, {});
    draft.emit({ type: 'announcement-over' });
    return null;
  },
  folds: { 'announcement-over': (state, { at }) => ({ ...state, stage: 'over', endedAt: at }) },
};

/** All whom it concerns have been told; found so under its lock. */
export interface CatchUp {
  readonly type: 'catch-up';
}

export const catchUp: AnnouncementRule<CatchUp> = {
  type: 'catch-up',
  grant: null,
  check: ({ sending }) => (sending === null ? refuse('nothing-to-change') : null),
  decide(draft) {
    draft.emit({ type: 'announcement-told' });
    return null;
  },
  folds: { 'announcement-told': (state) => ({ ...state, sending: null }) },
};
