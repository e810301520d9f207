import type { Role } from '../domain/regulation';
import type { StoreContext } from './store-context';

/** A person's role at a desk. */
export interface Membership {
  readonly personId: string;
  readonly desk: string;
  readonly role: Role;
  /** The client's company, or the one that a personal manager serves. */
  readonly clientId: string | null;
  /** Unique per desk (`sp-07`). */
  readonly shortId: string;
}

/** The active role of a person at a desk; undefined for strangers. */
export async function findMembership(
  { database }: StoreContext,
  personId: string,
  desk: string,
): Promise<Membership | undefined> {
  const row = await database.membership.findUnique({
    where: { personId_desk: { personId, desk }, active: true },
    select: { personId: true, desk: true, role: true, clientId: true, shortId: true },
  });
  return row === null ? undefined : membershipOf(row);
}

export function membershipOf<Row extends Omit<Membership, 'role'> & { readonly role: string }>(
  row: Row,
): Row & { readonly role: Role } {
  // Written by addMembership only.
  return { ...row, role: row.role as Role };
}
