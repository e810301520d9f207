import type { Draft } from './draft';
import { relimit } from './effects';
import type { TicketRules } from './rules';

/** Other rules for a ticket, on the record: the new limits apply to the same recorded intervals. */
export function repin(draft: Draft, target: TicketRules, because: 'version' | 'contract' | 'calendar'): void {
  draft.emit({ type: 'rules-pinned', to: target.pin, from: draft.state.rules, because });
  relimit(draft, target);
}
