import type { Rules } from '../../process';
import type { EmergencyEventBodies } from '../state/emergency';
import type { TicketDraft } from '../state/rule';
import { rerule } from './shared';

/** From now on it holds: clocks go by the rules that the regulation has for it. */
export function declareEmergency(
  draft: TicketDraft,
  rules: Rules,
  declared: EmergencyEventBodies['emergency-declared'],
): void {
  draft.emit({ type: 'emergency-declared', ...declared });
  rerule(draft, rules);
}
