import { desk } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import type { TicketRule } from '../state/rule';

/** Other users of the company see and follow the ticket. */
export interface Share {
  readonly type: 'share';
  /** Ids of persons of the author's company, looked up at the edge. */
  readonly with: readonly string[];
}

export interface ShareEvents {
  shared: { with: string[] };
}

export const share: TicketRule<Share, ShareEvents> = {
  type: 'share',
  grant: { client: 'author', staff: desk },
  check: () => null,
  decide(draft, body) {
    const { authorId, sharedWith } = draft.state;
    const added = [...new Set(body.with)].filter((person) => person !== authorId && !sharedWith.includes(person));
    if (added.length === 0) return refuse('nothing-to-change');
    draft.emit({ type: 'shared', with: added });
    return null;
  },
  folds: {
    shared: (state, event) => ({ ...state, sharedWith: [...new Set([...state.sharedWith, ...event.with])] }),
  },
};
