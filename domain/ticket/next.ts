import type { Instant } from '../time';
import { isOwed, isRunning, nextTick } from '../process';
import type { ClockState } from '../process';
import { isVisitOpen, visitsUnderWay } from './state/visits';
import type { TicketState } from './state/state';

const ownAffairs: readonly ClockState['from'][] = [
  'wait',
  'proposal',
  'solution-delivered',
  'delivery-failed',
  'signal-refused',
  'handed-over',
  'service-accepted',
];

/** Promises of the desk to the client, as against the time the client has to answer, the desk's own affairs and a machine's. */
function isPromise(clock: ClockState): boolean {
  return (
    isOwed(clock) && clock.owes !== 'author' && !clock.until.includes('handed-over') && !ownAffairs.includes(clock.from)
  );
}

/**
 * The earliest due instant of a running promise, those of the visits of its work among them; in the past means overdue. A visit
 * that outlives its ticket, or its cycle, is overdue by itself.
 */
export function nextDue(state: TicketState): Instant | null {
  const dues = state.clocks.flatMap((clock) =>
    isRunning(clock) && isPromise(clock) && clock.aim.due !== null ? [clock.aim.due] : [],
  );
  if (state.stage !== 'closed')
    for (const { progress } of visitsUnderWay(state)) if (progress?.due != null) dues.push(progress.due);
  return dues.length === 0 ? null : Math.min(...dues);
}

/** Terminal, with nothing left that has a date or is owed by one, nor a visit that goes on: no run is needed until somebody writes again. */
export function hasEnded(state: TicketState): boolean {
  return (
    state.stage === 'closed' && nextTick(state) === null && nextDue(state) === null && !state.visits.some(isVisitOpen)
  );
}
