/** Who may do what: by role, and for the client's people by their relation to the ticket. */
import type { Role } from '../regulation/types';
import { actingOn, inEachRole, type Actor, type CompanyRole, type DeskMember, type PersonActor } from './actor';
import type { RefusalCode } from './refusals';
import { seesServices, worksFor, type ServiceSight } from './services';

/** What the author of a ticket is: a person, or a program of the client's, for which every person of the company may act as well. */
export type AuthorKind = 'person' | 'integration';

export function authorKindOf(inCompany: CompanyRole | null | undefined): AuthorKind {
  return inCompany === 'integration' ? 'integration' : 'person';
}

export interface Standing {
  /** Null: of the desk's own, which nobody of a client sees. */
  readonly clientId: string | null;
  readonly authorId: string;
  readonly authorKind: AuthorKind;
  readonly sharedWith: readonly string[];
  /** Absent: the desk has one service, unnamed. */
  readonly service?: ServiceSight;
}

/** What decides who sees a ticket or a visit. */
export interface Sight extends Standing {
  /** Short ids of the technicians who go, or went, to it. */
  readonly technicians: readonly string[];
}

/**
 * Who of the client's side: the author alone, the author and the lead of the company, whoever sees the ticket, or nobody. Where a
 * program is the author, every person of the company is.
 */
export type ClientReach = 'author' | 'author-or-lead' | 'reader' | 'nobody';

export interface Grant {
  readonly client: ClientReach;
  readonly staff: readonly Role[];
}

/** Whoever works on tickets. */
export const desk: readonly Role[] = ['specialist', 'coordinator', 'manager', 'administrator'];
export const lead: readonly Role[] = ['manager', 'administrator'];
/** Whoever sends technicians. */
export const planners: readonly Role[] = ['coordinator', ...lead];
export const onSite: readonly Role[] = ['technician', ...planners];
export const everyone: readonly Role[] = [...desk, 'technician', 'personal-manager'];

/** What somebody has to be able to do to be responsible for a ticket. */
export const answering: Grant = { client: 'nobody', staff: desk };

/** Whether the person belongs to those who see it at all: a technician what the own visits belong to. */
export function maySee(actor: PersonActor, seen: Sight): boolean {
  return inEachRole(actor).some(
    (acting) => isFor(acting, seen) && (acting.role !== 'technician' || seen.technicians.includes(acting.shortId)),
  );
}

/** Whether what the ticket is about is the role's business, a technician's visits apart. */
function isFor(actor: PersonActor, ticket: Standing): boolean {
  const { role, clientId, personId } = actor;
  if (role === 'personal-manager') return clientId === null || clientId === ticket.clientId;
  if (role !== 'client') return seesServices(actor, ticket.service);
  if (clientId !== ticket.clientId) return false;
  return actor.inCompany === 'lead' || isAuthor(actor, ticket) || ticket.sharedWith.includes(personId);
}

/** Whether a user of the ticket's client is its author, or a person for whom a program of the company filed it (F21). */
export function isAuthor(
  { personId, inCompany }: PersonActor,
  { authorId, authorKind }: Pick<Standing, 'authorId' | 'authorKind'>,
): boolean {
  return personId === authorId || (authorKind === 'integration' && inCompany !== 'integration');
}

/** Whether the actor may give commands of this kind on this ticket. Parts of the product itself may; `engine-ui` is a manager. */
export function may(actor: Actor, grant: Grant, ticket: Standing): boolean {
  return inEachRole(actor).some((acting) => mayAs(acting, grant, ticket));
}

function mayAs(actor: Actor, grant: Grant, ticket: Standing): boolean {
  if (actor.kind === 'system') return actor.part !== 'engine-ui' || grant.staff.includes('manager');
  if (!isFor(actor, ticket)) return false;
  if (actor.role !== 'client') return grant.staff.includes(actor.role);
  return mayOfClient(actor, grant.client, ticket);
}

/** What the grant gives to one of the client's people who sees the ticket. */
function mayOfClient(actor: PersonActor, reach: ClientReach, ticket: Standing): boolean {
  switch (reach) {
    case 'nobody':
      return false;
    case 'author':
      return isAuthor(actor, ticket);
    case 'author-or-lead':
      return actor.inCompany === 'lead' || isAuthor(actor, ticket);
    case 'reader':
      return true;
    default: {
      const never: never = reach;
      return never;
    }
  }
}

/** The actor by those roles alone that hold the grant; null where none does. */
export function granted(actor: PersonActor, grant: Grant, ticket: Standing): PersonActor | null {
  const [least, ...also] = inEachRole(actor).filter((acting) => mayAs(acting, grant, ticket));
  if (least === undefined) return null;
  const further = also.map(({ role, clientId, services }) => ({ role, clientId, ...(services && { services }) }));
  return further.length === 0 ? least : { ...least, also: further };
}

/**
 * Why a person whom a body names cannot be given what takes this grant; null: nothing is in the way.
 *
 * @param service for which the person has to work
 */
export function notFor(
  named: DeskMember | undefined,
  grant: Grant,
  ticket: Standing,
  service: string | null = null,
): RefusalCode | null {
  if (named === undefined) return 'unknown-person';
  if (named.held.length === 0) return 'inactive-person';
  const actor = actingOn(named, ticket.clientId);
  const roles = actor === null ? [] : inEachRole(actor);
  const fits = roles.some((acting) => mayAs(acting, grant, ticket) && worksFor(acting, service));
  return fits ? null : 'not-for-this-person';
}

/** Priority, level and other people's work are the manager's (SK-1). */
export function leads(actor: Actor): boolean {
  return actor.kind === 'system' ? actor.part === 'engine-ui' : lead.includes(actor.role);
}
