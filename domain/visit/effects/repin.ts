import { refuse, type Refusal } from '../../policy/refusals';
import type { Rules } from '../../process';
import { fits, reruleClocks } from './clocks';
import type { VisitDraft } from '../state/rule';

/** Other rules for a visit, on the record: the rules in force then apply to the same recorded intervals. */
export function repin(draft: VisitDraft, target: Rules, because: 'version' | 'contract' | 'calendar'): Refusal | null {
  if (!fits(draft.state, target)) return refuse('version-does-not-fit');
  draft.emit({ type: 'rules-pinned', to: target.pin, from: draft.state.rules, because });
  reruleClocks(draft, target);
  return null;
}
