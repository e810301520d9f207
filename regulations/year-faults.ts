import type { CalendarYear } from '../domain/time';
import type { Fault } from './faults';

type Said = Pick<CalendarYear, 'year' | 'holidays' | 'daysOffMoved' | 'workingDays'>;

/** What is wrong with a year of an official calendar by itself, each at its key path (`daysOffMoved.0.to`). */
export function faultsOfYear({ year, holidays, daysOffMoved, workingDays }: Said): readonly Fault[] {
  const faults: Fault[] = [];
  const add = (path: string, message: string): void => void faults.push({ path, message, place: null });
  const isHoliday = new Set(holidays.map(({ date }) => date));
  const isWorked = new Set(workingDays);
  const closed = new Set<string>();
  const close = (date: string, path: string): void => {
    if (closed.has(date)) add(path, 'is closed already: a date closes once');
    closed.add(date);
  };
  holidays.forEach(({ date }, index) => {
    const path = `holidays.${index}.date`;
    if (!isOfYear(date, year)) add(path, `is no date of the year ${year}`);
    close(date, path);
  });
  const moved = new Set<string>();
  daysOffMoved.forEach(({ from, to }, index) => {
    const [fromPath, toPath] = [`daysOffMoved.${index}.from`, `daysOffMoved.${index}.to`];
    if (!isOfYear(from, year)) add(fromPath, `is no date of the year ${year}`);
    else if (!isWeekend(from) && !isHoliday.has(from)) add(fromPath, 'is a working day: only a day off can be moved');
    else if (!isHoliday.has(from) && !isWorked.has(from))
      add(fromPath, 'stays a day off: name it among the working days, or take the move away');
    if (moved.has(from)) add(fromPath, 'is moved by another line already');
    moved.add(from);
    if (!isOfYear(to, year)) add(toPath, `is no date of the year ${year}`);
    else if (isWeekend(to)) add(toPath, 'is a day off already: a day off is moved to a working day');
    close(to, toPath);
  });
  const worked = new Set<string>();
  workingDays.forEach((date, index) => {
    const path = `workingDays.${index}`;
    if (!isOfYear(date, year)) add(path, `is no date of the year ${year}`);
    else if (!isWeekend(date)) add(path, 'is a working day already: only a day off can be worked');
    if (closed.has(date)) add(path, 'is closed by the same year: a date is either closed or worked');
    if (worked.has(date)) add(path, 'is named twice among the working days');
    worked.add(date);
  });
  return faults;
}

function isOfYear(date: string, year: number): boolean {
  const at = Date.parse(`${date}T00:00:00Z`);
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(date) && date.startsWith(`${year}-`);
}

function isWeekend(date: string): boolean {
  return [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
}
