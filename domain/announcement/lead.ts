import { addWorkingDays, addWorkingTime, localDateOf, nextWorkingMoment, spanOfDay, startBefore } from '../time';
import type { Calendar, Instant, Term } from '../time';

/** How far ahead something is told. */
export interface Ahead {
  /** The last instant at which telling is still in time: what a term counts from there has passed when it begins. */
  readonly latest: Instant;
  /** When it leaves by itself: as work begins on the day of `latest`, so that it is read that day. Never after `latest`. */
  readonly leaves: Instant;
}

/**
 * How far ahead of its beginning an announcement is told: that many whole days, or so much time, lie between. A working day counts as
 * everywhere: the day of the telling itself and that of the beginning are none of them.
 *
 * @returns undefined where the calendar reaches no such instant
 */
export function aheadOf(calendar: Calendar, from: Instant, { amount, unit }: Term): Ahead | undefined {
  switch (unit) {
    case 'working-day': {
      const closing = addWorkingDays(calendar, from, -(amount + 1));
      return closing.ok ? ofDay(calendar, closing.value.instant) : undefined;
    }
    case 'calendar-day': {
      const { timeZone } = calendar;
      return ofDay(calendar, startBefore(timeZone, localDateOf(calendar, from), { unit: 'calendar-day', amount }));
    }
    case 'working-minute': {
      const latest = addWorkingTime(calendar, from, -amount * 60);
      return latest.ok ? { latest: latest.value, leaves: latest.value } : undefined;
    }
    case 'minute': {
      const latest = from - amount * 60_000;
      return { latest, leaves: latest };
    }
    default: {
      const never: never = unit;
      return never;
    }
  }
}

/** @param latest the end of the last day that is in time, or of its work */
function ofDay(calendar: Calendar, latest: Instant): Ahead {
  const start = spanOfDay(calendar.timeZone, localDateOf(calendar, latest - 1))?.from ?? latest;
  const opening = nextWorkingMoment(calendar, start);
  return { latest, leaves: opening.ok ? Math.min(opening.value, latest) : latest };
}
