import type { Instant, LocalDate } from './types';

export const MS_PER_MINUTE = 60_000;
export const MS_PER_DAY = 86_400_000;

/** The engine's years as UTC instants; the last one is 24:00 of 31 December 2100 and may only be a result. */
export const FIRST_INSTANT: Instant = 0;
export const LAST_INSTANT: Instant = Date.UTC(2101, 0, 1);

/** A date as the number of days since 1970-01-01. */
export type DayNumber = number;

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The day of a `YYYY-MM-DD`, or undefined when there is no such date. */
export function parseDate(text: string): DayNumber | undefined {
  const parts = DATE.exec(text);
  return parts === null ? undefined : dayNumber(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

/** The day of a year, month (1-12) and day of the month, or undefined when there is no such date. */
export function dayNumber(year: number, month: number, day: number): DayNumber | undefined {
  // setUTCFullYear and not Date.UTC, which reads the years 0 to 99 as 1900 to 1999.
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? Math.floor(date.getTime() / MS_PER_DAY)
    : undefined;
}

/** Dates already written out: an account names the same few again and again. At most one string a day of the engine's years. */
const formatted = new Map<DayNumber, LocalDate>();

/** `YYYY-MM-DD` of a day of the engine's years or near them. */
export function formatDate(day: DayNumber): LocalDate {
  let date = formatted.get(day);
  if (date === undefined) {
    date = new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
    formatted.set(day, date);
  }
  return date;
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(day: DayNumber): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** The year of each day from {@link TABLED_FROM} on: the lookup every question to a calendar begins with. */
const TABLED_FROM = Date.UTC(1969, 0, 1) / MS_PER_DAY;
const TABLED_YEARS = Uint16Array.from({ length: Date.UTC(2102, 0, 1) / MS_PER_DAY - TABLED_FROM }, (_, i) =>
  new Date((TABLED_FROM + i) * MS_PER_DAY).getUTCFullYear(),
);

/** The year a day lies in. */
export function yearOf(day: DayNumber): number {
  return TABLED_YEARS[day - TABLED_FROM] ?? new Date(day * MS_PER_DAY).getUTCFullYear();
}

/** The first day of a year. */
export function firstDayOf(year: number): DayNumber {
  return Date.UTC(year, 0, 1) / MS_PER_DAY;
}

/** Whether a value can be the instant of an event: whole milliseconds within the years of the engine. */
export function isInstant(value: number): boolean {
  return Number.isInteger(value) && value >= FIRST_INSTANT && value < LAST_INSTANT;
}

/** Whether a value can be the instant of a result: 24:00 of the last day belongs to that day. */
export function isResult(value: number): boolean {
  return value === LAST_INSTANT || isInstant(value);
}
