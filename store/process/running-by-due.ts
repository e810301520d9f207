import { isRunning } from '../../domain/process';
import type { ClockBearer, ClockState } from '../../domain/process';

/** The running clocks, the most urgent first. */
export function runningByDue({ clocks }: ClockBearer): ClockState[] {
  return clocks.filter(isRunning).sort((a, b) => (a.aim.due ?? Infinity) - (b.aim.due ?? Infinity));
}
