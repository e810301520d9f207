/** Facts about clocks, the same for every bearer. */
import type { Instant } from '../../time';
import type { Audience } from '../../regulation/types';
import type { AgreedExtension, Aim, AppliedLimit, ClockPause, ClockState } from './state';

export interface ClockEventBodies {
  'clock-started': { clock: Omit<ClockState, 'aim' | 'told' | 'stoppedAt'> };
  'clock-stopped': { key: string };
  /** The stop is taken back; the time between counts as the given pause, or, with null, as if it had never stopped. */
  'clock-resumed': { key: string; pause: ClockPause | null };
  'clock-paused': { key: string; pause: ClockPause };
  /** `asOf`: where the pause ends, if not at the event itself. A pause that was to end later ends then. */
  'clock-unpaused': { key: string; cause: string; asOf?: Instant };
  /** Another limit for the same recorded intervals; what was agreed under the old one stays recorded. */
  'clock-limited': { key: string; limit: AppliedLimit; agreed: ClockState['agreed'] };
  /** `on`: whether the agreement lengthens the limit in force or the earlier agreement that holds instead of it. */
  'clock-extended': { key: string; extension: AgreedExtension; on: 'limit' | 'earlier-agreement' };
  'clock-held': { key: string; notBefore: Instant };
  'clock-aimed': { key: string; aim: Aim };
  'threshold-told': { key: string; code: string; due: Instant | null; whom: Audience[] };
}

export type ClockEventType = keyof ClockEventBodies;

export type ClockEventBody = {
  [T in ClockEventType]: { readonly type: T } & Readonly<ClockEventBodies[T]>;
}[ClockEventType];

/** A fact about a clock with the instant at which it holds. */
export type ClockEvent = ClockEventBody & { readonly at: Instant };
