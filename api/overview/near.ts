import type { Rules } from '../../domain/process';
import { endOfWeek, nextWorkingDate, spanOfDay } from '../../domain/time';
import type { Instant, LocalDate } from '../../domain/time';

/** By when a due date is near: the last day of each, which lists of tickets take as `dueTo`, and its end. */
export interface NearDays {
  /** The desk's next working day: what is due by then cannot wait until somebody happens to look. */
  readonly risk: LocalDate;
  /** The Sunday of this week. */
  readonly week: LocalDate;
  readonly ends: { readonly risk: Instant; readonly week: Instant };
}

const dayMs = 86_400_000;

/** By the calendar of the desk's own work, and the clocks of the desk. */
export function nearDays({ regulation, calendar }: Pick<Rules, 'regulation' | 'calendar'>, now: Instant): NearDays {
  const { timeZone, recordedCalls } = regulation;
  const dateAt = (at: Instant): LocalDate => dateIn(timeZone, at);
  const risk = nextWorkingDate(calendar(recordedCalls.calendar), now) ?? dateAt(now + dayMs);
  const week = endOfWeek(dateAt(now));
  const endOf = (date: LocalDate): Instant => spanOfDay(timeZone, date)?.to ?? now;
  return { risk, week, ends: { risk: endOf(risk), week: endOf(week) } };
}

/** Sweden writes dates as ISO 8601 does. */
function dateIn(timeZone: string, at: Instant): LocalDate {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}
