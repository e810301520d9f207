import type { CalendarYear } from '../../domain/time';
import { line, localDate } from '../schemas/values';
import { z } from '../schemas/zod';

const mostDays = 100;

/** A year of an official calendar: what an act of the state says of it, as it stands or as it is drafted. */
export const yearGiven = z
  .strictObject({
    year: z.int().min(1970).max(2100),
    status: z.enum(['official', 'provisional']),
    holidays: z.array(z.strictObject({ date: localDate(), nameRu: line(200), nameEn: line(200) })).max(mostDays),
    daysOffMoved: z
      .array(z.strictObject({ from: localDate(), to: localDate() }))
      .max(mostDays)
      .openapi({ description: 'A day off moved from one date to another, which is thereby closed.' }),
    workingDays: z.array(localDate()).max(mostDays).openapi({ description: 'Days off that are worked.' }),
  })
  .openapi('CalendarYearGiven');

export type YearGiven = z.output<typeof yearGiven>;

/** A year in the form in which another one is drafted from it. */
export function saidOf({ year, status, holidays, daysOffMoved, workingDays }: CalendarYear): YearGiven {
  return {
    ...{ year, status },
    holidays: holidays.map(({ date, nameRu, nameEn }) => ({ date, nameRu, nameEn })),
    daysOffMoved: daysOffMoved.map(({ from, to }) => ({ from, to })),
    workingDays: [...workingDays],
  };
}
