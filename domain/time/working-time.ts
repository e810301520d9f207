import type { Calendar } from './calendar';
import { isInstant, isResult, LAST_INSTANT } from './dates';
import { done, notFound, refused } from './result';
import { checkPauses, stopsOf } from './stops';
import type { Instant, Pause, TimeResult } from './types';
import { counted, runWatch } from './watch';

/** An instant, or, while an open pause holds it back, what is left. */
export interface WorkingTimeEnd {
  readonly instant: Instant | null;
  readonly remainingSeconds: number | null;
}

/** Whether work goes on at an instant; at a closing it no longer does. False beyond the engine's years. */
export function isWorkingTime(calendar: Calendar, at: Instant): boolean {
  if (!isInstant(at)) return false;
  const interval = calendar.intervalAt(at);
  return interval !== undefined && interval.open <= at;
}

/** The instant itself in working hours, a closing included, else the next opening. Refusals: `no-working-time`, `out-of-range`. */
export function nextWorkingMoment(calendar: Calendar, at: Instant): TimeResult<Instant> {
  if (at === LAST_INSTANT ? !calendar.isClosing(at) : !isInstant(at)) return beyond();
  return calendar.isClosing(at) ? done(at) : nextOpenMoment(calendar, at);
}

/**
 * Working seconds of [from, to) outside pauses, each of them once however many overlap; 0 when `to` is before `from` or the
 * calendar has no working time. An open pause lasts to the end. Refusals: `malformed` (a pause that ends before it begins),
 * `out-of-range`.
 */
export function workingTimeBetween(
  calendar: Calendar,
  from: Instant,
  to: Instant,
  pauses: readonly Pause[] = [],
): TimeResult<number> {
  if (!isInstant(from) || !isResult(to)) return beyond();
  const checked = checkPauses(pauses);
  if (!checked.ok) return checked;
  return done(counted(calendar, from, to, stopsOf(pauses)) / 1000);
}

/**
 * The instant by which a number of working seconds have passed, over pauses. Exactly at closing: that closing; counting back
 * exactly onto an opening: that opening. 0: the start while work goes on and no pause stands, else the next such moment.
 * Refusals: `malformed` (not a whole number; pauses when counting back), `no-working-time`, `out-of-range` (an open pause never ends).
 */
export function addWorkingTime(
  calendar: Calendar,
  start: Instant,
  seconds: number,
  pauses: readonly Pause[] = [],
): TimeResult<Instant> {
  const end = runWorkingTime(calendar, start, seconds, pauses);
  if (!end.ok) return end;
  return end.value.instant === null ? refused('out-of-range', 'a pause is open') : done(end.value.instant);
}

/** {@link addWorkingTime} that tells what is left where an open pause holds the watch. */
export function runWorkingTime(
  calendar: Calendar,
  start: Instant,
  seconds: number,
  pauses: readonly Pause[],
): TimeResult<WorkingTimeEnd> {
  if (!Number.isInteger(seconds)) return refused('malformed', 'an amount of time is a whole number');
  if (!isInstant(start)) return beyond();
  if (seconds < 0 && pauses.length > 0) return refused('malformed', 'counting back knows no pauses');
  const checked = checkPauses(pauses);
  if (!checked.ok) return checked;
  if (!calendar.hasWorkingTime) return notFound(false);
  if (seconds < 0) return within(calendar, calendar.retreat(start, -seconds * 1000));

  const stops = stopsOf(pauses);
  if (seconds > 0) {
    const run = runWatch(calendar, start, seconds * 1000, stops);
    if (run.kind === 'stands') return done({ instant: null, remainingSeconds: run.leftMs / 1000 });
    return within(calendar, run.kind === 'out' ? run.at : undefined);
  }
  let moment = nextOpenMoment(calendar, start);
  for (const stop of stops) {
    if (!moment.ok || stop.from > moment.value) break;
    if (stop.to <= moment.value) continue;
    if (stop.to === Infinity) return done({ instant: null, remainingSeconds: 0 });
    moment = nextOpenMoment(calendar, stop.to);
  }
  return moment.ok ? within(calendar, moment.value) : moment;
}

/**
 * The closing of the n-th working day after the start's date, before it for a negative n; for 0 the closing of the start's own
 * date or, if it is no working day, of the next. Refusals: `malformed` (not a whole number), `no-working-time`, `out-of-range`.
 */
export function addWorkingDays(
  calendar: Calendar,
  start: Instant,
  days: number,
): TimeResult<{ instant: Instant; endOfDay: boolean }> {
  if (!Number.isInteger(days)) return refused('malformed', 'an amount of days is a whole number');
  if (!isInstant(start)) return beyond();
  if (!calendar.hasWorkingTime) return notFound(false);
  const today = calendar.dayOf(start);
  const day =
    days < 0
      ? calendar.workdayBefore(today, -days)
      : calendar.workdayAfter(days === 0 ? today - 1 : today, Math.max(days, 1));
  const instant = day === undefined ? undefined : calendar.closingOf(day);
  if (day === undefined || instant === undefined || !isResult(instant)) return notFound(true);
  return done({ instant, endOfDay: instant === calendar.startOf(day + 1) });
}

/** The instant itself while work goes on, else the next opening. */
function nextOpenMoment(calendar: Calendar, at: Instant): TimeResult<Instant> {
  const interval = isInstant(at) ? calendar.intervalAt(at) : undefined;
  if (interval === undefined) return notFound(calendar.hasWorkingTime);
  return done(Math.max(interval.open, at));
}

function within(calendar: Calendar, instant: Instant | undefined): TimeResult<WorkingTimeEnd> {
  return instant !== undefined && isResult(instant)
    ? done({ instant, remainingSeconds: null })
    : notFound(calendar.hasWorkingTime);
}

function beyond(): ReturnType<typeof refused> {
  return refused('out-of-range', 'an instant lies beyond the years 1970 to 2100');
}
