import type {
  Calendar,
  CalendarSpec,
  Deadline,
  DeadlineInput,
  Instant,
  IntervalSpec,
  TimeResult,
} from '../../../domain/time';
import { compileCalendar } from '../../../domain/time';
import { shippedLayers } from '../../../regulations/load-calendars';

/** Monday to Friday with the same hours. */
export function fiveDays(...hours: IntervalSpec[]): CalendarSpec['week'] {
  return { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours };
}

/** Every day of the week with the same hours. */
export function everyDay(...hours: IntervalSpec[]): CalendarSpec['week'] {
  return { ...fiveDays(...hours), sat: hours, sun: hours };
}

/** SKAI's working time. */
export const MOSCOW: CalendarSpec = { timeZone: 'Europe/Moscow', layers: ['ru'], week: fiveDays(['09:30', '18:00']) };

/** A calendar over the shipped layers that must compile. */
export function calendar(spec: CalendarSpec): Calendar {
  return valueOf(compileCalendar(spec, shippedLayers()));
}

/** The value of a result that must be one. */
export function valueOf<T>(result: TimeResult<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}

/** The code of a result that must be a refusal. */
export function codeOf(result: TimeResult<unknown>): string {
  return result.ok ? 'ok' : result.error.code;
}

/** An instant from ISO text. */
export function at(iso: string): Instant {
  const instant = Date.parse(iso);
  if (Number.isNaN(instant)) throw new Error(`not an instant: ${iso}`);
  return instant;
}

/** ISO text of an instant, to the second. */
export function iso(instant: Instant | null): string | null {
  return instant === null ? null : new Date(instant).toISOString().replace('.000Z', 'Z');
}

/** An input with nothing but calendar, start and term. */
export function plain(
  of: Calendar,
  start: string | Instant,
  amount: number,
  unit: DeadlineInput['term']['unit'],
): DeadlineInput {
  const instant = typeof start === 'string' ? at(start) : start;
  return { calendar: of, start: instant, term: { amount, unit }, pauses: [], extensions: [], thresholds: [] };
}

/** The due instant of a deadline that must be known. */
export function dueOf(result: TimeResult<Deadline>): string | null {
  return iso(valueOf(result).due);
}
