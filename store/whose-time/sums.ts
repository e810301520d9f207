import type { DeskScope } from '../overview/scope';
import type { Sides } from './by-month';

/** What one line is about. */
export type TimeWay = 'client' | 'topic' | 'month' | 'specialist' | 'ticket';

/** Whose time is asked for: the working seconds in these months, of tickets of a scope. */
export interface TimeAsked {
  readonly scope: DeskScope;
  /** The first and the last month, `2026-11`, by the clocks of the desk. */
  readonly from: string;
  readonly to: string;
  readonly by: TimeWay;
  readonly clientId?: string | undefined;
  readonly topic?: string | undefined;
  /** Short id of the responsible. */
  readonly about?: string | undefined;
  /** So many lines, those with the most time; months in their order. */
  readonly most: number;
  /** So many open tickets are counted while somebody waits for the answer; default: 400. */
  readonly mostOpen?: number;
}

/** Tickets with something in common. */
export interface TimeLine extends Sides {
  /** The id of a client or a ticket, a code, a month, a short id; null: nobody is responsible. */
  readonly key: string | null;
  readonly tickets: number;
}

/** A line with what people call it: a client or a person by name, a ticket by number and subject; null: by its key alone. */
export interface NamedTimeLine extends TimeLine {
  readonly name: string | null;
  readonly tid: string | null;
}

export interface TimeSums {
  readonly total: Omit<TimeLine, 'key'>;
  readonly lines: readonly NamedTimeLine[];
  /** Lines that were left off. */
  readonly more: number;
  /** Tickets that are still open, or closed a moment ago, and were counted just now. */
  readonly counted: number;
  /** The same that were left out, because there are too many: those that came last. */
  readonly leftOut: number;
}
