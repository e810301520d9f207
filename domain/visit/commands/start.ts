import { stopClocks } from '../../process';
import { onSite } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import type { Instant } from '../../time';
import { notEnded, ownTrip, reportedAt } from '../effects/checks';
import { turnKeys } from '../effects/clocks';
import { doubtsOfTechnician, settleDoubts } from '../effects/doubts';
import type { VisitCommandRule } from '../state/rule';

/** The work begins: the vehicle is there, whatever was said of it before. */
export interface Start {
  readonly type: 'start';
  /** When, if the word comes later. */
  readonly at?: Instant;
}

export const start: VisitCommandRule<Start> = {
  type: 'start',
  grant: { client: 'nobody', staff: onSite },
  check: (state, _rules, actor) =>
    notEnded(state) ??
    (state.act !== null || state.trip.startedAt !== null ? refuse('already-started') : ownTrip(state, actor)),
  decide(draft, { at }, { receivedAt }, { rules }) {
    const { slot, trip } = draft.state;
    const instant = reportedAt(at, receivedAt, [slot?.agreedAt, trip.departedAt]);
    if (typeof instant !== 'number') return instant;
    draft.emit({ type: 'work-begun', technician: slot?.technician ?? '' }, instant);
    stopClocks(draft, { from: ['slot-agreed'] }, instant);
    settleDoubts(draft, doubtsOfTechnician, 'work-begun');
    const { needsReadiness, readiness } = draft.state;
    if (needsReadiness && (readiness === null || readiness.from > instant)) {
      draft.emit({ type: 'readiness-given', from: instant, because: 'work-begun' }, instant);
      turnKeys(draft, rules);
    }
    return null;
  },
};
