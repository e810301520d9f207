import type { Instant } from '../../time';
import { refuse, type Refusal } from '../../policy/refusals';
import { owedClocks, stopClocks } from '../../process';
import { startClocks } from './clocks';
import type { TicketDraft } from '../state/rule';
import type { Rules } from '../../process';

/**
 * The indicative date told to the client, with a clock of its own: it does not bind, but before it slips the client
 * is told; past the limit it goes only together with an extension (SK-13, HD-6).
 */
export function tellEstimate(
  draft: TicketDraft,
  rules: Rules,
  messageId: string,
  expectedAt: Instant,
  told: 'triage' | 'new-estimate',
): Refusal | null {
  if (expectedAt <= draft.at) return refuse('estimate-in-past');
  const limits = owedClocks(draft.state, { until: ['solution'], from: ['opened'] });
  // A limit that has passed cannot forbid telling the client when it will be.
  if (limits.some(({ aim: { due } }) => due !== null && due > draft.at && expectedAt > due))
    return refuse('estimate-beyond-limit');
  stopClocks(draft, { from: ['estimate'] });
  stopClocks(draft, { until: ['estimate'] });
  draft.emit({ type: 'estimated', expectedAt, messageId, with: told });
  startClocks(draft, rules, 'estimate', { due: expectedAt, subject: messageId });
  return null;
}
