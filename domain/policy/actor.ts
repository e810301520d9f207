import type { Role } from '../regulation/types';

/**
 * What a client's user is in the own company beside a user of it: its lead, who sees all of its tickets, or the account of a program,
 * whose tickets are everybody's there.
 */
export const companyRoles = ['lead', 'integration'] as const;
export type CompanyRole = (typeof companyRoles)[number];

/** A role at a desk: of a client's user with the own company, of a personal manager with the one served (null: all of them). */
export interface HeldRole {
  readonly role: Role;
  readonly clientId: string | null;
  /** Absent or null: a user like others. */
  readonly inCompany?: CompanyRole | null;
  /** Of a role of the desk: the services it is for; absent or empty: all of them. */
  readonly services?: readonly string[];
}

/** A person acting at one desk. */
export interface PersonActor extends HeldRole {
  readonly kind: 'person';
  readonly personId: string;
  /** The short id at the desk (`sp-07`), as commands and search attributes use it. */
  readonly shortId: string;
  /** Further roles at the desk, the least first: what the ones before may not do, these may. */
  readonly also?: readonly HeldRole[];
}

/** A part of the product itself. `engine-ui` has a manager's rights: whoever reaches Temporal UI is one. */
export interface SystemActor {
  readonly kind: 'system';
  readonly part: 'clock' | 'sender' | 'engine-ui' | 'visit' | 'ticket' | 'broadcast' | 'mail';
}

/** What the product does for many processes at once, or for one of its own. */
export const broadcast: SystemActor = { kind: 'system', part: 'broadcast' };

export type Actor = PersonActor | SystemActor;

/** A person of a desk, with the roles that are active there; none: the person has left. */
export interface DeskMember {
  readonly personId: string;
  readonly shortId: string;
  readonly held: readonly HeldRole[];
}

/** From the least to the most that a role may do. */
const leastFirst: readonly Role[] = [
  'client',
  'technician',
  'personal-manager',
  'specialist',
  'coordinator',
  'manager',
  'administrator',
];

/**
 * A person as acting on what belongs to a client: who is a user of that client acts as such only, everybody else by all roles at
 * the desk together. Null: nothing of the sort is the person's business.
 *
 * @param clientId null: it is the desk's own
 */
export function actingOn({ personId, shortId, held }: DeskMember, clientId: string | null): PersonActor | null {
  const own = held.filter((each) => each.role === 'client' && each.clientId === clientId);
  const rights = own.length > 0 ? own : held.filter(({ role }) => role !== 'client');
  const [least, ...also] = byLeast(rights);
  if (least === undefined) return null;
  return {
    kind: 'person',
    personId,
    shortId,
    ...roleOf(least),
    ...(also.length > 0 ? { also: also.map(roleOf) } : {}),
  };
}

/** Roles in order, the one that may do least first. */
export function byLeast<Held extends Pick<HeldRole, 'role'>>(held: readonly Held[]): readonly Held[] {
  return [...held].sort((a, b) => leastFirst.indexOf(a.role) - leastFirst.indexOf(b.role));
}

/** A client's user belongs to a company, a personal manager serves one; the other roles are for all clients. */
function roleOf({ role, clientId, inCompany, services = [] }: HeldRole): HeldRole {
  return {
    role,
    clientId: role === 'client' || role === 'personal-manager' ? clientId : null,
    ...(role === 'client' && inCompany != null ? { inCompany } : {}),
    ...(role !== 'client' && services.length > 0 ? { services } : {}),
  };
}

/** The actor in each of the roles by itself, the least first. */
export function inEachRole<A extends Actor>(actor: A): readonly A[] {
  if (actor.kind === 'system' || actor.also === undefined) return [actor];
  const { also, ...alone } = actor;
  // What narrows one of the roles narrows none of the others.
  const { services: _services, ...person } = alone as Omit<PersonActor, 'also'>;
  return [alone as A, ...also.map((held) => ({ ...person, ...held }) as PersonActor as A)];
}

export function isStaff(actor: Actor): actor is PersonActor {
  return actor.kind === 'person' && actor.role !== 'client';
}

export function isClient(actor: Actor): actor is PersonActor {
  return actor.kind === 'person' && actor.role === 'client';
}
