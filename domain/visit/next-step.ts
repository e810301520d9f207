import { runningClocks, type ClockState } from '../process';
import { partsStep } from '../parts';
import type { Audience, ClockStart } from '../regulation';
import type { Instant } from '../time';
import type { VisitStepCode } from '../visit-progress';
import { missingSpares } from './state/spares';
import { stageOf } from './state/stage';
import type { VisitState } from './state/state';

export interface VisitStep {
  readonly owes: Audience | 'supplier' | 'nobody';
  readonly step: VisitStepCode;
  /** By when; null where no date is promised. */
  readonly until: Instant | null;
  /** Key of the clock that says so. */
  readonly clock: string | null;
}

/** Who owes the next step of a visit, and until when. At every instant there is an answer. */
export function nextVisitStep(state: VisitState): VisitStep {
  const stage = stageOf(state);
  // What is done needs no decision: a doubt ends with the work at the latest.
  if (state.doubts.length > 0) return step('coordinator', 'decide', first(state, 'visit-in-doubt'));
  switch (stage) {
    case 'done':
    case 'cancelled':
      // What was ordered is still to arrive, or to be called off.
      return partsStep(state) ?? step('nobody', 'nothing', null);
    case 'checking':
      return step('responsible', 'check-work', first(state, 'work-done'));
    case 'working':
      return step('technician', 'leave-act', first(state, 'visit-ready'));
    case 'on-the-way':
      return step('technician', 'begin-work', first(state, 'slot-agreed'));
    case 'waiting-vehicle':
      // Ready for a later day than the one agreed: another time is wanted, not another word.
      return state.readiness === null
        ? step('author', 'say-ready', first(state, 'slot-agreed'))
        : step('coordinator', 'offer-slot', first(state, 'visit-ready'));
    case 'agreed':
      return agreed(state);
    case 'requested':
    case 'agreeing':
    case 'no-show':
    case 'needs-another':
      return looking(state);
    default: {
      const never: never = stage;
      return never;
    }
  }
}

/** A time is agreed: what is still missing comes before the way. */
function agreed(state: VisitState): VisitStep {
  const slot = first(state, 'slot-agreed');
  if (state.slot !== null && missingSpares(state, state.slot.technician).length > 0)
    return step('coordinator', 'bring-spares', slot);
  return partsStep(state) ?? step('technician', 'go', slot);
}

/** No time is agreed yet. */
function looking(state: VisitState): VisitStep {
  if (state.handedBackAt !== null) return step('responsible', 'decide-visit', first(state, 'visit-handed-back'));
  if (state.slot !== null)
    return step(state.slot.by === 'desk' ? 'author' : 'coordinator', 'answer-slot', first(state, 'slot-offered'));
  const parts = partsStep(state);
  if (parts !== null) return parts;
  // A client who took readiness back owes the word; until it was given for the first time, who agrees the visit asks for it.
  const takenBack =
    state.needsReadiness && state.readiness === null && !state.readinessLost && state.clocks.some(isThePromise);
  return takenBack ? step('author', 'say-ready', null) : step('coordinator', 'offer-slot', first(state, 'visit-ready'));
}

function isThePromise({ from }: ClockState): boolean {
  return from === 'visit-ready';
}

function step(owes: VisitStep['owes'], code: VisitStepCode, clock: ClockState | null): VisitStep {
  return { owes, step: code, until: clock?.aim.due ?? null, clock: clock?.key ?? null };
}

function first(state: VisitState, from: ClockStart): ClockState | null {
  return runningClocks(state, { from: [from] })[0] ?? null;
}
