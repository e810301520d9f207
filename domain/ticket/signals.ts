import type { RefusalCode } from '../policy/refusals';
import { runningClocks } from '../process/clocks';
import { startClocks } from './clocks';
import type { Draft } from './draft';
import type { TicketRules } from './rules';

/** What a hand in the engine's console asked for and cannot have is kept, and put before a manager. */
export function refuseSignal(
  draft: Draft,
  rules: TicketRules,
  signal: string,
  refusal: RefusalCode | 'malformed',
): void {
  draft.emit({ type: 'signal-refused', signal, refusal });
  if (draft.state.stage !== 'closed' && runningClocks(draft.state, { from: ['signal-refused'] }).length === 0) {
    startClocks(draft, rules, 'signal-refused', { subject: signal });
  }
}
