import type { ClockBearer, ClockState } from './clocks';
import { wasUndated } from './moved-due';

/** The clock of this key, where it has its first date now: it began, or what it waited for is there. */
export function newlyDated(key: string, before: ClockBearer | null, after: ClockBearer): ClockState | null {
  const was = before?.clocks.find((clock) => clock.key === key);
  const now = after.clocks.find((clock) => clock.key === key);
  if (was === undefined || now === undefined || now.stoppedAt !== null) return null;
  return wasUndated(was) && now.aim.due !== null ? now : null;
}
