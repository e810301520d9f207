/** What a simulated year comes to: one plain JSON value, for a table, a page or a program. */
import type { Obliged, Owner, Text } from '../regulation';
import type { Closing } from '../ticket';

/** `promised` is the sum of the other three. */
export interface Counts {
  readonly promised: number;
  readonly kept: number;
  readonly missed: number;
  /** Neither when the year ends. */
  readonly running: number;
}

/** Promises of one clock under one paragraph. */
export interface PromiseRow extends Counts {
  readonly of: 'ticket' | 'visit';
  readonly clock: string;
  readonly title: Text;
  /** The paragraph of the regulation, or the contract, by which it was counted. */
  readonly source: string;
  readonly owes: Obliged;
  /** Those that have no date: none is promised, or none was agreed. Not among the promised. */
  readonly undated: number;
  /** The one that is late by the most working time; null: none is. */
  readonly latest: Longest | null;
}

export interface Ledger {
  readonly total: Counts;
  readonly rows: readonly PromiseRow[];
}

export interface Longest {
  readonly tid: string;
  readonly workingSeconds: number;
}

/** For whom a request waits. */
export type Awaited = 'desk' | 'client' | 'supplier' | 'nature';

/** Waits with something in common, in working time of the desk. */
export interface WaitRow {
  readonly key: string;
  readonly awaited: Awaited;
  readonly workingSeconds: number;
  /** Of all waiting, from 0 to 1. */
  readonly share: number;
  readonly count: number;
  readonly longest: Longest;
}

export interface Waits {
  readonly workingSeconds: number;
  readonly bySide: readonly WaitRow[];
  readonly byStage: readonly WaitRow[];
  /** By the clock that says until when; `-`: none does. */
  readonly byClock: readonly WaitRow[];
  readonly byTopic: readonly WaitRow[];
}

export interface MonthRow extends Counts {
  /** `2027-02`; promises stand in the month in which they fall due. */
  readonly month: string;
  readonly filed: number;
  readonly closed: number;
}

export interface Simulation {
  readonly desk: string;
  readonly title: Text;
  readonly version: string;
  readonly contract: string | null;
  readonly timeZone: string;
  readonly year: number;
  readonly seed: string;
  readonly specialists: number;
  /** How much of their working time they were at work on requests, from 0 to 1. */
  readonly load: number;
  readonly tickets: {
    readonly filed: number;
    readonly closed: number;
    readonly open: number;
    /** Of those that are closed how they were, the last time. */
    readonly closings: readonly { readonly how: Closing; readonly count: number }[];
    readonly reopenings: number;
  };
  /** What the desk's people owe. */
  readonly promises: Ledger;
  /** What is asked of clients; missed where nothing came in time. */
  readonly asked: Ledger;
  readonly waits: Waits;
  readonly extensions: {
    readonly proposed: number;
    readonly accepted: number;
    readonly declined: number;
    readonly expired: number;
  };
  /** Waits for a reason that the regulation names. */
  readonly holds: readonly {
    readonly reason: string;
    readonly title: Text;
    readonly source: string;
    readonly owner: Owner;
    readonly count: number;
  }[];
  readonly partsOrders: number;
  /** Null where the desk makes none. */
  readonly visits: {
    readonly requested: number;
    readonly done: number;
    readonly cancelled: number;
    readonly open: number;
    readonly noShows: number;
  } | null;
  /** Warnings and reminders that time brought. */
  readonly tellings: number;
  readonly months: readonly MonthRow[];
  /** Words that were said, and what of them was refused: the model's people know no rule by heart. */
  readonly words: number;
  readonly refusals: readonly { readonly word: string; readonly code: string; readonly count: number }[];
}
