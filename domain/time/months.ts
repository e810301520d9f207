import { FIRST_INSTANT, LAST_INSTANT, MS_PER_DAY, dayNumber } from './dates';
import type { Instant } from './types';
import { zoneOf } from './zone';

/** A month of a zone, `2026-11`, as a span `[from, to)`. */
export interface Month {
  readonly month: string;
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * The months of a zone that `[from, to)` has a part in, in order; the first and the last are cut to it. None where it is empty or there
 * is no such zone. Beyond the years of the engine nothing is cut.
 */
export function monthsBetween(timeZone: string, from: Instant, to: Instant): readonly Month[] {
  const zone = zoneOf(timeZone);
  if (zone === undefined || !(from < to) || from < FIRST_INSTANT || to > LAST_INSTANT) return [];
  // A zone is at most a day away from UTC, so the month before that of UTC is early enough.
  const begun = new Date(from - MS_PER_DAY);
  let [year, number] = [begun.getUTCFullYear(), begun.getUTCMonth() + 1];
  const startOf = (): Instant => zone.instantOf((dayNumber(year, number, 1) ?? 0) * MS_PER_DAY, year);
  const months: Month[] = [];
  for (let start = startOf(); start < to;) {
    const month = `${year}-${String(number).padStart(2, '0')}`;
    [year, number] = number === 12 ? [year + 1, 1] : [year, number + 1];
    const next = startOf();
    if (next > from) months.push({ month, from: Math.max(start, from), to: Math.min(next, to) });
    start = next;
  }
  return months;
}

/** The whole month of a zone that an instant lies in; undefined where there is no such zone, and at the edges of the engine's years. */
export function monthOf(timeZone: string, at: Instant): Month | undefined {
  const around = 40 * MS_PER_DAY;
  return monthsBetween(timeZone, at - around, at + around).find(({ from, to }) => from <= at && at < to);
}
