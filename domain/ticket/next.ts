import type { Instant } from '../time';
import { isRunning, nextTick } from '../process';
import type { ClockState } from '../process';
import { isVisitOpen } from './state/visits';
import type { TicketState } from './state/state';

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

/** The earliest due instant of a running promise, those of its visits among them; in the past means overdue. */
export function nextDue(state: TicketState): Instant | null {
  const dues = state.clocks.flatMap((clock) =>
    isRunning(clock) && isPromise(clock) && clock.aim.due !== null ? [clock.aim.due] : [],
  );
  for (const visit of state.visits)
    if (isVisitOpen(visit)) dues.push(...(visit.progress?.due == null ? [] : [visit.progress.due]));
  return dues.length === 0 ? null : Math.min(...dues);
}

/** Terminal, with nothing left that has a date or is owed by one, nor a visit that goes on: no run is needed until somebody writes again. */
export function hasEnded(state: TicketState): boolean {
  return (
    state.stage === 'closed' && nextTick(state) === null && nextDue(state) === null && !state.visits.some(isVisitOpen)
  );
}
