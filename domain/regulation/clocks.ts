import { lookUp } from './look-up';
import type { ClockEnd, ClockRule, ClockStart, Occasion, Regulation } from './types';
import { holds, rowFor, type Situation } from './when';

/** What a clock's rule comes to for a situation, its limit apart. */
export interface ResolvedRule extends Pick<ClockRule, 'owes'> {
  readonly until: readonly ClockEnd[];
  /** Code of the calendar. */
  readonly calendar: string;
  readonly ends: 'closing' | 'midnight' | null;
}

/** The rule of a clock as it applies to a ticket or a visit as it stands. */
export function resolved(rule: ClockRule, situation: Situation): ResolvedRule {
  const { until, calendar, owes, ends = null } = rule;
  return { until: occasionsOf(until, situation), calendar: rowFor(calendar, situation).value, owes, ends };
}

/** Whether a clock is ended by this, as the ticket stands. */
export function endsBy(rule: ClockRule | undefined, end: ClockEnd, situation: Situation): boolean {
  return rule?.until.some(({ on, when }) => on === end && holds(when, situation)) ?? false;
}

/** The clocks that an occasion starts, by code, in a stable order. */
export function clocksFrom(
  regulation: Regulation,
  start: ClockStart,
  situation: Situation,
): readonly (readonly [string, ClockRule])[] {
  return startable(regulation, start).filter(([, rule]) =>
    rule.from.some(({ on, when }) => on === start && holds(when, situation)),
  );
}

type ByStart = Map<ClockStart, readonly (readonly [string, ClockRule])[]>;

/** What a regulation says never changes, and it is asked at every word. */
const startables = new WeakMap<Regulation['clocks'], ByStart>();

/** The clocks that an occasion starts in some situation or other. */
function startable({ clocks }: Regulation, start: ClockStart): readonly (readonly [string, ClockRule])[] {
  const known: ByStart = startables.get(clocks) ?? new Map<never, never>();
  startables.set(clocks, known);
  let found = known.get(start);
  if (found === undefined) {
    found = Object.entries(clocks)
      .filter(([, rule]) => startsOn(rule, start))
      .sort(([a], [b]) => (a < b ? -1 : 1));
    known.set(start, found);
  }
  return found;
}

/** Whether any clock is ever started by this. */
export function startsOn(rule: ClockRule, start: ClockStart): boolean {
  return rule.from.some(({ on }) => on === start);
}

/** Whether a clock is ever ended by this. */
export function endsOn(rule: ClockRule, end: ClockEnd): boolean {
  return rule.until.some(({ on }) => on === end);
}

/** Every calendar that a clock may count by. */
export function calendarsOf(rule: ClockRule): readonly string[] {
  return [...new Set(rule.calendar.map(({ value }) => value))];
}

/** Whether a clock stands while this wait lasts. Only what the paragraph or a contract grants: unknown codes pause nothing. */
export function mayPause(regulation: Regulation, wait: string, clock: string): boolean {
  return lookUp(regulation.waits, wait)?.pauses.includes(clock) ?? false;
}

/** Whether a clock stands while ordered parts are on their way. */
export function partsPause(regulation: Regulation, clock: string): boolean {
  return regulation.parts?.pauses.includes(clock) ?? false;
}

function occasionsOf<On extends string>(occasions: readonly Occasion<On>[], situation: Situation): readonly On[] {
  return [...new Set(occasions.filter(({ when }) => holds(when, situation)).map(({ on }) => on))];
}
