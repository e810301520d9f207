import type { Language } from '../../texts/language';
import type { PersonActor } from '../../domain/policy/actor';
import type { Channel, Role } from '../../domain/regulation/types';

/** A person's role at one desk. */
export interface CallerMembership {
  readonly desk: string;
  readonly role: Role;
  /** The client's company, or the one that a personal manager serves. */
  readonly clientId: string | null;
  /** The name of that company. */
  readonly clientName: string | null;
  readonly shortId: string;
}

/** Who asks: a person, signed in or through a program that holds the person's key. */
export interface Caller {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly timeZone: string;
  readonly via: 'session' | 'key';
  readonly memberships: readonly CallerMembership[];
}

/** The caller's membership at a desk, if any. */
export function membershipAt(caller: Caller, desk: string): CallerMembership | undefined {
  return caller.memberships.find((membership) => membership.desk === desk);
}

/** The caller as the process knows it. Who serves a client (a personal manager) is still one of the desk. */
export function actorOf(caller: Caller, { shortId, role, clientId }: CallerMembership): PersonActor {
  return { kind: 'person', personId: caller.personId, shortId, role, clientId: ofClient(role) ? clientId : null };
}

/** A client's user belongs to a company, a personal manager serves one. */
function ofClient(role: CallerMembership['role']): boolean {
  return role === 'client' || role === 'personal-manager';
}

/** The channel of a word that comes by HTTP: a key is a program, a session the portal. */
export function channelOf(caller: Caller): Channel {
  return caller.via === 'key' ? 'api' : 'portal';
}
