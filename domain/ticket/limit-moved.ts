import { movedDue, wasUndated, type Notice } from '../process';
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
    const isTheLimit = now.from === 'opened' && (now.until === 'topic' || now.until === 'solution');
    const isNew = wasUndated(was) && now.startedAt >= event.at;
    return isTheLimit && now.cycle === after.cycle && !isNew;
  });
}
