import { refuse, type Refusal } from '../../policy/refusals';
import type { Rules } from '../../process';
import { fits } from './clocks';
import { settleService } from './services';
import { rerule } from './shared';
import type { TicketDraft } from '../state/rule';

/** Other rules for a ticket, on the record: the rules in force then apply to the same recorded intervals. */
export function repin(draft: TicketDraft, target: Rules, because: 'version' | 'contract' | 'calendar'): Refusal | null {
  if (!fits(draft.state, target)) return refuse('version-does-not-fit');
  draft.emit({ type: 'rules-pinned', to: target.pin, from: draft.state.rules, because });
  settleService(draft, target);
  rerule(draft, target);
  return null;
}
