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

/** `YYYY-MM-DD` of a day of the years 1 to 9999. */
export function formatDate(day: DayNumber): LocalDate {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(day: DayNumber): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** The year a day lies in. */
export function yearOf(day: DayNumber): number {
  return new Date(day * MS_PER_DAY).getUTCFullYear();
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
