import { isRunning, nextTick } from '../process';
import type { Instant } from '../time';
import type { VisitState } from './state/state';

/** The earliest due instant of the promise of the visit; in the past means overdue. */
export function nextVisitDue({ clocks }: VisitState): Instant | null {
  const dues = clocks.flatMap((clock) =>
    isRunning(clock) && clock.until.includes('work-done') && clock.aim.due !== null ? [clock.aim.due] : [],
  );
  return dues.length === 0 ? null : Math.min(...dues);
}

/** Over, with nothing left that has a date: no run is needed. */
export function hasVisitEnded(state: VisitState): boolean {
  return state.ended !== null && nextTick(state) === null;
}
