/** What is said in a load: the words of a script, as they are known before anything has happened. */
import type { Caller } from './caller';
import type { Job } from './field-staff';

/** Stands in the fields of a command for a text that only this word says. */
export const ownText = Symbol('a text of its own');

export type Fields = Readonly<Record<string, unknown>>;

/** What the words of one ticket are made of, as far as it is known when they are said. */
export interface Scene {
  /** When its resolution falls due, as its author was told. */
  readonly expectedAt: string | null;
  readonly other: Caller;
  /** The technician and the time of its visit. */
  readonly job: () => Job;
  /** A photo of the technician's, uploaded. */
  readonly photo: () => Promise<string>;
  /** The order of parts that was placed last. */
  readonly order: () => string;
}

/** A command of a script, to the ticket or to its visit. */
export interface Act {
  readonly to: 'ticket' | 'visit';
  readonly by: 'author' | 'specialist' | 'other' | 'coordinator' | 'manager' | 'technician';
  readonly type: string;
  readonly fields: (scene: Scene) => Fields | Promise<Fields>;
}

/** Acts one after the other, those of a phase at once. */
export type Phases = readonly (readonly Act[])[];

export function onTicket(by: Act['by'], type: string, fields: Act['fields'] = () => ({})): Act {
  return { to: 'ticket', by, type, fields };
}

export function onVisit(by: Act['by'], type: string, fields: Act['fields'] = () => ({})): Act {
  return { to: 'visit', by, type, fields };
}
