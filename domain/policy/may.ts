/** Who may do what: by role, and for the client's people by their relation to the ticket. */
import type { Role } from '../regulation/types';
import type { Actor, PersonActor } from './actor';

export interface Standing {
  readonly clientId: string;
  readonly authorId: string;
  readonly sharedWith: readonly string[];
}

/** Who of the client's side: the author alone, whoever sees the ticket, or nobody. */
export type ClientReach = 'author' | 'reader' | 'nobody';

export interface Grant {
  readonly client: ClientReach;
  readonly staff: readonly Role[];
}

/** Whoever works on tickets. */
export const desk: readonly Role[] = ['specialist', 'coordinator', 'manager', 'administrator'];
export const lead: readonly Role[] = ['manager', 'administrator'];
export const onSite: readonly Role[] = ['technician', 'coordinator', 'manager', 'administrator'];
export const everyone: readonly Role[] = [...desk, 'technician', 'personal-manager'];

/** Whether the person belongs to those who see the ticket at all. */
export function maySee(actor: PersonActor, ticket: Standing): boolean {
  const served = actor.clientId === null || actor.clientId === ticket.clientId;
  if (actor.role === 'personal-manager') return served;
  if (actor.role !== 'client') return true;
  if (actor.clientId !== ticket.clientId) return false;
  return actor.personId === ticket.authorId || ticket.sharedWith.includes(actor.personId);
}

/** Whether the actor may give commands of this kind on this ticket. Parts of the product itself may; `engine-ui` is a manager. */
export function may(actor: Actor, grant: Grant, ticket: Standing): boolean {
  if (actor.kind === 'system') return actor.part !== 'engine-ui' || grant.staff.includes('manager');
  if (actor.role !== 'client') return grant.staff.includes(actor.role) && maySee(actor, ticket);
  if (grant.client === 'nobody' || !maySee(actor, ticket)) return false;
  return grant.client === 'reader' || actor.personId === ticket.authorId;
}

/** Priority, level and other people's work are the manager's (SK-1). */
export function leads(actor: Actor): boolean {
  return actor.kind === 'system' ? actor.part === 'engine-ui' : lead.includes(actor.role);
}
