import type { components } from '../api/document';
import type { DaySpan } from './days';

export type TechnicianDays = components['schemas']['TechnicianDay'];
export type Job = TechnicianDays['jobs'][number];
export type Absence = TechnicianDays['absences'][number];

/** A day of a technician. */
export interface Cell extends DaySpan {
  readonly isPast: boolean;
  readonly isToday: boolean;
  /** There is working time in it. */
  readonly works: boolean;
  /** Absences that reach into it. */
  readonly absences: readonly Absence[];
  /** Of its working time nothing is left by absences. */
  readonly isAway: boolean;
  readonly jobs: readonly Job[];
}

interface Span {
  readonly from: number;
  readonly to: number;
}

const spanOf = ({ from, to }: { readonly from: string; readonly to: string }): Span => ({
  from: Date.parse(from),
  to: Date.parse(to),
});
const overlaps = (one: Span, other: Span): boolean => one.from < other.to && one.to > other.from;

/**
 * The days of a technician, each with what lies in it. A job stands on the day on which it begins, and one that began before the
 * first day on the first; an absence on every day that it reaches into.
 *
 * @param today by the calendars of the same zone as the days
 */
export function cellsOf(technician: TechnicianDays, week: readonly DaySpan[], today: string): readonly Cell[] {
  const working = technician.working.map(spanOf);
  return week.map((day, index) => {
    const absences = technician.absences.filter((absence) => overlaps(spanOf(absence), day));
    const own = working.filter((span) => overlaps(span, day)).map((span) => cut(span, day));
    const away = absences.map(spanOf);
    return {
      ...day,
      isPast: day.date < today,
      isToday: day.date === today,
      works: own.length > 0,
      absences,
      isAway: absences.length > 0 && (own.length > 0 ? own : [day]).every((span) => isCovered(span, away)),
      jobs: technician.jobs.filter(({ slot }) => {
        const from = Date.parse(slot.from);
        return from < day.to && (from >= day.from || index === 0);
      }),
    };
  });
}

function cut(span: Span, { from, to }: Span): Span {
  return { from: Math.max(span.from, from), to: Math.min(span.to, to) };
}

/** @param spans in order, apart from each other */
function isCovered(span: Span, spans: readonly Span[]): boolean {
  let left = span.from;
  for (const { from, to } of spans) if (from <= left && to > left) left = to;
  return left >= span.to;
}
