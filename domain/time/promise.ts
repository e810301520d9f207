import type { Calendar } from './calendar';
import { closingOf } from './calendar';
import type { DayNumber } from './dates';
import { FIRST_INSTANT, isInstant, isResult, parseDate } from './dates';
import { done, notFound, refused } from './result';
import type { Stop } from './stops';
import { checkPauses, stopsOf, stopsSinceAgreement } from './stops';
import type { DeadlineInput } from './deadline-input';
import type { Extension, Instant, Term, TermUnit, TimeResult } from './types';
import type { Run, Track } from './watch';
import { ALL_TIME, counted, runWatch, workingTimeOf } from './watch';

/** A term as a stopwatch: how much time, run through what, from when, standing when, and how its end is read. */
export interface Promised {
  readonly track: Track;
  /** From when the watch runs: the event itself, or 00:00 of the day after it for terms in days. */
  readonly from: Instant;
  readonly totalMs: number;
  readonly stops: readonly Stop[];
  /** The last day of the term had nothing stood. */
  readonly lastDay: DayNumber;
  /** Set where the watch has nothing to run: a date was agreed that lies before it begins. */
  readonly fixed: Instant | null;
  readonly reading: 'instant' | 'end-of-day' | 'working-closing' | 'working-end-of-day';
}

/** How a run of the watch reads as a due instant. */
export interface Reading {
  readonly due: Instant;
  /** The day it belongs to, and the one on which the watch ran out (another one by art. 193). */
  readonly dueDay: DayNumber;
  readonly ranOutDay: DayNumber;
  readonly endOfDay: boolean;
}

/** The stopwatch of an input after each step: its term first, then each of its extensions. */
export function promisesOf(input: DeadlineInput): TimeResult<readonly Promised[]> {
  const { calendar, start, term, extensions } = input;
  if (!Number.isInteger(start)) return refused('malformed', 'the start is not an instant');
  if (!isInstant(start)) return refused('out-of-range', 'the start lies beyond the years 1970 to 2100');
  const faulty = [term, ...extensions.flatMap((e) => (e.kind === 'add' ? [e.term] : []))].find((t) => !isTerm(t));
  if (faulty !== undefined) return refused('malformed', 'a term is a whole positive amount of a known unit');
  const pauses = checkPauses(input.pauses);
  if (!pauses.ok) return pauses;
  if (term.unit !== 'minute' && !calendar.hasWorkingTime) return notFound(false);

  const first = promiseTerm(input);
  if (first === undefined) return notFound(true);
  const promises = [first];
  for (const extension of extensions) {
    const next = extend(input, promises.at(-1) as Promised, extension);
    if (!next.ok) return next;
    promises.push(next.value);
  }
  return done(promises);
}

const UNITS: readonly TermUnit[] = ['working-day', 'working-minute', 'calendar-day', 'minute'];

/** Whether a term is whole, positive and of a known unit. */
export function isTerm({ amount, unit }: Term): boolean {
  return UNITS.includes(unit) && Number.isInteger(amount) && amount > 0;
}

function promiseTerm({ calendar, start, term, ends, pauses }: DeadlineInput): Promised | undefined {
  const stops = stopsOf(pauses);
  const eventDay = calendar.dayOf(start);
  const { amount, unit } = term;
  if (unit === 'minute' || unit === 'working-minute') {
    const track = unit === 'minute' ? ALL_TIME : workingTimeOf(calendar);
    const totalMs = amount * 60_000;
    return { track, from: start, totalMs, stops, lastDay: eventDay, fixed: null, reading: 'instant' };
  }
  const track = unit === 'calendar-day' ? ALL_TIME : workingTimeOf(calendar);
  const days = addDays(calendar, unit, track, eventDay, amount);
  if (days === undefined) return undefined;
  const { from, ms, lastDay } = days;
  return { track, from, totalMs: ms, stops, lastDay, fixed: null, reading: readingOf(unit, ends) };
}

function readingOf(unit: 'working-day' | 'calendar-day', ends: DeadlineInput['ends']): Promised['reading'] {
  if (unit === 'working-day') return ends === 'midnight' ? 'end-of-day' : 'instant';
  return ends === 'closing' ? 'working-closing' : 'working-end-of-day';
}

