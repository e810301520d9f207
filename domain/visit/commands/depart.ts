import { onSite } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import type { Instant } from '../../time';
import { ownTrip, plannable, reportedAt } from '../effects/checks';
import type { VisitCommandRule } from '../state/rule';
import { missingSpares } from '../state/spares';
import { wasReadyForSlot } from '../state/stage';

/** The technician leaves for the site: with the vehicle ready, and every spare that is needed in the van (HD-9). */
export interface Depart {
  readonly type: 'depart';
  /** When, if the word comes later. */
  readonly at?: Instant;
}

export const depart: VisitCommandRule<Depart> = {
  type: 'depart',
  grant: { client: 'nobody', staff: onSite },
  check(state, _rules, actor) {
    const refusal = plannable(state) ?? ownTrip(state, actor);
    if (refusal !== null || state.slot === null) return refusal;
    if (!wasReadyForSlot(state)) return refuse('vehicle-not-ready');
    return missingSpares(state, state.slot.technician).length > 0 ? refuse('spares-missing') : null;
  },
  decide(draft, { at }, { receivedAt }) {
    const { slot } = draft.state;
    const instant = reportedAt(at, receivedAt, [slot?.agreedAt]);
    if (typeof instant !== 'number') return instant;
    if (!wasReadyForSlot(draft.state, instant)) return refuse('vehicle-not-ready');
    draft.emit({ type: 'departed', technician: slot?.technician ?? '' }, instant);
    return null;
  },
};
