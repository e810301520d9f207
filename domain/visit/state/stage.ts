import type { Instant } from '../../time';
import type { VisitStage } from '../../visit-progress';
import type { Readiness, VisitState } from './state';

/** Whether the vehicle is said to be there at the agreed time. */
export function isReadyForSlot({ needsReadiness, readiness, slot }: VisitState): boolean {
  if (!needsReadiness) return true;
  return readiness !== null && (slot === null || readiness.from <= slot.to);
}

/**
 * Whether the vehicle was said to be there at the agreed time: at an instant, or at any since the time was agreed, for reports
 * that come late.
 */
export function wasReadyForSlot(state: VisitState, at?: Instant): boolean {
  if (at !== undefined) return isReadyForSlot({ ...state, readiness: readinessAt(state, at) });
  const { readiness, withdrawn, slot } = state;
  const since = slot?.agreedAt ?? slot?.offeredAt ?? Infinity;
  const held = withdrawn !== null && withdrawn.withdrawnAt > since ? withdrawn : null;
  return isReadyForSlot({ ...state, readiness: readiness ?? held });
}

/** The readiness that held at an instant, by what had been said until then. */
export function readinessAt({ readiness, withdrawn }: VisitState, at: Instant): Readiness | null {
  if (readiness !== null && readiness.saidAt <= at) return readiness;
  return withdrawn !== null && withdrawn.saidAt <= at && withdrawn.withdrawnAt > at ? withdrawn : null;
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

/** Nothing is under way: times can be agreed, and the visit called off. */
export function isPlannable(state: VisitState): boolean {
  const stage = stageOf(state);
  switch (stage) {
    case 'requested':
    case 'agreeing':
    case 'agreed':
    case 'waiting-vehicle':
    case 'no-show':
    case 'needs-another':
      return true;
    case 'on-the-way':
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
