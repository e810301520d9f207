import { spanOfDay } from '../../domain/time';
import type { Instant, LocalDate } from '../../domain/time';

/** An instant, or a date where a day is meant. */
export type Moment = Instant | LocalDate;

/** The instant itself; of a date its 00:00 by the clocks of a zone. */
export function beginOf<M extends Moment | undefined>(moment: M, timeZone: string): Instant | Extract<M, undefined>;
export function beginOf(moment: Moment | undefined, timeZone: string): Instant | undefined {
  return typeof moment === 'string' ? dayOf(moment, timeZone).from : moment;
}

/** The instant itself; of a date, which is included whole, its 24:00 by the clocks of a zone. */
export function closeOf<M extends Moment | undefined>(moment: M, timeZone: string): Instant | Extract<M, undefined>;
export function closeOf(moment: Moment | undefined, timeZone: string): Instant | undefined {
  return typeof moment === 'string' ? dayOf(moment, timeZone).to : moment;
}

/** @throws for what is no date of the engine's years, which the schema has refused */
function dayOf(date: LocalDate, timeZone: string): { readonly from: Instant; readonly to: Instant } {
  const day = spanOfDay(timeZone, date);
  if (day === undefined) throw new Error('There is no such day.');
  return day;
}
