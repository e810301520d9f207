import { refuse, type Refusal } from '../../policy/refusals';
import type { Recalculate, Rules } from '../../process';
import { lackedByTicket } from './clocks';
import { settleService } from './services';
import { rerule } from './shared';
import type { TicketDraft } from '../state/rule';

/**
 * Other rules for a ticket, on the record: the rules in force then apply to the same recorded intervals.
 *
 * @param publication by which they came to hold, where one is on record
 */
export function repin(
  draft: TicketDraft,
  target: Rules,
  because: Recalculate['because'],
  publication?: Recalculate['publication'],
): Refusal | null {
  if (lackedByTicket(draft.state, target).length > 0) return refuse('version-does-not-fit');
  draft.emit({
    type: 'rules-pinned',
    to: target.pin,
    from: draft.state.rules,
    because,
    ...(publication && { publication }),
  });
  settleService(draft, target);
  rerule(draft, target);
  return null;
}
