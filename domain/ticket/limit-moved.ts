import type { Notice } from '../process';
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
  const now = after.clocks.find(({ key }) => key === event.key);
  const was = before?.clocks.find(({ key }) => key === event.key);
  if (now === undefined || was === undefined || now.stoppedAt !== null) return [];
  const isTheLimit = now.from === 'opened' && (now.until === 'topic' || now.until === 'solution');
  if (!isTheLimit || now.cycle !== after.cycle || was.aim.due === now.aim.due) return [];
  const isNew = was.aim.due === null && was.aim.remainingSeconds === null && now.startedAt >= event.at;
  if (isNew) return [];
  if (now.aim.due !== null) return [{ oldDue: was.aim.due, newDue: now.aim.due }];
  return now.aim.remainingSeconds === null ? [] : [{ oldDue: was.aim.due, stands: 1 }];
}
