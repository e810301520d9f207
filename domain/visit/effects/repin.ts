import { refuse, type Refusal } from '../../policy/refusals';
import type { Recalculate, Rules } from '../../process';
import { lackedByVisit, reruleClocks } from './clocks';
import type { VisitDraft } from '../state/rule';

/**
 * Other rules for a visit, on the record: the rules in force then apply to the same recorded intervals.
 *
 * @param publication by which they came to hold, where one is on record
 */
export function repin(
  draft: VisitDraft,
  target: Rules,
  because: Recalculate['because'],
  publication?: Recalculate['publication'],
): Refusal | null {
  if (lackedByVisit(draft.state, target).length > 0) return refuse('version-does-not-fit');
  draft.emit({
    type: 'rules-pinned',
    to: target.pin,
    from: draft.state.rules,
    because,
    ...(publication && { publication }),
  });
  reruleClocks(draft, target);
  return null;
}
