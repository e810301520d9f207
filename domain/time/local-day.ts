import { FIRST_INSTANT, LAST_INSTANT, MS_PER_DAY, parseDate, yearOf } from './dates';
import type { Instant, LocalDate } from './types';
import { zoneOf } from './zone';

/**
 * A date as a span of a zone: from its 00:00 until that of the day after it. A midnight that the clocks pass over is the first moment
 * after the gap. Undefined for a date or a zone that there is not, and beyond the years of the engine, at whose edges it is cut.
 */
export function spanOfDay(
  timeZone: string,
  date: LocalDate,
): { readonly from: Instant; readonly to: Instant } | undefined {
  const day = parseDate(date);
  const zone = zoneOf(timeZone);
  if (day === undefined || zone === undefined) return undefined;
  const year = yearOf(day);
  if (year < yearOf(0) || Date.UTC(year, 0, 1) >= LAST_INSTANT) return undefined;
  const midnight = (each: number) => zone.instantOf(each * MS_PER_DAY, yearOf(each));
  return { from: Math.max(midnight(day), FIRST_INSTANT), to: Math.min(midnight(day + 1), LAST_INSTANT) };
}
