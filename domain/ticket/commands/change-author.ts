import { lead, type AuthorKind } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import type { TicketRule } from '../state/rule';

/** Another person of the company stands in for the author from now on: one has left, or a program filed the ticket (F21). */
export interface ChangeAuthor {
  readonly type: 'change-author';
  /** Id of a person of the author's company, looked up at the edge. */
  readonly to: string;
  /** What that account is, as the edge found it. */
  readonly authorKind: AuthorKind;
}

export interface ChangeAuthorEvents {
  'author-changed': {
    to: string;
    from: string;
    authorKind: AuthorKind;
    /** The former author handed it on and follows it still; one whom others replaced does not. */
    follows: boolean;
  };
}

export const changeAuthor: TicketRule<ChangeAuthor, ChangeAuthorEvents> = {
  type: 'change-author',
  grant: { client: 'author-or-lead', staff: lead },
  check: () => null,
  decide(draft, { to, authorKind }, { actor }) {
    const from = draft.state.authorId;
    if (to === from) return refuse('nothing-to-change');
    const follows = actor.kind === 'person' && actor.personId === from;
    draft.emit({ type: 'author-changed', to, from, authorKind, follows });
    return null;
  },
  folds: {
    'author-changed': (state, { to, from, authorKind, follows }) => {
      const others = state.sharedWith.filter((person) => person !== to);
      return { ...state, authorId: to, authorKind, sharedWith: follows ? [...others, from] : others };
    },
  },
};
