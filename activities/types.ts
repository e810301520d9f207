/** What a workflow may ask for, and what it gets back: plain JSON, ids and codes only. */
import type { Instant } from '../domain/time';

/** A signal given by a hand in Temporal UI. The commit writes its inbox row, with `id` as identity. */
export interface HandSignal {
  readonly id: string;
  readonly kind: 'reassign' | 'close';
  /** As it came: anything at all. */
  readonly payload: unknown;
}

export interface CommitRequest {
  readonly ticketId: string;
  /** Ids of the commands whose outcomes are wanted. */
  readonly asked: readonly string[];
  /** The instant that the fired timer was aimed at. */
  readonly reached: Instant | null;
  readonly signal?: HandSignal;
  /** Ids of the HTTP requests behind it, for the logs. */
  readonly requestIds?: readonly string[];
}

export interface CommitVisitRequest {
  readonly visitId: string;
  readonly asked: readonly string[];
  readonly reached: Instant | null;
  readonly requestIds?: readonly string[];
}

export interface NextInstant {
  /** Names the timer, e.g. "triage due". */
  readonly name: string;
  /** Milliseconds from the commit's now; zero or less: already due. */
  readonly inMs: number;
  readonly at: Instant;
}

export interface TicketAttributes {
  readonly Desk: string;
  readonly TicketNumber: string;
  readonly Stage: string;
  readonly Topic: string;
  readonly Assignee: string | null;
  readonly ClientId: string;
  readonly NextDue: Instant | null;
}

/** A visit that needs a run. */
export interface OpenedVisit {
  readonly id: string;
  /** What the console lists it under. */
  readonly summary: string;
}

export interface CommitAnswer {
  readonly revision: number;
  readonly outcomes: readonly {
    readonly commandId: string;
    readonly outcome: 'done' | 'refused';
    readonly revision: number | null;
    readonly refusal: string | null;
  }[];
  readonly next: NextInstant | null;
  /** Terminal, and nothing with a date is left to wait for. */
  readonly ended: boolean;
  readonly attributes: TicketAttributes;
  /** Markdown for Temporal UI. */
  readonly details: string;
  /** Visits that were requested, and are started as children; absent where there are none. */
  readonly visits?: readonly OpenedVisit[];
}

/** What the store's commit returns beside: what its transaction asks to be started. */
export interface CommitResult extends CommitAnswer {
  readonly start: { readonly ticket: readonly string[]; readonly visit: readonly OpenedVisit[] };
  readonly wake: { readonly visit: readonly string[] };
}

export interface CommitVisitResult extends CommitAnswer {
  readonly wake: { readonly ticket: readonly string[] };
}

export interface Activities {
  commit(request: CommitRequest): Promise<CommitAnswer>;
  commitVisit(request: CommitVisitRequest): Promise<CommitAnswer>;
}
