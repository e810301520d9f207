/** What a workflow may ask for, and what it gets back: plain JSON, ids and codes only. */
import type { Instant } from '../domain/time';
import type { HandSignal } from '../store/process/hand';
import type { RunTelling } from '../store/process/unit';
import type { ChildRun } from '../store/process/view';
import type { RunAttributes } from '../store/run-attributes';

export type { HandSignal } from '../store/process/hand';
export type { RunLabels, RunStanding, RunTelling } from '../store/process/unit';
export type { ChildRun } from '../store/process/view';
export type { RunAttributes } from '../store/run-attributes';

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

/** What Temporal UI shows of a process. */
export interface RunView {
  readonly digest: string;
  readonly attributes: RunAttributes;
  /** Markdown, at most 2 KB. */
  readonly details: string;
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
