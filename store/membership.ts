import type { Role } from '../domain/regulation';

/** One of a person's roles at a desk. */
export interface Membership {
  readonly personId: string;
  readonly desk: string;
  readonly role: Role;
  /** The client's company, or the one that a personal manager serves. */
  readonly clientId: string | null;
  /** Of the person at that desk (`sp-07`). */
  readonly shortId: string;
}

/** A row of a membership with its role as what it is. */
export function membershipOf<Row extends Omit<Membership, 'role'> & { readonly role: string }>(
  row: Row,
): Row & { readonly role: Role } {
  // Written by addMembership only.
  return { ...row, role: row.role as Role };
}
