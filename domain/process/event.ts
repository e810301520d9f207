/** Facts about a process. Ids and codes instead of names and texts; whatever later folding needs is carried along. */
import type { Actor } from '../policy/actor';
import type { RefusalCode } from '../policy/refusals';
import type { Instant } from '../time';
import type { ClockEventBodies, RulesPin } from './clocks';
import type { ByPublication } from './rules';

export { effectiveAt } from './clocks';

/** Who caused an event, by id. */
export type EventActor = { readonly person: string; readonly role: string } | { readonly part: string };

/** What caused an event: a command, or an instant that was reached. */
export interface Cause {
  /** The receipt of the command, or the instant of the clock: the one that counts for every term. */
  readonly at: Instant;
  readonly by: EventActor;
  readonly commandId: string;
}

export interface EventHead {
  readonly revision: number;
  /** In the order of the record: never earlier than that of the event before. */
  readonly at: Instant;
  /** The instant that counts, where it is not `at`: the receipt of a word that came late, what was reported afterwards. */
  readonly asOf?: Instant;
  readonly by: EventActor;
  readonly commandId: string;
}

/** The least that is known of any event. */
export interface ProcessEvent extends EventHead {
  readonly type: string;
}

/** What an event says itself, of each kind of event. */
export type BodyOf<Event> = Event extends ProcessEvent ? Omit<Event, keyof EventHead> : never;

/** Of each kind of event what it says itself; `never` where it would say what its head says, and lose it. */
export type Headless<Bodies> = {
  [T in keyof Bodies]: keyof Bodies[T] & keyof EventHead extends never ? Readonly<Bodies[T]> : never;
};

/** The events of a table of bodies. */
export type EventOf<Bodies> = {
  [T in keyof Bodies & string]: { readonly type: T } & Headless<Bodies>[T] & EventHead;
}[keyof Bodies & string];

/** Facts that every kind of process knows. */
export interface KernelEventBodies extends ClockEventBodies {
  'rules-pinned': {
    to: RulesPin;
    from: RulesPin;
    because: 'version' | 'contract' | 'calendar';
    publication?: ByPublication;
  };
  /** The decision threw: `ref` is the command, or the tick; somebody has to mend it, and it is decided again by one act. */
  'set-aside': { what: 'command' | 'tick'; ref: string; key: string | null; code: string | null };
  /** What was set aside comes up again; a threshold is armed anew. */
  'taken-up-again': { ref: string; key: string | null; code: string | null };
  'signal-refused': { signal: string; refusal: RefusalCode | 'malformed' };
}

export type KernelEvent = EventOf<KernelEventBodies>;

/** An event as it is stored, in the shapes of its schema version. */
export interface StoredEvent {
  readonly schema: number;
  readonly type: string;
  readonly data: unknown;
}

export function eventActor(actor: Actor): EventActor {
  return actor.kind === 'person' ? { person: actor.personId, role: actor.role } : { part: actor.part };
}
