import type { Role } from '../../domain/regulation';
import { Problem } from '../problems';
import { forbidden } from '../who-may';
import type { Caller, CallerMembership } from './caller';
import { membershipsAt } from './caller';

/** A caller at one desk, by those roles that a request is for. */
export interface Seat {
  readonly desk: string;
  readonly shortId: string;
  readonly roles: readonly CallerMembership[];
}

/**
 * The caller at the desk that a request names, or at the only one that can be meant.
 *
 * @throws Problem 404 for a desk the caller does not belong to, 403 for one who may not, 400 when a desk must be named
 */
export function ownDesk(caller: Caller, desk: string | undefined, roles: readonly Role[]): Seat {
  if (desk !== undefined && membershipsAt(caller, desk).length === 0) throw new Problem('unknown-desk');
  const held = caller.memberships.filter(
    (membership) => roles.includes(membership.role) && (desk === undefined || membership.desk === desk),
  );
  const [first] = held;
  if (!first) throw forbidden(roles);
  if (held.some((membership) => membership.desk !== first.desk)) {
    throw new Problem('malformed', { errors: [{ pointer: 'desk', code: 'missing', says: 'desk-needed' }] });
  }
  return { desk: first.desk, shortId: first.shortId, roles: held };
}

/** The caller at each desk at which one of the roles is held. */
export function ownDesks(caller: Caller, roles: readonly Role[]): readonly Seat[] {
  const held = caller.memberships.filter(({ role }) => roles.includes(role));
  return [...new Set(held.map(({ desk }) => desk))].map((desk) => ownDesk(caller, desk, roles));
}

/** Whether one of the roles is one of these. */
export function holds(
  { roles }: { readonly roles: readonly { readonly role: Role }[] },
  ...wanted: readonly Role[]
): boolean {
  return roles.some(({ role }) => wanted.includes(role));
}

/** The clients to whom the seat is limited: those whom a personal manager serves; null: all of them. */
export function clientsServed({ roles }: Pick<Seat, 'roles'>): readonly string[] | null {
  const served = roles.map(({ role, clientId }) => (role === 'personal-manager' ? clientId : null));
  return served.every((clientId) => clientId !== null) ? served : null;
}

/** The services to whose tickets the seat is limited: those of a specialist of some; undefined: all of them. */
export function servicesSeen({ roles }: Pick<Seat, 'roles'>): readonly string[] | undefined {
  const some = roles.filter(({ role, services }) => role === 'specialist' && services.length > 0);
  return some.length < roles.length ? undefined : [...new Set(some.flatMap(({ services }) => services))];
}

/** Whoever leads a desk. */
export const leadRoles = ['manager', 'administrator'] as const satisfies readonly Role[];

/** Whoever works on the tickets of all clients of a desk. */
export const allClientsRoles = ['specialist', 'coordinator', ...leadRoles] as const satisfies readonly Role[];

/** Whoever speaks with clients for a desk; a personal manager serves one. */
export const contactRoles = [...allClientsRoles, 'personal-manager'] as const satisfies readonly Role[];

/** Whoever works for a desk and all of its clients, technicians on their visits among them. */
export const deskRoles = [...allClientsRoles, 'technician'] as const satisfies readonly Role[];

/** Whoever works for a desk. */
export const staffRoles = [...deskRoles, 'personal-manager'] as const satisfies readonly Role[];
