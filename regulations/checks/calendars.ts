import { compileCalendar, type CalendarSpec, type TimeError } from '../../domain/time';
import type { Path, RawFault } from '../json';
import type { Check } from './document';

/** Every calendar is one the time engine accepts, and one open round the clock carries no holidays. */
export const checkCalendars: Check = ({ parsed, layers }) => {
  const faults: RawFault[] = [];
  for (const [code, { source: _, ...spec }] of Object.entries(parsed.calendars ?? {})) {
    const path = ['calendars', code];
    if (isRoundTheClock(spec.week) && spec.layers?.length) {
      faults.push({
        path: [...path, 'layers'],
        message: 'close a calendar that is open round the clock: take the layers out',
      });
    }
    const timeZone = spec.timeZone ?? parsed.timeZone;
    if (timeZone === undefined) continue;
    const compiled = compileCalendar({ ...spec, timeZone }, layers);
    if (compiled.ok) continue;
    const { error } = compiled;
    const place: Path =
      error.code === 'unknown-zone' && spec.timeZone === undefined ? ['timeZone'] : [...path, ...whereOf(error, spec)];
    faults.push({ path: place, message: sentence(error) });
  }
  return faults;
};

function isRoundTheClock(week: CalendarSpec['week']): boolean {
  const days = Object.values(week);
  return days.length === 7 && days.every((hours) => hours?.some(([from, to]) => from === '00:00' && to === '24:00'));
}

function whereOf(error: TimeError, spec: Omit<CalendarSpec, 'timeZone'>): Path {
  switch (error.code) {
    case 'unknown-zone':
      return ['timeZone'];
    case 'unknown-layer':
      return ['layers'];
    case 'no-working-time':
      return ['week'];
    case 'day-both-open-and-closed':
      return spec.workdays ? ['workdays'] : ['dateHours'];
    case 'malformed':
    case 'out-of-range':
      return [];
    default: {
      const never: never = error.code;
      return never;
    }
  }
}

function sentence(error: TimeError): string {
  switch (error.code) {
    case 'unknown-zone':
      return 'is not a time zone: write its name in the IANA list, such as "Europe/Moscow"';
    case 'unknown-layer':
      return `names a layer of holidays that the product does not have (${error.message})`;
    case 'no-working-time':
      return 'leaves no working time: give at least one day hours';
    case 'day-both-open-and-closed':
      return `opens and closes the same day: decide for one (${error.message})`;
    case 'malformed':
    case 'out-of-range':
      return error.message;
    default: {
      const never: never = error.code;
      return never;
    }
  }
}
