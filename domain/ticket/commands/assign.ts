import { isStaff } from '../../policy/actor';
import { desk, leads } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import type { TicketRule } from '../state/rule';
import { seeRefusedSignals } from '../effects/shared';

/** Makes somebody of the desk responsible (SK-1). */
export interface Assign {
  readonly type: 'assign';
  /** Short id. */
  readonly to: string;
  readonly reason?: string;
}

export const assign: TicketRule<Assign> = {
  type: 'assign',
  grant: { client: 'nobody', staff: desk },
  check: (state) => (state.stage === 'closed' ? refuse('ticket-closed') : null),
  decide(draft, { to, reason }, { actor }, { directory }) {
    const from = draft.state.assignee;
    if (!directory.staff.has(to)) return refuse('unknown-person');
    if (to === from) return refuse('nothing-to-change');
    // The manager assigns; a specialist takes what nobody has, and hands on what is his own.
    const own = isStaff(actor) && (from === null ? to === actor.shortId : from === actor.shortId);
    if (!leads(actor) && !own) return refuse('not-allowed');
    draft.emit({ type: 'assigned', to, from, reason: reason ?? null });
    if (leads(actor)) seeRefusedSignals(draft);
    return null;
  },
};
