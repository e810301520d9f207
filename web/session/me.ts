import { useSuspenseQuery } from '@tanstack/react-query';
import type { Schemas } from '../api/client';
import { queries } from '../api/queries';

export type Me = Schemas['Me'];
export type Membership = Me['memberships'][number];

/** Whoever is signed in; below `SignedIn` only. */
export function useMe(): Me {
  return useSuspenseQuery(queries.me()).data;
}

/** Whether somebody works at a desk, or only at the one named. */
export function isStaff(me: Me, desk?: string): boolean {
  return me.memberships.some((it) => it.role !== 'client' && (desk === undefined || it.desk === desk));
}

/** Whether somebody is a desk's client, or only the one's named. */
export function isClient(me: Me, desk?: string): boolean {
  return me.memberships.some((it) => it.role === 'client' && (desk === undefined || it.desk === desk));
}

const planners: readonly Membership['role'][] = ['coordinator', 'manager', 'administrator'];

/** Whether somebody plans the time of technicians. */
export function plansVisits(me: Me): boolean {
  return me.memberships.some(({ role }) => planners.includes(role));
}

/** Whether somebody goes on visits. */
export function isTechnician(me: Me): boolean {
  return me.memberships.some(({ role }) => role === 'technician');
}

/** Whether somebody goes on visits and does nothing else at any desk. */
export function isTechnicianOnly(me: Me): boolean {
  return isTechnician(me) && me.memberships.every(({ role }) => role === 'technician');
}

/** Whether somebody runs a desk: its people, companies and rules. */
export function isAdministrator(me: Me): boolean {
  return me.memberships.some(({ role }) => role === 'administrator');
}
