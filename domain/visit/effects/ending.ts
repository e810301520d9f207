import { runningClocks } from '../../process';
import type { VisitEventBodies } from '../state/events';
import type { VisitDraft } from '../state/rule';
import { releaseSlot } from './slots';

/** Over, one way or the other: the clocks stop, but for parts that are still to arrive, and what was reserved is free again. */
export function endVisit(draft: VisitDraft): void {
  for (const { key, from, startedAt } of runningClocks(draft.state))
    if (from !== 'parts-ordered') draft.emit({ type: 'clock-stopped', key }, Math.max(draft.at, startedAt));
  const { reserved } = draft.state;
  if (reserved.length > 0) draft.emit({ type: 'spares-released', lines: [...reserved] });
}

/** Called off: by a word of its own, or with its ticket. */
export function callOff(draft: VisitDraft, how: VisitEventBodies['visit-cancelled']): void {
  releaseSlot(draft, 'cancelled');
  draft.emit({ type: 'visit-cancelled', ...how });
  endVisit(draft);
}
