import type { Owner } from '../regulation/types';
import { nextStep } from './next-step';
import type { TicketState } from './state/state';

/**
 * Whose turn it is: the side that owes the next step. Whoever acts for the desk is the desk, and so is nobody in particular; what
 * happens by itself while the work stands for it is nature's. Null: nobody's, as of a ticket that is closed and at rest.
 */
export function sideOwing(state: TicketState): Owner | null {
  const { owes, step } = nextStep(state);
  switch (owes) {
    case 'nobody':
      return null;
    case 'author':
      return 'client';
    case 'supplier':
      return 'supplier';
    case 'responsible':
    case 'service':
    case 'manager':
    case 'coordinator':
    case 'technician':
    case 'personal-manager':
      return step === 'continue' && state.wait?.owner === 'nature' ? 'nature' : 'us';
    default: {
      const never: never = owes;
      return never;
    }
  }
}
