import { refuse } from '../../policy/refusals';
import type { TicketRule } from '../state/rule';
import type { ShareEvents } from './share';
import type { UnshareEvents } from './unshare';

/**
 * A company has another lead: where the desk copies its leads in, that one follows the ticket, and who leads no more does not (IN-2).
 * Given by the act that changes who leads.
 */
export interface FollowLead {
  readonly type: 'follow-lead';
  /** Ids of those who lead the company. */
  readonly joins: readonly string[];
  /** Ids of those who lead it no more. */
  readonly leaves: readonly string[];
}

export const followLead: TicketRule<FollowLead, ShareEvents & UnshareEvents> = {
  type: 'follow-lead',
  grant: null,
  check: (_state, { regulation }) => (regulation.intake.copies === undefined ? refuse('not-provided') : null),
  decide(draft, { joins, leaves }) {
    const { authorId, sharedWith } = draft.state;
    const added = joins.filter((person) => person !== authorId && !sharedWith.includes(person));
    const gone = sharedWith.filter((person) => leaves.includes(person) && !joins.includes(person));
    if (added.length === 0 && gone.length === 0) return refuse('nothing-to-change');
    if (added.length > 0) draft.emit({ type: 'shared', with: added });
    if (gone.length > 0) draft.emit({ type: 'unshared', with: gone });
    return null;
  },
};
