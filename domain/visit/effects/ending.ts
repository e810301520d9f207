import { runningClocks } from '../../process';
import type { VisitDraft } from '../state/rule';

/** Over, one way or the other: the clocks stop, but for parts that are still to arrive, and what was reserved is free again. */
export function endVisit(draft: VisitDraft): void {
  for (const { key, from, startedAt } of runningClocks(draft.state))
    if (from !== 'parts-ordered') draft.emit({ type: 'clock-stopped', key }, Math.max(draft.at, startedAt));
  const { reserved } = draft.state;
  if (reserved.length > 0) draft.emit({ type: 'spares-released', lines: [...reserved] });
}
