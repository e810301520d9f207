import type { Role } from '../../domain/regulation';
import { ownDesk } from '../auth/own-desk';
import type { Caller, CallerMembership } from '../auth/caller';
import { Problem } from '../problems';

/** Who plans the time of others. */
export const plannerRoles = ['coordinator', 'manager', 'administrator'] as const satisfies readonly Role[];

/** Who plans, and the technicians themselves. */
export const fieldRoles = [...plannerRoles, 'technician'] as const satisfies readonly Role[];

/** Whether a member of the desk may know why this technician is absent. */
export function seesReasons({ role, shortId }: CallerMembership, technician: string): boolean {
  const planners: readonly Role[] = plannerRoles;
  return planners.includes(role) || (role === 'technician' && shortId === technician);
}

/**
 * The caller's role at the desk at which a technician is meant: a technician acts for the own person alone.
 *
 * @throws Problem as `ownDesk` does, and 403 for a technician who acts for another one
 */
export function actFor(shortId: string, caller: Caller, desk: string | undefined): CallerMembership {
  const membership = ownDesk(caller, desk, fieldRoles);
  if (membership.role === 'technician' && membership.shortId !== shortId) throw new Problem('forbidden');
  return membership;
}
