import type { Instant } from '../time';
import { isRunning } from './clocks';
import type { ClockState, TicketState } from './state';

/** A moment at which something happens by itself. */
export interface Tick {
  readonly at: Instant;
  readonly clock: string;
  readonly code: string;
  readonly due: Instant | null;
  /** What a timer waiting for it is called. */
  readonly name: string;
}

/** The earliest armed threshold of a running clock; ties go by the order of clocks. Null: nothing with a date is left. */
export function nextTick(state: TicketState): Tick | null {
  let next: Tick | null = null;
  for (const clock of state.clocks) {
    if (!isRunning(clock)) continue;
    for (const threshold of clock.aim.thresholds) {
      if (!threshold.armed || (next !== null && threshold.at >= next.at)) continue;
      next = {
        at: threshold.at,
        clock: clock.key,
        code: threshold.code,
        due: clock.aim.due,
        name: `${clock.code} ${threshold.code}`,
      };
    }
  }
  return next;
}

/** Identity of a tick: it has no row, and the same one is never decided twice. */
export function tickId(tick: Tick): string {
  return `tick/${tick.clock}/${tick.code}/${tick.due ?? 'none'}`;
}

const ownAffairs: readonly ClockState['from'][] = [
  'wait',
  'proposal',
  'solution-delivered',
  'delivery-failed',
  'signal-refused',
];

/** Promises of the desk to the client, as against the time the client has to answer and the desk's own affairs. */
function isPromise(clock: ClockState): boolean {
  return clock.owes !== 'author' && !ownAffairs.includes(clock.from);
}

/** The earliest due instant of a running promise; in the past means overdue. */
export function nextDue(state: TicketState): Instant | null {
  const dues = state.clocks.flatMap((clock) =>
    isRunning(clock) && isPromise(clock) && clock.aim.due !== null ? [clock.aim.due] : [],
  );
  return dues.length === 0 ? null : Math.min(...dues);
}

/** Terminal, with nothing left that has a date: no run is needed until somebody writes again. */
export function hasEnded(state: TicketState): boolean {
  return state.stage === 'closed' && nextTick(state) === null;
}
