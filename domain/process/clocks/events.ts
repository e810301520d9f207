/** Facts about clocks, the same for every bearer. */
import type { Instant } from '../../time';
import type { Audience } from '../../regulation/types';
import type { AgreedExtension, Aim, AppliedRule, ClockPause, ClockState } from './state';

export interface ClockEventBodies {
  /** The pin is that of the process as it stands then. */
  'clock-started': { clock: Omit<ClockState, 'aim' | 'told' | 'stoppedAt' | 'stoppedBy' | 'pin'> };
  'clock-stopped': { key: string };
  /** The stop is taken back; the time between counts as the given pause, or, with null, as if it had never stopped. */
  'clock-resumed': { key: string; pause: ClockPause | null };
  'clock-paused': { key: string; pause: ClockPause };
  /** The pause ends where the fact holds. One that was to end later ends then. */
  'clock-unpaused': { key: string; cause: string };
  /** Another rule for the same recorded intervals; what was agreed under another limit stays recorded. Whole, but for old events. */
  'clock-ruled': { key: string; rule: Partial<AppliedRule>; agreed: ClockState['agreed'] };
  /** `on`: whether the agreement lengthens the limit in force or the earlier agreement that holds instead of it. */
  'clock-extended': { key: string; extension: AgreedExtension; on: 'limit' | 'earlier-agreement' };
  'clock-held': { key: string; notBefore: Instant };
  'clock-aimed': { key: string; aim: Aim };
  'threshold-told': { key: string; code: string; due: Instant | null; whom: Audience[] };
  /** One fact moved several thresholds into the past: these give way to the latest of them, and are told to nobody. */
  'thresholds-passed': { key: string; codes: string[]; due: Instant | null };
}

export type ClockEventType = keyof ClockEventBodies;

export type ClockEventBody = {
  [T in ClockEventType]: { readonly type: T } & Readonly<ClockEventBodies[T]>;
}[ClockEventType];

/** A fact about a clock with its instants (see `effectiveAt`) and what caused it. */
export type ClockEvent = ClockEventBody & { readonly at: Instant; readonly asOf?: Instant; readonly commandId: string };
