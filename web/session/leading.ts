import type { Me } from './me';

const deskWide = ['specialist', 'coordinator', 'manager', 'administrator'];

/** Desks at which somebody works on the tickets of all clients, in the order of the roles. */
export function deskWideDesks(me: Me): readonly string[] {
  return [...new Set(me.memberships.filter(({ role }) => deskWide.includes(role)).map(({ desk }) => desk))];
}

/** Whether somebody leads a desk, or only the one named. */
export function leads(me: Me, desk?: string): boolean {
  return me.memberships.some(
    (it) => (it.role === 'manager' || it.role === 'administrator') && (desk === undefined || it.desk === desk),
  );
}
