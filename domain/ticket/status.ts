import { statusFor } from '../regulation';
import type { Rules } from '../process';
import type { TicketState } from './state/state';

/** Code of the status that the regulation shows for the ticket as it stands. */
export function statusOf(state: TicketState, rules: Rules): string {
  return statusFor(rules.regulation, {
    stage: state.stage,
    wait: state.wait?.reason ?? null,
    assigned: state.assignee !== null,
    reopened: state.cycle > 1,
  });
}
