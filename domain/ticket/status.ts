import { shownPriority, statusFor } from '../regulation';
import type { Rules } from '../process';
import { situationOf } from './situation';
import type { TicketState } from './state/state';

/** Code of the status that the regulation shows for the ticket as it stands. */
export function statusOf(state: TicketState, rules: Rules): string {
  return statusFor(rules.regulation, situationOf(state, rules));
}

/** Code of the priority that is shown and handled by: an emergency raises it while it is declared. */
export function priorityOf({ priority, emergency }: TicketState, { regulation }: Rules): string {
  return shownPriority(regulation, priority, emergency.state === 'declared');
}
