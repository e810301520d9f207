/** The state of a publication: ids, codes and counts. What is drafted lies beside it, in the store. */
import type { ProcessState } from '../process';
import type { Instant } from '../time';

/** What becomes of open tickets by a contract or a version of the regulation; new calendars always move whoever counts by them. */
export type OpenTickets = 'move' | 'keep';

/** What is drafted, by the codes that it is known by; its content lies in the store, under its digest. */
export type About =
  | { readonly kind: 'calendar-years'; readonly years: readonly { readonly layer: string; readonly year: number }[] }
  | { readonly kind: 'contract'; readonly clientId: string; readonly number: string }
  | { readonly kind: 'regulation'; readonly version: string };

/** How far it is: in work, rehearsed at this moment, published and not in force yet, moving what is open, or over. */
export type PublicationStage = 'draft' | 'rehearsing' | 'waiting' | 'moving' | 'done' | 'withdrawn';

/** Of how many open processes a rehearsal tells. */
export interface RehearsalCounts {
  /** Processes that count by what would change. */
  readonly asked: number;
  readonly moves: number;
  readonly unfit: number;
}

/** What a rehearsal has come to. */
export interface RehearsalSummary extends RehearsalCounts {
  /** The instant for which it was asked. */
  readonly at: Instant;
  readonly stays: number;
  /** Clocks that would be overdue at once. */
  readonly red: number;
  /** Clocks that would be overdue no longer. */
  readonly green: number;
  readonly byDesk: Readonly<Record<string, RehearsalCounts>>;
  /** How many faults stand in the way of publishing at all; nothing was rehearsed then. */
  readonly faults: number;
  /** How many of the rules that stand it does not fit: it is published only if it is forced. */
  readonly misfits: number;
}

/** A rehearsal that was asked for. */
export interface RehearsalAsked {
  /** Of the command that asked. */
  readonly id: string;
  /** Of the content that is rehearsed. */
  readonly digest: string;
  readonly openTickets: OpenTickets;
  readonly at: Instant;
}

/** The last rehearsal that came to an end. */
export interface Rehearsal extends RehearsalAsked {
  /** `fault`: why there is none, a code. */
  readonly result: { readonly summary: RehearsalSummary } | { readonly fault: string };
}

/** That it was published. */
export interface PublishedFact {
  readonly at: Instant;
  readonly personId: string;
  /** Short id of the person at the desk of the publication. */
  readonly by: string;
  readonly openTickets: OpenTickets;
  /** Although not everything fits. */
  readonly forced: boolean;
  /** When it comes into force, where that lay ahead. */
  readonly effectiveAt: Instant | null;
}

/** How far the batch is, which has every affected process recalculate once. */
export interface Batch {
  /** When the processes began to be taken. */
  readonly since: Instant;
  /** Passes are walks through all that is affected; one that finds nothing that was not asked yet ends the batch. */
  readonly pass: number;
  /** The key of the last process that was taken in this pass; null: none yet. */
  readonly after: ProcessKey | null;
  /** Processes that were affected when it began. */
  readonly affected: number;
  /** Processes that were asked so far, each once. */
  readonly taken: number;
  /** Those of them that moved. */
  readonly moved: number;
  /** Those that the new rules do not fit: they go on by the rules that they have. */
  readonly unfit: number;
}

export interface ProcessKey {
  readonly kind: string;
  readonly id: string;
}

export interface PublicationState extends ProcessState {
  readonly schema: 1;
  readonly clientId: null;
  /** `publication/12`. */
  readonly number: string;
  readonly about: About;
  /** Of what is drafted. */
  readonly digest: string;
  readonly stage: PublicationStage;
  readonly rehearsing: RehearsalAsked | null;
  readonly rehearsal: Rehearsal | null;
  readonly published: PublishedFact | null;
  /** Null until it begins, and where nothing open moves. */
  readonly batch: Batch | null;
  readonly endedAt: Instant | null;
}
