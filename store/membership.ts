import type { CompanyRole } from '../domain/policy/actor';
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
  /** What a client's user is in the company; null: a user like others. */
  readonly inCompany: CompanyRole | null;
  /** Of somebody of the desk: the services the role is for; none: all of them. */
  readonly services: readonly string[];
}

/** A row of a membership with what stands in it as what it is. */
export function membershipOf<
  Row extends Omit<Membership, 'role' | 'inCompany'> & { readonly role: string; readonly inCompany: string | null },
>(row: Row): Row & { readonly role: Role; readonly inCompany: CompanyRole | null } {
  // Written by addMembership and setCompanyRole only.
  return { ...row, role: row.role as Role, inCompany: row.inCompany as CompanyRole | null };
}
