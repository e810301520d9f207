import { stopClocks } from '../clock';
import type { VisitDraft } from './draft';

/** Over, one way or the other: every clock stops, and what was reserved for it is free again. */
export function endVisit(draft: VisitDraft): void {
  stopClocks(draft, {});
  const { reserved } = draft.state;
  if (reserved.length > 0) draft.emit({ type: 'spares-released', lines: [...reserved] });
}
