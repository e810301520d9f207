import type { Role } from '../regulation/types';

/** A person acting in one role at one desk. */
export interface PersonActor {
  readonly kind: 'person';
  readonly personId: string;
  /** The short id of the membership (`sp-07`), as commands and search attributes use it. */
  readonly shortId: string;
  readonly role: Role;
  /** The client company the person belongs to, or serves as its personal manager; null for the desk's other people. */
  readonly clientId: string | null;
}

/** A part of the product itself. `engine-ui` has a manager's rights: whoever reaches Temporal UI is one. */
export interface SystemActor {
  readonly kind: 'system';
  readonly part: 'clock' | 'sender' | 'engine-ui' | 'visit' | 'broadcast';
}

export type Actor = PersonActor | SystemActor;

export function isStaff(actor: Actor): actor is PersonActor {
  return actor.kind === 'person' && actor.role !== 'client';
}

export function isClient(actor: Actor): actor is PersonActor {
  return actor.kind === 'person' && actor.role === 'client';
}
