import type { Audience } from '../domain/regulation';
import type { StaffMember } from './rules/library';

/** What of a ticket says who is told. */
export interface Recipients {
  readonly authorId: string;
  readonly assignee: string | null;
  readonly clientId: string;
}

/**
 * The persons that an audience means. Where nobody fills the role, its duty falls to the managers, and without managers
 * to the administrators: a telling must reach somebody.
 */
export function recipientsOf(audience: Audience, state: Recipients, staff: readonly StaffMember[]): string[] {
  switch (audience) {
    case 'author':
      return [state.authorId];
    case 'responsible':
      return orManagers(
        staff.filter(({ shortId }) => shortId === state.assignee),
        staff,
      );
    case 'manager':
      return orManagers([], staff);
    case 'technician':
      // A ticket has no technician of its own; who goes on a visit, the visit knows.
      return orManagers([], staff);
    case 'coordinator':
      return orManagers(withRole(staff, 'coordinator'), staff);
    case 'personal-manager':
      return orManagers(
        withRole(staff, 'personal-manager').filter(({ clientId }) => clientId === null || clientId === state.clientId),
        staff,
      );
    default: {
      const never: never = audience;
      return never;
    }
  }
}

function orManagers(found: readonly StaffMember[], staff: readonly StaffMember[]): string[] {
  const managers = withRole(staff, 'manager');
  const told = [found, managers, withRole(staff, 'administrator')].find((group) => group.length > 0) ?? [];
  return [...new Set(told.map(({ personId }) => personId))];
}

function withRole(staff: readonly StaffMember[], role: string): StaffMember[] {
  return staff.filter((member) => member.role === role);
}
