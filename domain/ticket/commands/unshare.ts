import { isClient, type Actor } from '../../policy/actor';
import { desk, isAuthor } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import type { TicketRule } from '../state/rule';
import type { TicketState } from '../state/state';

/** Takes people off a ticket that was shared with them; whoever follows one can leave by it. */
export interface Unshare {
  readonly type: 'unshare';
  /** Ids of persons with whom it is shared, looked up at the edge. */
  readonly with: readonly string[];
}

export interface UnshareEvents {
  unshared: { with: string[] };
}

export const unshare: TicketRule<Unshare, UnshareEvents> = {
  type: 'unshare',
  grant: { client: 'reader', staff: desk },
  check(state, _rules, actor) {
    if (onlyLeaves(actor, state) && !follows(actor, state)) return refuse('not-allowed');
    return state.sharedWith.length === 0 ? refuse('nothing-to-change') : null;
  },
  decide(draft, body, { actor }) {
    const { state } = draft;
    if (onlyLeaves(actor, state) && body.with.some((person) => person !== personOf(actor)))
      return refuse('not-allowed');
    const gone = state.sharedWith.filter((person) => body.with.includes(person));
    if (gone.length === 0) return refuse('nothing-to-change');
    draft.emit({ type: 'unshared', with: gone });
    return null;
  },
  folds: {
    unshared: (state, event) => ({
      ...state,
      sharedWith: state.sharedWith.filter((person) => !event.with.includes(person)),
    }),
  },
};

/** A colleague takes off nobody else. */
function onlyLeaves(actor: Actor, state: TicketState): boolean {
  return isClient(actor) && !isAuthor(actor, state);
}

function follows(actor: Actor, { sharedWith }: TicketState): boolean {
  const person = personOf(actor);
  return person !== null && sharedWith.includes(person);
}

function personOf(actor: Actor): string | null {
  return actor.kind === 'person' ? actor.personId : null;
}
