import { compileCalendar, type CalendarSpec, type TimeError } from '../../domain/time';
import type { Path, RawFault } from '../json';
import type { Check } from './document';

/** Every calendar is one the time engine accepts and has working time; one open round the clock carries no holidays. */
export const checkCalendars: Check = ({ parsed, layers }) => {
  const faults: RawFault[] = [];
  for (const [code, { source: _, ...spec }] of Object.entries(parsed.calendars ?? {})) {
    const path = ['calendars', code];
    const timeZone = spec.timeZone ?? parsed.timeZone;
    if (isRoundTheClock(spec.week) && spec.layers?.length) {
      const message = 'close a calendar that is open round the clock: take the layers out';
      faults.push({ path: [...path, 'layers'], message });
    }
    const twice = bothOpenAndClosed(spec, path);
    faults.push(...twice);
    if (timeZone === undefined || twice.length) continue;
    const compiled = compileCalendar({ ...spec, timeZone }, layers);
    if (!compiled.ok) {
      faults.push(faultOf(compiled.error, spec.timeZone === undefined ? ['timeZone'] : [...path, 'timeZone'], path));
    } else if (!compiled.value.hasWorkingTime) {
      faults.push({ path: [...path, 'week'], message: noWorkingTime });
    }
  }
  return faults;
};

const noWorkingTime = 'leaves no working time: give at least one day hours';

function isRoundTheClock(week: CalendarSpec['week']): boolean {
  const days = Object.values(week);
  return days.length === 7 && days.every((hours) => hours?.some(([from, to]) => from === '00:00' && to === '24:00'));
}

/** Nothing lies outside its hours, on no date. */
export function isAlwaysOpen({ week, holidays, dateHours, breaks }: Omit<CalendarSpec, 'timeZone'>): boolean {
  const changed = [holidays ?? [], Object.keys(dateHours ?? {}), Object.keys(breaks ?? {})];
  return isRoundTheClock(week) && changed.every(({ length }) => length === 0);
}

function bothOpenAndClosed(spec: Omit<CalendarSpec, 'timeZone'>, path: Path): RawFault[] {
  const closed = new Set(spec.holidays);
  return (spec.workdays ?? []).flatMap((date, index) =>
    closed.has(date)
      ? [{ path: [...path, 'workdays', index], message: `opens ${date}, which "holidays" closes: decide for one` }]
      : [],
  );
}

function faultOf(error: TimeError, zonePath: Path, path: Path): RawFault {
  switch (error.code) {
    case 'unknown-zone':
      return {
        path: zonePath,
        message: 'is not a time zone: write its name in the IANA list, such as "Europe/Moscow"',
      };
    case 'unknown-layer':
      return {
        path: [...path, 'layers'],
        message: `names a layer of holidays that the product does not have (${error.message})`,
      };
    case 'no-working-time':
      return { path: [...path, 'week'], message: noWorkingTime };
    case 'day-both-open-and-closed':
    case 'malformed':
    case 'out-of-range':
      return { path, message: error.message };
    default: {
      const never: never = error.code;
      return never;
    }
  }
}
