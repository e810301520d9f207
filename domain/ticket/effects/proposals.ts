import { stopClocks } from '../../process';
import type { TicketDraft } from '../state/rule';

/** A proposal that nobody has answered, or that would mean another date than the one the other side was told. */
export function lapseProposal(draft: TicketDraft, because: 'time' | 'solved' | 'closed' | 'relimited'): void {
  const proposal = draft.state.proposal;
  if (proposal === null) return;
  draft.emit({ type: 'extension-expired', proposalId: proposal.id, because });
  stopClocks(draft, { from: ['proposal'] });
}
