import type { Calendar } from './calendar';
import { firstDayOf } from './dates';
import type { DayInfo } from './year-table';

/** What each day of a local year is by a calendar, and why. */
export function daysOfYear(calendar: Calendar, year: number): readonly DayInfo[] {
  const first = firstDayOf(year);
  return Array.from({ length: firstDayOf(year + 1) - first }, (_, index) => calendar.infoOf(first + index)).filter(
    (info) => info !== undefined,
  );
}
