import { FIRST_INSTANT } from './dates';
import { spanOfDay } from './local-day';
import type { CalendarSpan, Instant, LocalDate } from './types';

/**
 * The first instant of the day that lies a span before a date in a zone: what ended before it has lain for longer than the span. The
 * 29 February, and the 31st of a month without one, is the last day of the month that it falls into.
 */
export function startBefore(timeZone: string, date: LocalDate, { unit, amount }: CalendarSpan): Instant {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const months = unit === 'year' ? amount * 12 : unit === 'month' ? amount : 0;
  const first = new Date(Date.UTC(year, month - 1 - months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  const back = unit === 'calendar-day' ? amount : 0;
  const found = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(day, last) - back));
  // Before the years of the engine nothing has happened.
  return spanOfDay(timeZone, found.toISOString().slice(0, 10))?.from ?? FIRST_INSTANT;
}
