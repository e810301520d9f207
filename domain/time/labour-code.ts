import { dayNumber, formatDate, weekdayOf } from './dates';
import type { CalendarYear, LocalDate } from './types';

interface PublicHoliday {
  readonly month: number;
  readonly day: number;
  readonly nameRu: string;
  readonly nameEn: string;
  /** Falling on a weekend, it moves that day off to the next working day; the New Year days wait for the decree. */
  readonly movesWeekend: boolean;
}

const newYear = (day: number): PublicHoliday => ({
  month: 1,
  day,
  nameRu: 'Новогодние каникулы',
  nameEn: 'New Year holidays',
  movesWeekend: false,
});

/** Labour Code of the Russian Federation, art. 112, part 1. */
const PUBLIC_HOLIDAYS: readonly PublicHoliday[] = [
  ...[1, 2, 3, 4, 5, 6, 8].map(newYear),
  { month: 1, day: 7, nameRu: 'Рождество Христово', nameEn: 'Orthodox Christmas Day', movesWeekend: false },
  {
    month: 2,
    day: 23,
    nameRu: 'День защитника Отечества',
    nameEn: 'Defender of the Fatherland Day',
    movesWeekend: true,
  },
  { month: 3, day: 8, nameRu: 'Международный женский день', nameEn: "International Women's Day", movesWeekend: true },
  { month: 5, day: 1, nameRu: 'Праздник Весны и Труда', nameEn: 'Spring and Labour Day', movesWeekend: true },
  { month: 5, day: 9, nameRu: 'День Победы', nameEn: 'Victory Day', movesWeekend: true },
  { month: 6, day: 12, nameRu: 'День России', nameEn: 'Russia Day', movesWeekend: true },
  { month: 11, day: 4, nameRu: 'День народного единства', nameEn: 'National Unity Day', movesWeekend: true },
];

/**
 * What can be said of a Russian year before its decree: the public holidays of Labour Code art. 112, and by its part 2
 * the day off of a weekend that a holiday falls on moves to the next working day (Saturday and Sunday are the weekend).
 * Always provisional.
 */
export function labourCodeYear(year: number): CalendarYear {
  const holidays: { date: LocalDate; nameRu: string; nameEn: string }[] = [];
  const daysOffMoved: { from: LocalDate; to: LocalDate }[] = [];
  for (const { month, day, nameRu, nameEn, movesWeekend } of PUBLIC_HOLIDAYS) {
    const date = dayNumber(year, month, day) as number;
    holidays.push({ date: formatDate(date), nameRu, nameEn });
    // No two of these holidays meet in one weekend or on the Monday after it, so the next Monday is a working day.
    const untilMonday = 7 - weekdayOf(date);
    if (movesWeekend && untilMonday <= 2) {
      daysOffMoved.push({ from: formatDate(date), to: formatDate(date + untilMonday) });
    }
  }
  return { country: 'RU', year, status: 'provisional', version: 'art112', holidays, daysOffMoved, workingDays: [] };
}
