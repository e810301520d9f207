import type { VisitStage, VisitState } from './state';

/** Whether the vehicle is said to be there at the agreed time. */
export function isReadyForSlot({ needsReadiness, readiness, slot }: VisitState): boolean {
  if (!needsReadiness) return true;
  return readiness !== null && (slot === null || readiness.from <= slot.to);
}

/** Where the visit is, from its facts. */
export function stageOf(state: VisitState): VisitStage {
  if (state.ended !== null) return state.ended.how;
  if (state.act !== null) return 'checking';
  if (state.trip.startedAt !== null) return 'working';
  if (state.trip.departedAt !== null) return 'on-the-way';
  if (state.slot !== null && state.slot.agreedAt !== null) return isReadyForSlot(state) ? 'agreed' : 'waiting-vehicle';
  if (state.slot !== null || state.offers > 0) return 'agreeing';
  switch (state.setback) {
    case null:
      return 'requested';
    case 'no-show':
      return 'no-show';
    case 'another-visit':
    case 'check-failed':
      return 'needs-another';
    default: {
      const never: never = state.setback;
      return never;
    }
  }
}

/** No work is under way on the spot: times can be agreed anew, and the visit called off, also while somebody is on the way. */
export function isPlannable(state: VisitState): boolean {
  const stage = stageOf(state);
  switch (stage) {
    case 'requested':
    case 'agreeing':
    case 'agreed':
    case 'waiting-vehicle':
    case 'on-the-way':
    case 'no-show':
    case 'needs-another':
      return true;
    case 'working':
    case 'checking':
    case 'done':
    case 'cancelled':
      return false;
    default: {
      const never: never = stage;
      return never;
    }
  }
}
