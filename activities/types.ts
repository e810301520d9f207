/** What a workflow may ask for, and what it gets back: plain JSON, ids and codes only. */
import type { Instant } from '../domain/time';

/** A signal given by a hand in Temporal UI or its CLI. The commit writes its inbox row, with `id` as identity. */
export interface HandSignal {
  /** `signal/<run id>/<n>`; the same after a reset of the run, and never twice. */
  readonly id: string;
  readonly name: 'reply' | 'reassign' | 'close';
  /** As it came: anything at all. */
  readonly payload: unknown;
}

export interface LookRequest {
  readonly workflowId: string;
  /** The id of the store that this run belongs to, where its start said one. */
  readonly store?: string;
  /** The instant that the fired timer was aimed at. */
  readonly reached: Instant | null;
  readonly hand?: HandSignal;
  /** Signals that named a stored word by its `inboxId`: one that this process does not have is malformed, and recorded. */
  readonly words?: readonly HandSignal[];
  /** The digest of the view that the run shows. */
  readonly shown?: string;
}

export interface NextInstant {
  /** Names the timer, e.g. "triage due". */
  readonly name: string;
  /** Milliseconds from the commit's now; zero or less: already due. */
  readonly inMs: number;
  readonly at: Instant;
}

/** What a run can be found by in Temporal UI. */
export interface RunAttributes {
  readonly Desk: string;
  readonly TicketNumber: string;
  readonly Stage: string;
  readonly Topic: string;
  readonly Assignee: string | null;
  readonly ClientId: string;
  readonly NextDue: Instant | null;
}

/** What Temporal UI shows of a process. */
export interface RunView {
  readonly digest: string;
  readonly attributes: RunAttributes;
  /** Markdown, at most 2 KB. */
  readonly details: string;
}

/** What a run is started with, so that it is found in Temporal UI from its first moment. */
export interface RunLabels {
  readonly summary: string;
  readonly attributes: RunAttributes;
  /** The id of the store that it belongs to. */
  readonly store: string;
}

/** A process that was asked for and needs a run of its own. */
export interface ChildRun {
  readonly kind: string;
  readonly workflowId: string;
  /** What the console lists it under. */
  readonly summary: string;
}

export interface LookAnswer {
  readonly revision: number;
  readonly stage: string;
  readonly next: NextInstant | null;
  /** Terminal, and nothing with a date is left to wait for. */
  readonly ended: boolean;
  /** Rows or ticks were left: look again at once. */
  readonly more: boolean;
  /** Absent where it is what the run shows already. */
  readonly view?: RunView;
  readonly children?: readonly ChildRun[];
}

/** How a process stands, as far as its run goes by it: what a start carries, so that the run's first task needs no look. */
export interface RunStanding {
  readonly revision: number;
  readonly stage: string;
  /** Of the view that the console shows. */
  readonly digest: string;
  readonly next: { readonly name: string; readonly at: Instant } | null;
  /** The details of that view. */
  readonly details?: string;
}

/** What a transaction leaves to be told to the run of one process. */
export interface RunTelling {
  readonly kind: string;
  readonly id: string;
  readonly workflowId: string;
  /** Temporal has acknowledged a run. */
  readonly started: boolean;
  /** The run would learn nothing from a look. */
  readonly quiet: boolean;
  /** Something with a date, or something to start, is left: there has to be a run. */
  readonly needsRun: boolean;
  /** Null where the process was locked by another transaction: a word for it waits in its inbox. */
  readonly labels: RunLabels | null;
  readonly standing: RunStanding | null;
  /** It has begun in that transaction. */
  readonly isNew: boolean;
  /** The instant of the commit. */
  readonly at: Instant;
}

/** What the store answers beside: other processes whose runs have something to learn. */
export interface LookResult extends LookAnswer {
  readonly tellings: readonly RunTelling[];
}

/** What became of a command, as runs of release 0.2 ask for it. */
export interface CommandOutcome {
  readonly commandId: string;
  readonly outcome: 'done' | 'refused';
  readonly revision: number | null;
  readonly refusal: string | null;
}

/** A hand's signal as runs of release 0.2 tell it. */
export interface EarlierHandSignal {
  readonly id: string;
  readonly kind: 'reassign' | 'close';
  readonly payload: unknown;
}

/** What runs of release 0.2 ask: they live on as they began until they hand over. */
export interface CommitRequest {
  readonly ticketId: string;
  /** Ids of the commands whose outcomes are wanted. */
  readonly asked: readonly string[];
  readonly reached: Instant | null;
  readonly signal?: EarlierHandSignal;
  readonly requestIds?: readonly string[];
}

export interface CommitVisitRequest {
  readonly visitId: string;
  readonly asked: readonly string[];
  readonly reached: Instant | null;
  readonly requestIds?: readonly string[];
}

/** A visit that needs a run, as runs of release 0.2 are told of it. */
export interface OpenedVisit {
  /** Its workflow id; of visits asked for in release 0.2 the id alone. */
  readonly id: string;
  readonly summary: string;
}

export interface CommitAnswer {
  readonly revision: number;
  readonly outcomes: readonly CommandOutcome[];
  readonly next: NextInstant | null;
  readonly ended: boolean;
  readonly attributes: RunAttributes;
  readonly details: string;
  readonly visits?: readonly OpenedVisit[];
}

export interface Activities {
  /** Commits what waits and has come due, and says how the process stands now. */
  look(request: LookRequest): Promise<LookAnswer>;
  /** For runs of release 0.2 alone. */
  commit(request: CommitRequest): Promise<CommitAnswer>;
  /** For runs of release 0.2 alone. */
  commitVisit(request: CommitVisitRequest): Promise<CommitAnswer>;
}
