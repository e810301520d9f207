import type { Calendar } from './calendar';
import { FIRST_INSTANT, formatDate, LAST_INSTANT, parseDate, weekdayOf } from './dates';
import type { Instant, LocalDate } from './types';

/** The first working day after the day of an instant; undefined without working time, and at the end of the engine's years. */
export function nextWorkingDate(calendar: Calendar, at: Instant): LocalDate | undefined {
  if (!calendar.hasWorkingTime || at < FIRST_INSTANT || at >= LAST_INSTANT) return undefined;
  const day = calendar.workdayAfter(calendar.dayOf(at), 1);
  return day === undefined ? undefined : formatDate(day);
}

/** The Sunday of the week of a date; the date itself where it is none. */
export function endOfWeek(date: LocalDate): LocalDate {
  const day = parseDate(date);
  return day === undefined ? date : formatDate(day + 6 - weekdayOf(day));
}
