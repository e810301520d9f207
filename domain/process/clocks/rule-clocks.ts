/** Another rule for clocks that run: a change of what the process is about, or of the rules it is pinned to. */
import { calendarsOf, lookUp, resolved, type ClockStart, type Situation } from '../../regulation';
import { isRunning } from './clocks';
import type { ClockWriting } from './draft';
import type { ClockRules } from './rules';
import { sameLimit, sameRule } from './same-limit';
import type { AppliedLimit, AppliedRule, ClockState } from './state';

/** What the rules in force come to for the bearer of clocks as it stands. */
export interface Applying {
  readonly situation: Situation;
  /** The limit that a clock has; null where the rules say none for it, and its own stays. */
  limitOf(clock: ClockState): AppliedLimit | null;
  /** Left out: calendars are what they are called. */
  readonly calendarOf?: CalendarOf;
}

/** The code of the calendar that a rule names for a clock that began so; null where the rules have none for it. */
export type CalendarOf = (named: string, from: ClockStart) => string | null;

const asNamed: CalendarOf = (named) => named;

/** The rule that a clock has applied. */
export function appliedRule({ limit, calendar, ends, until, owes }: ClockState): AppliedRule {
  return { limit, calendar, ends, until, owes };
}

/** What rules lack that clocks run by: a clock's code, or the calendar that is then its own. */
export type ClockLack = 'clock' | 'calendar';

/** What rules lack of all that these clocks run by; each once. */
export function lackedByClocks(
  clocks: readonly ClockState[],
  { regulation }: ClockRules,
  calendarOf: CalendarOf = asNamed,
): readonly ClockLack[] {
  const lacks = clocks.flatMap(({ code, from }): ClockLack[] => {
    const rule = lookUp(regulation.clocks, code);
    if (rule === undefined) return ['clock'];
    const known = calendarsOf(rule).every((name) => lookUp(regulation.calendars, calendarOf(name, from)) !== undefined);
    return known ? [] : ['calendar'];
  });
  return [...new Set(lacks)];
}

/**
 * Every running clock gets the rule in force, where that is another one, on its same recorded intervals.
 *
 * @returns the keys of those whose limit is another one
 */
export function ruleClocks(draft: ClockWriting, rules: ClockRules, applying: Applying): readonly string[] {
  return draft.state.clocks.filter((clock) => isRunning(clock) && ruleAgain(draft, rules, clock, applying)).map(keyOf);
}

/** One clock. @returns whether its limit is another one */
export function ruleAgain(draft: ClockWriting, rules: ClockRules, clock: ClockState, applying: Applying): boolean {
  const rule = ruleOf(clock, rules, applying);
  if (rule === null || sameRule(rule, clock)) return false;
  const moved = !sameLimit(rule.limit, clock.limit);
  // What was agreed under the old limit stays recorded beside the new one.
  const keeps = moved && (clock.extensions.length > 0 || clock.limit.kind === 'agreed');
  const agreed = keeps ? { limit: clock.limit, extensions: clock.extensions } : clock.agreed;
  draft.emit({ type: 'clock-ruled', key: clock.key, rule, agreed });
  return moved;
}

/** Null for a clock that the rules do not know: its own stays. */
function ruleOf(clock: ClockState, { regulation }: ClockRules, applying: Applying): AppliedRule | null {
  const rule = lookUp(regulation.clocks, clock.code);
  if (rule === undefined) return null;
  const limit = applying.limitOf(clock);
  // Whom an offer asks is the offer's own; a date that somebody told or both sides agreed on holds whatever the rule says.
  const asked = clock.subject !== null && clock.from === 'slot-offered' ? { owes: clock.owes } : {};
  const told = clock.limit.kind === 'stated' || (clock.limit.kind === 'agreed' && limit?.kind === 'to-be-agreed');
  const applied = resolved(rule, applying.situation);
  const { calendarOf = asNamed } = applying;
  return {
    limit: told || limit === null ? clock.limit : limit,
    ...applied,
    calendar: calendarOf(applied.calendar, clock.from) ?? clock.calendar,
    ...asked,
  };
}

function keyOf({ key }: ClockState): string {
  return key;
}
