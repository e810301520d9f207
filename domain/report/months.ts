import { monthsBetween, spanOfDay, type Instant, type Month } from '../time';

/** The month of a zone that an instant lies in, whole. @throws beyond the years of the engine */
export function monthOf(timeZone: string, at: Instant): Month {
  const [found] = monthsBetween(timeZone, at, at + 1);
  if (found === undefined) throw new Error('an instant beyond the years of the engine');
  return spanOfMonth(timeZone, found.month);
}

/** A month of a zone from its first instant to that of the next one. @throws beyond the years of the engine */
export function spanOfMonth(timeZone: string, month: string): Month {
  const from = spanOfDay(timeZone, `${month}-01`)?.from;
  const to = spanOfDay(timeZone, `${monthAfter(month)}-01`)?.from;
  if (from === undefined || to === undefined) throw new Error(`no month ${month}`);
  return { month, from, to };
}

/** `2027-01` after `2026-12`. */
export function monthAfter(month: string): string {
  const [year = 1970, number = 1] = month.split('-').map(Number);
  const [next, of] = number === 12 ? [year + 1, 1] : [year, number + 1];
  return `${next}-${String(of).padStart(2, '0')}`;
}

/**
 * The months that have to be begun at an instant: the one under way, and those between it and the last that was begun, which nobody
 * was there to begin.
 *
 * @param last null: none was begun yet, and the earlier ones are nobody's duty
 */
export function monthsToBegin(timeZone: string, last: string | null, at: Instant): readonly string[] {
  const { month } = monthOf(timeZone, at);
  if (last === null) return [month];
  const missing: string[] = [];
  for (let next = monthAfter(last); next <= month; next = monthAfter(next)) missing.push(next);
  return missing;
}
