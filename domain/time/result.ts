import type { TimeErrorCode, TimeResult } from './types';

/** A value of the engine. */
export function done<T>(value: T): TimeResult<T> {
  return { ok: true, value };
}

/** A refusal of the engine: always a value, never an exception. */
export function refused(
  code: TimeErrorCode,
  message: string,
): { ok: false; error: { code: TimeErrorCode; message: string } } {
  return { ok: false, error: { code, message } };
}

/** The search for working time has left the years of the engine, or could never have found any. */
export function notFound(hasWorkingTime: boolean): ReturnType<typeof refused> {
  return hasWorkingTime
    ? refused('out-of-range', 'the term does not end within the years 1970 to 2100')
    : refused('no-working-time', 'the calendar has no working time');
}
