import type { DeskMember, HeldRole } from '../../domain/policy/actor';
import type { Role } from '../../domain/regulation';
import type { Database } from '../database';

/** Somebody who works at a desk, in one of the roles. */
export interface StaffMember {
  readonly personId: string;
  readonly shortId: string;
  readonly role: string;
  /** For a personal manager: the client served. */
  readonly clientId: string | null;
  /** The services the role is for; none: all of them. */
  readonly services: readonly string[];
  /** Companies whose user the person is at the same desk: on their tickets the person is no one of the desk. */
  readonly userOf: readonly string[];
}

/** Who works at a desk, and who did. */
export interface DeskStaff {
  /** The roles that are active, a line each. */
  readonly working: readonly StaffMember[];
  /** By short id. */
  readonly members: ReadonlyMap<string, DeskMember>;
}

/** The desk's own people, those who have left among them; its clients' users only where they are both. */
export async function readStaff(database: Database, desk: string): Promise<DeskStaff> {
  const rows = await database.membership.findMany({
    where: {
      desk,
      OR: [{ role: { not: 'client' } }, { person: { memberships: { some: { desk, role: { not: 'client' } } } } }],
    },
    select: { personId: true, shortId: true, role: true, clientId: true, services: true, active: true },
    orderBy: [{ shortId: 'asc' }, { role: 'asc' }],
  });
  const members = new Map<string, { personId: string; shortId: string; held: HeldRole[] }>();
  for (const { personId, shortId, role, clientId, services, active } of rows) {
    const member = members.get(shortId) ?? { personId, shortId, held: [] };
    members.set(shortId, member);
    // Written by addMembership only.
    if (active) member.held.push({ role: role as Role, clientId, services });
  }
  const working = [...members.values()].flatMap(({ personId, shortId, held }) => {
    const userOf = held.flatMap(({ role, clientId }) => (role === 'client' && clientId !== null ? [clientId] : []));
    return held
      .filter(({ role }) => role !== 'client')
      .map(({ role, clientId, services = [] }) => ({ personId, shortId, role, clientId, services, userOf }));
  });
  return { working, members };
}
