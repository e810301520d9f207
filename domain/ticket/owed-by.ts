import { nextStep } from './next-step';
import { servicePresent } from './state/service';
import type { TicketState } from './state/state';

/**
 * Who owes the next step, as one word by which tickets are listed: a short id where it is the responsible's, `service:CODE` where any
 * of a service's people may take it, else the side or the role.
 */
export function owedBy(state: TicketState): string {
  const { owes } = nextStep(state);
  switch (owes) {
    case 'responsible':
      // Without a responsible it is the managers' already.
      return state.assignee ?? 'manager';
    case 'service':
      return ofService(servicePresent(state.service));
    default:
      return owes;
  }
}

/** The word for what a service's people owe; null: the one that has no name. */
export function ofService(service: string | null): string {
  return service === null ? 'service' : `service:${service}`;
}
