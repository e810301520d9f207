import type { Role } from '../../domain/regulation';
import { Problem } from '../problems';
import type { Caller, CallerMembership } from './caller';
import { membershipAt } from './caller';

/**
 * The caller's role at the desk that a request names, or at the only one that can be meant.
 *
 * @throws Problem 404 for a desk the caller does not belong to, 403 for a role that may not, 400 when a desk must be named
 */
export function ownDesk(caller: Caller, desk: string | undefined, roles: readonly Role[]): CallerMembership {
  if (desk !== undefined) {
    const membership = membershipAt(caller, desk);
    if (!membership) throw new Problem('unknown-desk');
    if (!roles.includes(membership.role)) throw new Problem('forbidden');
    return membership;
  }
  const [only, ...more] = caller.memberships.filter(({ role }) => roles.includes(role));
  if (!only) throw new Problem('forbidden');
  if (more.length > 0) {
    throw new Problem('malformed', { errors: [{ pointer: 'desk', code: 'missing', detail: 'Which desk is meant?' }] });
  }
  return only;
}

/** Whoever works for a desk and all of its clients; a personal manager serves one. */
export const deskRoles = [
  'specialist',
  'coordinator',
  'technician',
  'manager',
  'administrator',
] as const satisfies readonly Role[];

/** Whoever works for a desk. */
export const staffRoles = [...deskRoles, 'personal-manager'] as const satisfies readonly Role[];
