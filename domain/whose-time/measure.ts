import type { Rules } from '../process';
import type { Measure } from './count';
import type { Cycle } from './course';

/**
 * The calendar of a cycle under the rules of its pin: that of the clock of the solution, as the account of that clock counts; without
 * such a clock the one of the desk's own work, by which calls are recorded.
 */
export function measureBy(
  { calendar }: Cycle,
  { regulation, calendar: calendarOf }: Pick<Rules, 'regulation' | 'calendar'>,
): Measure {
  return {
    calendar: calendarOf(calendar ?? regulation.recordedCalls.calendar),
    timeZone: regulation.timeZone,
  };
}
