import type { Calendar } from '../../time';
import type { Regulation } from '../../regulation/types';

/** What a process and each of its clocks is pinned to: the merged rules by digest, and the version of the calendars. */
export interface RulesPin {
  readonly digest: string;
  readonly calendars: string;
}

/** What clocks need of the rules. */
export interface ClockRules {
  readonly pin: RulesPin;
  readonly regulation: Regulation;
  /** Every calendar that the regulation names has been compiled when the rules were loaded. */
  calendar(code: string): Calendar;
}

/** The rules by their pins. */
export interface ClockRulesCatalog {
  of(pin: RulesPin): ClockRules;
}

/** Whether two pins mean the same rules. */
export function samePin(a: RulesPin, b: RulesPin): boolean {
  return a.digest === b.digest && a.calendars === b.calendars;
}
