import { instantOf, localOf } from '../time/local';

/** A day by the clocks of a zone; instants in milliseconds since 1970. */
export interface DaySpan {
  /** `2026-12-01` */
  readonly date: string;
  readonly from: number;
  readonly to: number;
}

const dayMs = 86_400_000;
const daysOfWeek = 7;

/** A date so many days later. */
export function shifted(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** The Monday of the week in which a date lies. */
export function mondayOf(date: string): string {
  const fromSunday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return shifted(date, -((fromSunday + 6) % daysOfWeek));
}

/** Whether a text is a date of the calendar. */
export function isDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}

/** The date that the calendars of a zone show at an instant. */
export function dateIn(zone: string, at: number): string {
  return localOf(new Date(at).toISOString(), zone).slice(0, 10);
}

/** The seven days from a Monday on; those on which clocks are changed are as long as they are. */
export function weekFrom(monday: string, zone: string): readonly DaySpan[] {
  const begins = Array.from({ length: daysOfWeek + 1 }, (_, day) => {
    const date = shifted(monday, day);
    return { date, from: Date.parse(instantOf(`${date}T00:00`, zone) ?? `${date}T00:00:00Z`) };
  });
  return begins
    .slice(0, daysOfWeek)
    .map(({ date, from }, day) => ({ date, from, to: begins[day + 1]?.from ?? from + dayMs }));
}
