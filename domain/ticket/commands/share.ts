import { grants } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import type { CommandRule } from '../command-rule';

/** Other users of the company see and follow the ticket. */
export interface Share {
  readonly type: 'share';
  /** Ids of persons of the author's company, looked up at the edge. */
  readonly with: readonly string[];
}

export const share: CommandRule<Share> = {
  type: 'share',
  grant: grants.share,
  check: () => null,
  decide(draft, body) {
    const { authorId, sharedWith } = draft.state;
    const added = [...new Set(body.with)].filter((person) => person !== authorId && !sharedWith.includes(person));
    if (added.length === 0) return refuse('nothing-to-change');
    draft.emit({ type: 'shared', with: added });
    return null;
  },
};