/** The first n days of a unit after a day: from when they run, the time in them, and the last of them. */
function addDays(
  calendar: Calendar,
  unit: 'working-day' | 'calendar-day',
  track: Track,
  after: DayNumber,
  n: number,
): { readonly from: Instant; readonly ms: number; readonly lastDay: DayNumber } | undefined {
  const lastDay = unit === 'calendar-day' ? after + n : calendar.workdayAfter(after, n);
  const from = calendar.startOf(after + 1);
  const to = lastDay === undefined ? undefined : calendar.startOf(lastDay + 1);
  if (lastDay === undefined || from === undefined || to === undefined) return undefined;
  // 24:00 of 31 December 2100 may lie beyond the engine's years by the zone's offset; the reading decides on that.
  return { from, ms: track.between(from, to), lastDay };
}

function extend(input: DeadlineInput, before: Promised, extension: Extension): TimeResult<Promised> {
  const { calendar, term, ends, pauses } = input;
  const { unit } = term;
  if (extension.kind === 'add') {
    if (extension.term.unit !== unit) return refused('malformed', 'an extension is in the unit of its limit');
    const { amount } = extension.term;
    if (unit === 'minute' || unit === 'working-minute') {
      return done({ ...before, totalMs: before.totalMs + amount * 60_000, fixed: null });
    }
    const days = addDays(calendar, unit, before.track, before.lastDay, amount);
    if (days === undefined) return notFound(true);
    const reading = readingOf(unit, ends);
    return done({ ...before, totalMs: before.totalMs + days.ms, lastDay: days.lastDay, fixed: null, reading });
  }

  if (!isInstant(extension.agreedAt)) return refused('out-of-range', 'an agreement lies beyond the years 1970 to 2100');
  const closing = closingOf(calendar, extension.date);
  if (!closing.ok) return closing;
  if (!isResult(closing.value)) return notFound(true);
  const lastDay = calendar.workdayAfter((parseDate(extension.date) as DayNumber) - 1, 1) as DayNumber;
  // In calendar days the watch runs whole days; the agreed date is read as the closing of the last of them.
  const target = unit === 'calendar-day' ? (calendar.startOf(lastDay + 1) as Instant) : closing.value;
  const { known, all } = stopsSinceAgreement(before.stops, pauses, extension.agreedAt);
  const totalMs = counted(before.track, before.from, target, known);
  const fixed = totalMs > 0 ? null : closing.value;
  return done({
    ...before,
    totalMs,
    stops: all,
    lastDay,
    fixed,
    reading: unit === 'calendar-day' ? 'working-closing' : 'instant',
  });
}

/** Runs the watch of a promise, or the first `ms` of it. */
export function run(promise: Promised, ms: number = promise.totalMs): Run {
  return promise.fixed === null
    ? runWatch(promise.track, promise.from, ms, promise.stops)
    : { kind: 'out', at: promise.fixed };
}

/** Reads the instant at which a watch ran out as a due instant; undefined beyond the engine's years. */
export function read(calendar: Calendar, reading: Promised['reading'], at: Instant): Reading | undefined {
  if (!(at >= FIRST_INSTANT) || !isResult(at)) return undefined;
  const ranOutDay = calendar.dayEndingAt(at);
  const dueDay =
    reading === 'working-closing' || reading === 'working-end-of-day'
      ? calendar.workdayAfter(ranOutDay - 1, 1)
      : ranOutDay;
  if (dueDay === undefined) return undefined;
  const endOfDay = calendar.startOf(dueDay + 1);
  const due = dueInstant(calendar, reading, at, dueDay, endOfDay);
  if (due === undefined || !isResult(due)) return undefined;
  return { due, dueDay, ranOutDay, endOfDay: due === endOfDay };
}

function dueInstant(
  calendar: Calendar,
  reading: Promised['reading'],
  at: Instant,
  day: DayNumber,
  endOfDay: Instant | undefined,
): Instant | undefined {
  switch (reading) {
    case 'instant':
      return at;
    case 'end-of-day':
    case 'working-end-of-day':
      return endOfDay;
    case 'working-closing':
      return calendar.closingOf(day);
    default: {
      const _: never = reading;
      return _;
    }
  }
}
