import type { Role } from '../domain/regulation';
import type { PersonActor } from '../domain/policy/actor';
import type { StoreContext } from './store-context';

/** A person's role at a desk. */
export interface Membership {
  readonly personId: string;
  readonly desk: string;
  readonly role: Role;
  readonly clientId: string | null;
  readonly shortId: string;
}

const columns = { personId: true, desk: true, role: true, clientId: true, shortId: true } as const;

/** The active role of a person at a desk; undefined for strangers. */
export async function findMembership(
  { database }: StoreContext,
  personId: string,
  desk: string,
): Promise<Membership | undefined> {
  const row = await database.membership.findUnique({
    where: { personId_desk: { personId, desk }, active: true },
    select: columns,
  });
  return row === null ? undefined : membershipOf(row);
}

/** All active roles of a person, by desk. */
export async function listMemberships({ database }: StoreContext, personId: string): Promise<Membership[]> {
  const rows = await database.membership.findMany({
    where: { personId, active: true },
    select: columns,
    orderBy: { desk: 'asc' },
  });
  return rows.map(membershipOf);
}

export function membershipOf(row: Omit<Membership, 'role'> & { readonly role: string }): Membership {
  // Written by addMembership only.
  return { ...row, role: row.role as Role };
}

/** The actor that a membership makes of its person. Who serves a client is still one of the desk. */
export function actorOf({ personId, shortId, role, clientId }: Membership): PersonActor {
  return { kind: 'person', personId, shortId, role, clientId: role === 'client' ? clientId : null };
}
