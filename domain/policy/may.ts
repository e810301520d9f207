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

const desk: readonly Role[] = ['specialist', 'coordinator', 'manager', 'administrator'];
const lead: readonly Role[] = ['manager', 'administrator'];
const onSite: readonly Role[] = ['technician', 'coordinator', 'manager', 'administrator'];
const everyone: readonly Role[] = [...desk, 'technician', 'personal-manager'];

export const grants = {
  reply: { client: 'reader', staff: [...desk, 'personal-manager'] },
  note: { client: 'nobody', staff: everyone },
  assign: { client: 'nobody', staff: desk },
  classify: { client: 'nobody', staff: desk },
  triage: { client: 'nobody', staff: desk },
  estimate: { client: 'nobody', staff: desk },
  wait: { client: 'nobody', staff: desk },
  resume: { client: 'nobody', staff: desk },
  'propose-extension': { client: 'nobody', staff: desk },
  'answer-extension': { client: 'reader', staff: desk },
  solve: { client: 'nobody', staff: desk },
  confirm: { client: 'author', staff: [] },
  object: { client: 'author', staff: [] },
  close: { client: 'author', staff: desk },
  rate: { client: 'author', staff: [] },
  reopen: { client: 'author', staff: desk },
  'mark-courtesy': { client: 'nobody', staff: desk },
  'request-visit': { client: 'author', staff: desk },
  'log-call': { client: 'nobody', staff: [...desk, 'personal-manager'] },
  share: { client: 'author', staff: desk },
  split: { client: 'nobody', staff: desk },
  'use-version': { client: 'nobody', staff: lead },
  'order-parts': { client: 'nobody', staff: desk },
  'ship-parts': { client: 'nobody', staff: desk },
  'receive-parts': { client: 'nobody', staff: [...desk, 'technician'] },
  'cancel-parts': { client: 'nobody', staff: desk },
  // Of a visit.
  ready: { client: 'reader', staff: [...desk, 'personal-manager'] },
  'withdraw-ready': { client: 'reader', staff: [...desk, 'personal-manager'] },
  'offer-slot': { client: 'nobody', staff: desk },
  'answer-slot': { client: 'reader', staff: [...desk, 'personal-manager'] },
  depart: { client: 'nobody', staff: onSite },
  start: { client: 'nobody', staff: onSite },
  act: { client: 'nobody', staff: onSite },
  'no-show': { client: 'nobody', staff: onSite },
  check: { client: 'nobody', staff: desk },
  cancel: { client: 'author', staff: desk },
  'need-spares': { client: 'nobody', staff: desk },
  'reserve-spares': { client: 'nobody', staff: [...desk, 'technician'] },
  'release-spares': { client: 'nobody', staff: [...desk, 'technician'] },
} as const satisfies Record<string, Grant>;

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
