import { stopClocks } from '../../process';
import { onSite } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import type { Instant } from '../../time';
import { notEnded, ownTrip, reportedAt } from '../effects/checks';
import { startVisitClocks, takeKeyBack, visitRule } from '../effects/clocks';
import { doubtsOfTechnician, settleDoubts } from '../effects/doubts';
import type { VisitCommandRule } from '../state/rule';
import { readinessAt, wasReadyForSlot } from '../state/stage';

/** The technician was there and the vehicle was not. The proof is the technician's word, with photos where there are any. */
export interface NoShow {
  readonly type: 'no-show';
  readonly proof: string;
  readonly attachments?: readonly string[];
  /** When, if the word comes later. */
  readonly at?: Instant;
}

const minute = 60_000;

export const noShow: VisitCommandRule<NoShow> = {
  type: 'no-show',
  grant: { client: 'nobody', staff: onSite },
  check: (state, _rules, actor) =>
    notEnded(state) ??
    (state.act !== null || state.trip.startedAt !== null ? refuse('already-started') : ownTrip(state, actor)) ??
    // Nobody drives off to a vehicle that is not said to be ready, so nobody can have missed it.
    (state.trip.departedAt !== null || wasReadyForSlot(state) ? null : refuse('vehicle-not-ready')),
  decide(draft, { at }, { receivedAt }, { rules }) {
    const { slot, trip, noShows } = draft.state;
    if (slot === null) return refuse('no-agreed-slot');
    const instant = reportedAt(at, receivedAt, [slot.agreedAt, trip.departedAt]);
    if (typeof instant !== 'number') return instant;
    // Who was not told of it by then can have left in good faith only.
    const promised = readinessAt(draft.state, instant);
    if (trip.departedAt === null && draft.state.needsReadiness && (promised === null || promised.from > instant))
      return refuse('vehicle-not-ready');
    const rule = visitRule(rules).noShow;
    if (instant < slot.from + rule.waitMinutes * minute) return refuse('no-show-too-early');
    stopClocks(draft, { from: ['slot-agreed'] }, instant);
    // The technician was there.
    settleDoubts(draft, doubtsOfTechnician, 'slot-gone');
    const attempt = noShows.length + 1;
    draft.emit({ type: 'no-show', technician: slot.technician, attempt }, instant);
    draft.emit({ type: 'slot-released', slotId: slot.id, technician: slot.technician, because: 'no-show' }, instant);
    const { readiness } = draft.state;
    if (rule.withdrawsReadiness && readiness !== null) {
      const since = Math.max(instant, readiness.saidAt);
      draft.emit({ type: 'readiness-withdrawn', because: 'no-show' }, since);
      takeKeyBack(draft, rules, since);
    }
    if (attempt >= rule.most) {
      draft.emit({ type: 'handed-back', attempts: attempt });
      startVisitClocks(draft, rules, 'visit-handed-back');
    }
    return null;
  },
  message: ({ proof }) => ({ kind: 'visit', text: proof }),
};
