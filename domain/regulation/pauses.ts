import { lookUp } from './look-up';
import type { ClockRule, ClockStart, Regulation } from './types';

/** Whether a clock stands while this wait lasts. Only what the paragraph or a contract grants: unknown codes pause nothing. */
export function mayPause(regulation: Regulation, wait: string, clock: string): boolean {
  return lookUp(regulation.waits, wait)?.pauses.includes(clock) ?? false;
}

/** Whether a clock stands while ordered parts are on their way. */
export function partsPause(regulation: Regulation, clock: string): boolean {
  return regulation.parts?.pauses.includes(clock) ?? false;
}

/** The clocks that an occasion starts, by code, in a stable order. */
export function clocksFrom(regulation: Regulation, start: ClockStart): readonly (readonly [string, ClockRule])[] {
  return Object.entries(regulation.clocks)
    .filter(([, rule]) => rule.from === start)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
