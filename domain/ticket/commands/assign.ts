import { isStaff } from '../../policy/actor';
import { answering, desk, leads, notFor } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import type { TicketRule } from '../state/rule';
import { seeRefusedSignals } from '../effects/shared';

/** Makes somebody of the desk responsible (SK-1), or puts the ticket back to where a manager assigns it. */
export interface Assign {
  readonly type: 'assign';
  /** Short id of somebody who sees the ticket and may answer it; null: nobody yet. */
  readonly to: string | null;
  readonly reason?: string;
}

export const assign: TicketRule<Assign> = {
  type: 'assign',
  grant: { client: 'nobody', staff: desk },
  check({ stage, assignee }, _rules, actor) {
    if (stage === 'closed') return refuse('ticket-closed');
    // The manager assigns; a specialist takes what nobody has, and hands on what is his own.
    const others = isStaff(actor) && assignee !== null && assignee !== actor.shortId;
    return others && !leads(actor) ? refuse('not-allowed') : null;
  },
  decide(draft, { to, reason }, { actor }, { directory, standing }) {
    const from = draft.state.assignee;
    if (from === null && !leads(actor) && !(isStaff(actor) && to === actor.shortId)) return refuse('not-allowed');
    const { service } = draft.state;
    const unfit = to === null ? null : notFor(directory.member(to), answering, { ...standing, service }, service.holds);
    if (unfit !== null) return refuse(unfit);
    if (to === from) return refuse('nothing-to-change');
    draft.emit({ type: 'assigned', to, from, reason: reason ?? null });
    if (leads(actor)) seeRefusedSignals(draft);
    return null;
  },
};
