import type { TicketRule } from '../state/rule';
import type { OtherTicket } from '../state/state';
import type { ShareEvents } from './share';

/** Another ticket of the client was closed as a duplicate of this one; given by that ticket's commit. */
export interface JoinDuplicate {
  readonly type: 'join-duplicate';
  readonly duplicate: OtherTicket;
  /** Who filed it follows this one from now on: the own words go on here. */
  readonly authorId: string;
}

export interface JoinDuplicateEvents {
  'duplicate-joined': { ticketId: string; tid: string };
}

export const joinDuplicate: TicketRule<JoinDuplicate, JoinDuplicateEvents & ShareEvents> = {
  type: 'join-duplicate',
  grant: null,
  check: () => null,
  decide(draft, { duplicate, authorId }) {
    const { sharedWith } = draft.state;
    draft.emit({ type: 'duplicate-joined', ticketId: duplicate.id, tid: duplicate.tid });
    if (authorId !== draft.state.authorId && !sharedWith.includes(authorId))
      draft.emit({ type: 'shared', with: [authorId] });
    return null;
  },
  folds: {
    'duplicate-joined': (state, { ticketId, tid }) => ({
      ...state,
      duplicates: [...state.duplicates.filter(({ id }) => id !== ticketId), { id: ticketId, tid }],
    }),
  },
};
