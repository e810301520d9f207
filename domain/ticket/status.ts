import { statusFor } from '../regulation';
import type { Rules } from '../process';
import { situationOf } from './situation';
import type { TicketState } from './state/state';

/** Code of the status that the regulation shows for the ticket as it stands. */
export function statusOf(state: TicketState, rules: Rules): string {
  return statusFor(rules.regulation, situationOf(state, rules));
}
