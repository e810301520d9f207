import type { Language } from '../../texts/language';
import { actingOn } from '../../domain/policy/actor';
import type { CompanyRole, DeskMember, PersonActor } from '../../domain/policy/actor';
import type { Channel, Role } from '../../domain/regulation/types';

/** One of a person's roles at one desk. */
export interface CallerMembership {
  readonly desk: string;
  readonly role: Role;
  /** The client's company, or the one that a personal manager serves. */
  readonly clientId: string | null;
  /** The name of that company. */
  readonly clientName: string | null;
  readonly shortId: string;
  /** What a client's user is in the company; null: a user like others. */
  readonly inCompany: CompanyRole | null;
  /** Of somebody of the desk: the services the role is for; none: all of them. */
  readonly services: readonly string[];
}

/** Who asks: a person, signed in or through a program that holds the person's key. */
export interface Caller {
  readonly personId: string;
  readonly name: string;
  readonly email: string | null;
  readonly language: Language;
  readonly timeZone: string;
  readonly via: 'session' | 'key';
  /** A code is asked for beside the password. */
  readonly hasSecondFactor: boolean;
  readonly memberships: readonly CallerMembership[];
}

/** Somebody of a desk who signed in by the password alone; a key is no password that somebody chose. */
export function lacksSecondFactor({ via, hasSecondFactor, memberships }: Caller): boolean {
  return via === 'session' && !hasSecondFactor && memberships.some(({ role }) => role !== 'client');
}

/** The caller's roles at a desk; none for a stranger. */
export function membershipsAt({ memberships }: Caller, desk: string): readonly CallerMembership[] {
  return memberships.filter((membership) => membership.desk === desk);
}

/** The caller as somebody of a desk; undefined for a stranger. */
export function memberAt(caller: Caller, desk: string): DeskMember | undefined {
  const held = membershipsAt(caller, desk);
  const [first] = held;
  return first && { personId: caller.personId, shortId: first.shortId, held };
}

/** The caller as acting on what belongs to a client at a desk; null for one whose business it is not. */
export function actorOn(caller: Caller, { desk, clientId }: { desk: string; clientId: string }): PersonActor | null {
  const member = memberAt(caller, desk);
  return member === undefined ? null : actingOn(member, clientId);
}

/** The company of a client's user, under whose contract such a one sees a desk; null for who works there. */
export function companyOf(held: readonly CallerMembership[]): string | null {
  return held.every(({ role }) => role === 'client') ? (held[0]?.clientId ?? null) : null;
}

/** The channel of a word that comes by HTTP: a key is a program, a session the portal. */
export function channelOf(caller: Caller): Channel {
  return caller.via === 'key' ? 'api' : 'portal';
}
