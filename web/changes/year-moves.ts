import type { YearGiven } from './changes-queries';

/** A day off goes to a working day: the one is worked, unless it is a holiday, and the other is off. */
export function withMove(year: YearGiven, from: string, to: string): YearGiven {
  const isHoliday = year.holidays.some(({ date }) => date === from);
  return {
    ...year,
    daysOffMoved: [...year.daysOffMoved, { from, to }],
    workingDays: isHoliday ? year.workingDays : [...year.workingDays, from],
  };
}

/** The moves from and to a date are taken back, and so is a day off that is worked without one. */
export function withoutMove(year: YearGiven, date: string): YearGiven {
  const gone = year.daysOffMoved.filter(({ from, to }) => from === date || to === date);
  const freed = new Set([date, ...gone.map(({ from }) => from)]);
  return {
    ...year,
    daysOffMoved: year.daysOffMoved.filter((move) => !gone.includes(move)),
    workingDays: year.workingDays.filter((day) => !freed.has(day)),
  };
}

export function withHoliday(year: YearGiven, date: string, nameRu: string, nameEn: string): YearGiven {
  return { ...year, holidays: [...year.holidays, { date, nameRu, nameEn }] };
}

export function withoutHoliday(year: YearGiven, date: string): YearGiven {
  return { ...year, holidays: year.holidays.filter((holiday) => holiday.date !== date) };
}

/** A year that nobody has drafted yet: the holidays of the one before, on the same dates, and no moves. */
export function carriedOver(before: YearGiven, year: number): YearGiven {
  const holidays = before.holidays.flatMap((holiday) => {
    const date = `${year}${holiday.date.slice(4)}`;
    return Number.isNaN(Date.parse(`${date}T00:00:00Z`)) ? [] : [{ ...holiday, date }];
  });
  return { year, status: 'provisional', holidays, daysOffMoved: [], workingDays: [] };
}
