import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import type { CalendarSpec, Instant, IntervalSpec, Pause, Term } from '../../../domain/time';

/*
 * A second time engine, as slow and as plain as can be: it looks at every minute. It shares nothing with domain/time and reads
 * another part of the calendar files (the lists of weekdays off and Saturdays worked, not the moves). Whole minutes only.
 */

const MINUTE = 60_000;

interface YearFile {
  readonly holidays: readonly { readonly date: string }[];
  readonly nonWorkingWeekdays: readonly string[];
  readonly workingSaturdays: readonly string[];
}

const files = new Map<string, YearFile>();

function yearFile(layer: string, year: string): YearFile {
  const name = `${layer}-${year}.json`;
  let file = files.get(name);
  if (file === undefined) {
    file = JSON.parse(readFileSync(join(__dirname, '../../../regulations/calendars', name), 'utf8')) as YearFile;
    files.set(name, file);
  }
  return file;
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Hours of a date as pairs of minutes, breaks not yet cut. */
function hoursOf(spec: CalendarSpec, date: string): readonly IntervalSpec[] {
  const weekday = DAYS[DateTime.fromISO(date, { zone: 'utc' }).weekday - 1] as (typeof DAYS)[number];
  const byWeek = spec.week[weekday] ?? [];
  let open = byWeek.length > 0;
  for (const layer of spec.layers ?? []) {
    const file = yearFile(layer, date.slice(0, 4));
    if (file.holidays.some((holiday) => holiday.date === date) || file.nonWorkingWeekdays.includes(date)) open = false;
    if (file.workingSaturdays.includes(date)) open = true;
  }
  if (spec.holidays?.includes(date) === true) open = false;
  if (spec.workdays?.includes(date) === true) open = true;
  const own = spec.dateHours?.[date];
  if (own !== undefined) return own;
  if (!open) return [];
  if (byWeek.length > 0) return byWeek;
  return DAYS.map((day) => spec.week[day] ?? []).find((hours) => hours.length > 0) ?? [];
}

const edges = new Map<string, Instant>();

/** The first minute at which the clocks of a zone show a date and time, or something later. */
function firstShown(zone: string, date: string, time: string): Instant {
  const key = `${zone} ${date} ${time}`;
  let found = edges.get(key);
  if (found === undefined) {
    const wanted = DateTime.fromISO(`${date}T00:00`, { zone: 'utc' }).plus({ minutes: minutesOf(time) });
    const shows = (instant: Instant): boolean => {
      const local = DateTime.fromMillis(instant, { zone });
      return DateTime.utc(local.year, local.month, local.day, local.hour, local.minute) >= wanted;
    };
    found = wanted.toMillis() - 15 * 60 * MINUTE;
    while (!shows(found)) found += 60 * MINUTE;
    for (let instant = found - 125 * MINUTE; instant < found; instant += MINUTE) {
      if (shows(instant)) found = instant;
    }
    edges.set(key, found);
  }
  return found;
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

const dates = new Map<string, string>();

function nextDate(date: string, days = 1): string {
  const key = `${date} ${days}`;
  let next = dates.get(key);
  if (next === undefined) {
    next = DateTime.fromISO(date, { zone: 'utc' }).plus({ days }).toISODate() as string;
    dates.set(key, next);
  }
  return next;
}

/** A calendar by looking at every minute. */
export class Oracle {
  private readonly openMinutes = new Map<string, ReadonlySet<Instant>>();

  constructor(private readonly spec: CalendarSpec) {}

  dayStart(date: string): Instant {
    return firstShown(this.spec.timeZone, date, '00:00');
  }

  dayEnd(date: string): Instant {
    return this.dayStart(nextDate(date));
  }

  private known = { date: '', from: 0, to: 0 };

  dateOf(instant: Instant): string {
    if (instant < this.known.from || instant >= this.known.to) {
      let date = nextDate(DateTime.fromMillis(instant, { zone: 'utc' }).toISODate() as string, -2);
      while (this.dayEnd(date) <= instant) date = nextDate(date);
      this.known = { date, from: this.dayStart(date), to: this.dayEnd(date) };
    }
    return this.known.date;
  }

  /** Every open minute of a date, by the instant it begins at. */
  minutesOfDate(date: string): ReadonlySet<Instant> {
    let minutes = this.openMinutes.get(date);
    if (minutes === undefined) {
      const open = new Set<Instant>();
      for (const [from, to] of hoursOf(this.spec, date)) this.each(date, from, to, (minute) => open.add(minute));
      for (const [from, to] of this.spec.breaks?.[date] ?? [])
        this.each(date, from, to, (minute) => open.delete(minute));
      minutes = open;
      this.openMinutes.set(date, minutes);
    }
    return minutes;
  }

  works(date: string): boolean {
    return this.minutesOfDate(date).size > 0;
  }

  closing(date: string): Instant {
    return Math.max(...this.minutesOfDate(date)) + MINUTE;
  }

  /** Whether the watch of a unit could run in the minute that begins at an instant. */
  isOpen(instant: Instant, unit: Term['unit']): boolean {
    if (unit === 'minute' || unit === 'calendar-day') return true;
    return this.minutesOfDate(this.dateOf(instant)).has(instant);
  }

  workdayFrom(date: string): string {
    let day = date;
    while (!this.works(day)) day = nextDate(day);
    return day;
  }

  /** The n-th working day after a date. */
  workdayAfter(date: string, n: number): string {
    let day = date;
    for (let i = 0; i < n; i += 1) day = this.workdayFrom(nextDate(day));
    return day;
  }

  workdayBefore(date: string, n: number): string {
    let day = date;
    for (let i = 0; i < n; i += 1) {
      do day = nextDate(day, -1);
      while (!this.works(day));
    }
    return day;
  }

  add(start: Instant, minutes: number, pauses: readonly Pause[]): Instant {
    let left = Math.abs(minutes);
    let now = start;
    while (left > 0) {
      const minute = minutes > 0 ? now : now - MINUTE;
      if (this.isOpen(minute, 'working-minute') && !stands(pauses, minute)) left -= 1;
      now += minutes > 0 ? MINUTE : -MINUTE;
    }
    return now;
  }

  between(from: Instant, to: Instant, pauses: readonly Pause[]): number {
    let minutes = 0;
    for (let now = from; now < to; now += MINUTE)
      if (this.isOpen(now, 'working-minute') && !stands(pauses, now)) minutes += 1;
    return minutes;
  }

  private each(date: string, from: string, to: string, visit: (minute: Instant) => void): void {
    const end = firstShown(this.spec.timeZone, date, to);
    for (let now = firstShown(this.spec.timeZone, date, from); now < end; now += MINUTE) visit(now);
  }
}

export interface OracleCase {
  readonly start: Instant;
  readonly term: Term;
  readonly ends: 'closing' | 'midnight' | undefined;
  readonly pauses: readonly Pause[];
  /** Extensions in the unit of the term, before an agreed date and after it. */
  readonly addBefore: number;
  readonly until: { readonly date: string; readonly agreedAt: Instant } | undefined;
  readonly addAfter: number;
}

export interface OracleAnswer {
  readonly due: Instant | null;
  readonly remainingMinutes: number | null;
  /** Per date, minutes counted and paused; every date from the start's to the due one. */
  readonly days: readonly { readonly date: string; readonly counted: number; readonly paused: number }[];
}

/** A deadline by letting a watch tick minute by minute. */
export function oracleDeadline(oracle: Oracle, given: OracleCase): OracleAnswer {
  const { start, term, pauses, until } = given;
  const { unit } = term;
  const inDays = unit === 'working-day' || unit === 'calendar-day';
  const eventDate = oracle.dateOf(start);
  const from = inDays ? oracle.dayEnd(eventDate) : start;
  const agreedAt = until?.agreedAt ?? Infinity;
  const stood = (now: Instant): boolean =>
    stands(now < agreedAt ? pauses : pauses.filter((pause) => pause.from > agreedAt), now);

  const lengthOf = (after: string, n: number): { minutes: number; last: string } => {
    const last = unit === 'calendar-day' ? nextDate(after, n) : oracle.workdayAfter(after, n);
    let minutes = 0;
    for (let now = oracle.dayEnd(after); now < oracle.dayEnd(last); now += MINUTE)
      if (oracle.isOpen(now, unit)) minutes += 1;
    return { minutes, last };
  };

  let left: number;
  let last = eventDate;
  if (until === undefined) {
    const n = term.amount + given.addBefore;
    left = inDays ? lengthOf(eventDate, n).minutes : n;
    last = inDays ? lengthOf(eventDate, n).last : last;
  } else {
    last = oracle.workdayFrom(until.date);
    const target = unit === 'calendar-day' ? oracle.dayEnd(last) : oracle.closing(last);
    left = 0;
    for (let now = from; now < target; now += MINUTE) {
      if (oracle.isOpen(now, unit) && !(now < agreedAt && stands(pauses, now))) left += 1;
    }
  }
  if (given.addAfter > 0) left += inDays ? lengthOf(last, given.addAfter).minutes : given.addAfter;

  const tally = new Map<string, { counted: number; paused: number }>();
  let now = from;
  for (; left > 0; now += MINUTE) {
    const forEver = (pause: Pause): boolean =>
      pause.to === null && pause.from <= now && (until === undefined || pause.from > agreedAt);
    if (pauses.some(forEver)) {
      const last = oracle.dateOf(Math.max(now, start));
      return { due: null, remainingMinutes: left, days: daysUntil(eventDate, last, tally) };
    }
    if (!oracle.isOpen(now, unit)) continue;
    const date = oracle.dateOf(now);
    const day = tally.get(date) ?? { counted: 0, paused: 0 };
    if (stood(now)) day.paused += 1;
    else {
      day.counted += 1;
      left -= 1;
    }
    tally.set(date, day);
  }
  const ranOut = oracle.dateOf(now - MINUTE);
  const agreedDate = until !== undefined && given.addAfter === 0;
  let due = now;
  if (unit === 'calendar-day') {
    const day = oracle.workdayFrom(ranOut);
    due = given.ends === 'closing' || agreedDate ? oracle.closing(day) : oracle.dayEnd(day);
  } else if (unit === 'working-day' && given.ends === 'midnight' && !agreedDate) due = oracle.dayEnd(ranOut);
  return { due, remainingMinutes: null, days: daysUntil(eventDate, oracle.dateOf(due - MINUTE), tally) };
}

function daysUntil(
  first: string,
  last: string,
  tally: ReadonlyMap<string, { counted: number; paused: number }>,
): OracleAnswer['days'] {
  const days = [];
  for (let date = first; date <= last; date = nextDate(date)) {
    days.push({ date, ...(tally.get(date) ?? { counted: 0, paused: 0 }) });
  }
  return days;
}

function stands(pauses: readonly Pause[], now: Instant): boolean {
  return pauses.some((pause) => pause.from <= now && (pause.to === null || now < pause.to));
}
