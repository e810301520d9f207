import type { DayNumber } from './dates';
import { parseDate } from './dates';
import type { Hours, Span } from './hours';
import { mergeSpans, parseTime } from './hours';
import { done, refused } from './result';
import type { TimeResult, WeekDay } from './types';

/** A calendar's own part, read and checked: times as minutes, dates as numbers. */
export interface OwnDates {
  readonly timeZone: string;
  readonly layers: readonly string[];
  /** Monday first. */
  readonly week: readonly Hours[];
  readonly holidays: ReadonlySet<DayNumber>;
  readonly workdays: ReadonlySet<DayNumber>;
  readonly dateHours: ReadonlyMap<DayNumber, Hours>;
  readonly breaks: ReadonlyMap<DayNumber, Hours>;
}

const WEEK_DAYS: readonly WeekDay[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Thrown and caught within this file only: the place of the first fault. */
class Fault extends Error {}

/**
 * Reads a calendar from data of any shape. `malformed` names the place of the first fault; a date that the calendar's own
 * `holidays` and `workdays` both name is `day-both-open-and-closed`.
 */
export function readSpec(raw: unknown): TimeResult<OwnDates> {
  try {
    const spec = readObject(raw, 'calendar');
    const timeZone = readText(spec['timeZone'], 'timeZone');
    const week = readObject(spec['week'], 'week');
    const own: OwnDates = {
      timeZone,
      layers: readList(spec['layers'], 'layers').map((code, i) => readText(code, `layers[${i}]`)),
      week: WEEK_DAYS.map((day) => readHours(week[day], `week.${day}`)),
      holidays: readDates(spec['holidays'], 'holidays'),
      workdays: readDates(spec['workdays'], 'workdays'),
      dateHours: readDatedHours(spec['dateHours'], 'dateHours'),
      breaks: readDatedHours(spec['breaks'], 'breaks'),
    };
    for (const day of own.holidays) {
      if (own.workdays.has(day))
        return refused('day-both-open-and-closed', 'a date is both in holidays and in workdays');
    }
    return done(own);
  } catch (fault) {
    if (fault instanceof Fault) return refused('malformed', fault.message);
    throw fault;
  }
}

function readObject(raw: unknown, place: string): Record<string, unknown> {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) throw new Fault(`${place} is not an object`);
  return raw as Record<string, unknown>;
}

function readText(raw: unknown, place: string): string {
  if (typeof raw !== 'string') throw new Fault(`${place} is not a string`);
  return raw;
}

function readList(raw: unknown, place: string): readonly unknown[] {
  if (raw === undefined) return [];
  if (!Array.isArray(raw)) throw new Fault(`${place} is not a list`);
  return raw;
}

function readDate(raw: unknown, place: string): DayNumber {
  const day = parseDate(readText(raw, place));
  if (day === undefined) throw new Fault(`${place} is not a date YYYY-MM-DD`);
  return day;
}

function readDates(raw: unknown, place: string): ReadonlySet<DayNumber> {
  return new Set(readList(raw, place).map((date, i) => readDate(date, `${place}[${i}]`)));
}

function readDatedHours(raw: unknown, place: string): ReadonlyMap<DayNumber, Hours> {
  const dated = new Map<DayNumber, Hours>();
  if (raw === undefined) return dated;
  for (const [date, hours] of Object.entries(readObject(raw, place))) {
    const day = readDate(date, `${place}, a key`);
    if (hours === undefined) throw new Fault(`${place}.${date} is not a list`);
    dated.set(day, readHours(hours, `${place}.${date}`));
  }
  return dated;
}

function readHours(raw: unknown, place: string): Hours {
  return mergeSpans(readList(raw, place).map((pair, i) => readSpan(pair, `${place}[${i}]`)));
}

function readSpan(raw: unknown, place: string): Span {
  if (!Array.isArray(raw) || raw.length !== 2) throw new Fault(`${place} is not a pair of times`);
  const [from, to] = [parseTime(raw[0]), parseTime(raw[1])];
  if (from === undefined || to === undefined) throw new Fault(`${place} is not a pair of times HH:MM`);
  if (to <= from) throw new Fault(`${place} is empty or reversed`);
  return { from, to };
}
