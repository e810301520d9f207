/** A ticket's working time, owner by owner. */
import type { Owner } from '../regulation/types';
import { monthsBetween, stopsOf, workingTimeBetween, type Calendar, type Instant } from '../time';
import { sameTurn, type Course, type Cycle, type Why } from './course';

/** A span `[from, to)` that belongs to one side. */
export interface OwnedSpan {
  readonly from: Instant;
  readonly to: Instant;
  readonly owner: Owner;
  readonly why: Why;
  /** Whole working seconds of the calendar that counts; never 0. */
  readonly seconds: number;
}

/** Working seconds of one side in a month of the desk's zone, `2026-11`. */
export interface MonthOfOwner {
  readonly month: string;
  readonly owner: Owner;
  readonly seconds: number;
}

/** Spans and months sum to the working time between the receipt and the closing, to the second. */
export interface WhoseTime {
  readonly spans: readonly OwnedSpan[];
  readonly months: readonly MonthOfOwner[];
  readonly sums: Readonly<Record<Owner, number>>;
}

/** What a cycle is counted by. */
export interface Measure {
  readonly calendar: Calendar;
  /** Of the desk: by it months begin. */
  readonly timeZone: string;
}

type Piece = Pick<OwnedSpan, 'from' | 'to' | 'owner' | 'why'>;

/**
 * Whose each working second of a ticket was. A pause of the clock of the solution is its owner's; all other time is of the side that
 * owed the next step.
 *
 * @param measureOf the calendar and zone of a cycle of this course
 * @param now how far an open ticket is counted; nothing of a closed one depends on it
 */
export function countTime(course: Course, measureOf: (cycle: Cycle) => Measure, now: Instant): WhoseTime {
  const spans: OwnedSpan[] = [];
  const months = new Map<string, { month: string; owner: Owner; seconds: number }>();
  const sums: Record<Owner, number> = { us: 0, client: 0, supplier: 0, nature: 0 };
  for (const cycle of course.cycles) {
    const { calendar, timeZone } = measureOf(cycle);
    // Seconds are told apart on the running total, so that those of the parts sum to those of the whole.
    let worked = 0;
    for (const piece of piecesOf(course, cycle, now)) {
      let seconds = 0;
      for (const { month, from, to } of monthsBetween(timeZone, piece.from, piece.to)) {
        const before = Math.floor(worked / 1_000);
        worked += workingMs(calendar, from, to);
        const part = Math.floor(worked / 1_000) - before;
        if (part === 0) continue;
        seconds += part;
        const place = `${month} ${piece.owner}`;
        const sum = months.get(place) ?? { month, owner: piece.owner, seconds: 0 };
        months.set(place, sum);
        sum.seconds += part;
      }
      if (seconds === 0) continue;
      sums[piece.owner] += seconds;
      spans.push({ ...piece, seconds });
    }
  }
  return { spans: joined(spans), months: [...months.values()], sums };
}

/** The turns of a cycle, cut by the pauses of its clock. */
function piecesOf({ turns }: Course, { from, to, pauses }: Cycle, now: Instant): readonly Piece[] {
  const end = Math.min(to ?? now, now);
  const stops = stopsOf(pauses);
  return turns.flatMap(({ at, owner, why }, index): Piece[] => {
    const begin = Math.max(at, from);
    const until = Math.min(turns[index + 1]?.at ?? end, end);
    if (owner === null || begin >= until) return [];
    const pieces: Piece[] = [];
    let covered = begin;
    for (const stop of stops) {
      const pause = pauses[stop.index];
      const [first, last] = [Math.max(stop.from, covered), Math.min(stop.to, until)];
      if (pause === undefined || first >= last) continue;
      if (covered < first) pieces.push({ from: covered, to: first, owner, why });
      pieces.push({ from: first, to: last, owner: pause.owner, why: { kind: 'pause', cause: pause.cause } });
      covered = last;
    }
    if (covered < until) pieces.push({ from: covered, to: until, owner, why });
    return pieces;
  });
}

/** What goes on is one span, though words were said meanwhile. */
function joined(spans: readonly OwnedSpan[]): readonly OwnedSpan[] {
  const all: OwnedSpan[] = [];
  for (const span of spans) {
    const before = all.at(-1);
    if (before !== undefined && before.to === span.from && sameTurn(before, span))
      all[all.length - 1] = { ...before, to: span.to, seconds: before.seconds + span.seconds };
    else all.push(span);
  }
  return all;
}

/** Nothing where a calendar has no working time, or beyond the years of the engine. */
function workingMs(calendar: Calendar, from: Instant, to: Instant): number {
  const worked = workingTimeBetween(calendar, from, to);
  return worked.ok ? Math.round(worked.value * 1_000) : 0;
}
