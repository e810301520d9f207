import { answering } from '../domain/policy/may';
import { servicePresent } from '../domain/ticket';
import type { TicketService } from '../domain/ticket';
import type { Addressee } from '../domain/process';
import type { StaffMember } from './rules/staff';

/** What of a ticket says who is told. */
export interface Recipients {
  readonly authorId: string;
  readonly assignee: string | null;
  readonly clientId: string;
  readonly sharedWith: readonly string[];
  /** Of a ticket. */
  readonly service?: TicketService;
}

/**
 * The persons that an audience means. Where nobody fills the role, its duty falls to the managers, and without managers
 * to the administrators: a telling must reach somebody. Followers there may be none of.
 *
 * @param before as the event found it, if anything was there
 */
export function recipientsOf(
  audience: Addressee,
  state: Recipients,
  people: readonly StaffMember[],
  before: Pick<Recipients, 'sharedWith' | 'assignee'> | null = null,
): string[] {
  const staff = people.filter(({ userOf }) => !userOf.includes(state.clientId));
  switch (audience) {
    case 'author':
      return [state.authorId];
    case 'readers':
      return [...state.sharedWith];
    case 'new-readers':
      return state.sharedWith.filter((person) => before === null || !before.sharedWith.includes(person));
    case 'responsible':
      return orManagers(
        // Who may not answer it any more is not who waits for news of it.
        staff.filter(({ shortId, role }) => shortId === inPlaceOf(state, staff) && isAnswering(role)),
        staff,
      );
    case 'service':
      return orManagers(ofService(staff, state.service && servicePresent(state.service)), staff);
    case 'former-responsible':
      // Who has left the desk need not be told, and nobody is told instead.
      return staff.filter(({ shortId }) => shortId === before?.assignee).map(({ personId }) => personId);
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

/** The responsible, or who stands in meanwhile; null: nobody does. The ticket stays whose it is. */
function inPlaceOf({ assignee, service }: Recipients, staff: readonly StaffMember[]): string | null {
  const covered = staff.find(({ shortId, coveredBy }) => shortId === assignee && coveredBy !== undefined);
  if (covered === undefined) return assignee;
  const present = service && servicePresent(service);
  // Whose services are others does not see the ticket.
  const sees = staff.some(
    ({ shortId, role, services }) =>
      shortId === covered.coveredBy &&
      (role !== 'specialist' || services.length === 0 || present == null || services.includes(present)),
  );
  return sees ? (covered.coveredBy ?? null) : null;
}

function isAnswering(role: string): boolean {
  return answering.staff.some((able) => able === role);
}

/** The people of a service: who names it, and the specialists that work for all. */
function ofService(staff: readonly StaffMember[], service: string | null | undefined): StaffMember[] {
  return staff.filter(({ role, services }) => {
    if (!isAnswering(role)) return false;
    return service != null && services.includes(service) ? true : role === 'specialist' && services.length === 0;
  });
}

function orManagers(found: readonly StaffMember[], staff: readonly StaffMember[]): string[] {
  const managers = withRole(staff, 'manager');
  const told = [found, managers, withRole(staff, 'administrator')].find((group) => group.length > 0) ?? [];
  return [...new Set(told.map(({ personId }) => personId))];
}

function withRole(staff: readonly StaffMember[], role: string): StaffMember[] {
  return staff.filter((member) => member.role === role);
}
