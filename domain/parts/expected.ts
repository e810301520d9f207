import { aimOf, withinYears, type Aim, type ClockState } from '../process';
import { partsCause, promisedArrival } from './order';
import type { ClockRules } from '../process';
import type { Instant } from '../time';
import type { PartsOrder } from './order';

/**
 * Where a clock that stands for parts would aim if everything arrived as promised; null where it stands for nothing, for
 * something else too, or no arrival is promised within the years that calendars cover. A promise that is late already counts as
 * arriving now.
 */
export function expectedAim(
  clock: ClockState,
  orders: readonly PartsOrder[],
  rules: ClockRules,
  now: Instant,
): Aim | null {
  const open = clock.pauses.filter(({ to }) => to === null);
  const arrival = promisedArrival(orders.filter(({ cycle }) => cycle === clock.cycle));
  if (clock.stoppedAt !== null || arrival === null || open.length === 0) return null;
  if (open.some(({ cause }) => cause !== partsCause)) return null;
  const to = Math.max(arrival, now);
  const pauses = clock.pauses.map((pause) => (pause.to === null ? { ...pause, to: Math.max(pause.from, to) } : pause));
  const aim = withinYears(() => aimOf({ ...clock, pauses }, rules, now));
  return 'refused' in aim ? null : aim;
}
