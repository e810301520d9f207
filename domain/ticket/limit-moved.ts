import { isOwed, movedDue, wasUndated, type Notice } from '../process';
import type { TicketEvent } from './commands';
import type { TicketState } from './state/state';

type Params = Notice['params'];

/**
 * What to tell of a clock that was aimed anew: that the limit of the work moved, stands, or runs again. One that has just begun has
 * moved nowhere, and one that has stopped is nobody's limit any more.
 */
export function limitMoved(
  event: Extract<TicketEvent, { type: 'clock-aimed' }>,
  before: TicketState | null,
  after: TicketState,
): readonly Params[] {
  return movedDue(event.key, before, after, (was, now) => {
    const isTheLimit = now.from === 'opened' && now.until.includes('solution') && isOwed(now);
    const isNew = wasUndated(was) && now.startedAt >= event.at;
    return isTheLimit && now.cycle === after.cycle && !isNew;
  });
}

/** What of the ticket is another than before, by what the letter says of it. */
export function changesOf(event: Extract<TicketEvent, { type: 'classified' }>, before: TicketState | null): Params {
  const { topic, priority, level, vehicles, fault, reason } = event;
  const changed = <T>(now: T, was: T | undefined): T | null => (now === was ? null : now);
  return {
    topic: changed(topic, before?.topic),
    priority: changed(priority, before?.priority),
    level: changed(level, before?.level),
    ...(fault === undefined ? {} : { fault: changed(fault, before?.emergency.fault) }),
    vehiclesNow: changed(vehicles, before?.vehicles),
    reason,
  };
}
