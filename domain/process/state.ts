import type { ClockState, RulesPin } from './clocks';
import type { Instant } from '../time';

/** What the kernel needs of a state: a plain JSON value folded from events, bounded in the number of words and days. */
export interface ProcessState {
  readonly id: string;
  readonly desk: string;
  /** Whose matter it is; null for a process of the desk's own, which has no client: a publication, say. */
  readonly clientId: string | null;
  readonly rules: RulesPin;
  readonly revision: number;
  /** The instant of the last event: the record never goes back before it. */
  readonly lastAt: Instant;
  readonly clocks: readonly ClockState[];
}
