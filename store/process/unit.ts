import type {
  Command,
  CommandBody,
  Outcome,
  ProcessEvent,
  ProcessKind,
  ProcessState,
  Rules,
} from '../../domain/process';
import type { Instant } from '../../domain/time';
import type { Language } from '../../texts/language';
import type { Clock } from '../clock';
import type { Transaction } from '../database';
import type { LoadedRules, RulesAsked } from '../rules/library';
import type { Stamps } from '../rules/stamps';
import type { NewRow } from './inbox';
import type { Locked } from './lock';
import type { Moved } from './moved';
import type { ProcessRef } from './process-ref';
import type { RunAttributes } from '../run-attributes';
import type { ChildRun, ProcessView } from './view';

/** What a run is started with so that it can be found in the console from its first moment. */
export interface RunLabels {
  readonly summary: string;
  readonly attributes: RunAttributes;
  /** Which store it belongs to. */
  readonly store: string;
}

/** How a process stands, as far as its run goes by it: what a start carries, so that its first task needs no look. */
export interface RunStanding {
  readonly revision: number;
  readonly stage: string;
  /** Of the view that the console shows. */
  readonly digest: string;
  readonly next: { readonly name: string; readonly at: Instant } | null;
  /** What the console shows of it. */
  readonly details: string;
}

/** What has to be told to the run of one process after a transaction. */
export interface RunTelling {
  readonly kind: string;
  readonly id: string;
  readonly workflowId: string;
  /** The engine has acknowledged a run. */
  readonly started: boolean;
  /** Its run would learn nothing from a look. */
  readonly quiet: boolean;
  /** Its run has been told of an earlier commit and has not looked yet: that look finds this one as well. */
  readonly awaited: boolean;
  /** Something with a date, or something to start, is left: there has to be a run. */
  readonly needsRun: boolean;
  /** Null where another process was locked: the word for it waits in its inbox. */
  readonly labels: RunLabels | null;
  readonly standing: RunStanding | null;
  /** It has begun in this transaction. */
  readonly isNew: boolean;
  /** The instant of the commit. */
  readonly at: Instant;
}

/** A decision that threw: what it was about, for whoever mends it. */
export interface DecisionFault {
  readonly kind: string;
  readonly id: string;
  /** The command, or the tick. */
  readonly ref: string;
  readonly error: unknown;
}

/** What changes of processes work with. */
export interface UnitContext {
  readonly clock: Clock;
  readonly kinds: Kinds;
  /** Of what the engine's console shows. */
  readonly language: Language;
  /** A transport for letters is configured; until then all of them stand in the portal. */
  readonly lettersLeave: boolean;
  /** Which store this is; a run that another one started is not taken for ours. */
  readonly storeId: () => Promise<string>;
  readonly onFault?: ((fault: DecisionFault) => void) | undefined;
  /** Tells whoever follows changes what has been committed; nobody waits for it. */
  readonly announce: (moved: readonly Moved[]) => void;
}

/** One transaction, and what it has to tell the engine afterwards. Verbs that change several processes share it. */
export interface Unit {
  readonly transaction: Transaction;
  readonly context: UnitContext;
  readonly rules: (asked: RulesAsked) => LoadedRules;
  /** Id of the process whose run commits; null where a word does, and the run has to be told. */
  readonly runOf: string | null;
  /** False when the time for decisions is up. */
  readonly goesOn: () => boolean;
  /** By kind and id; the latest holds. */
  readonly tellings: Map<string, RunTelling>;
  /** What it has changed, by id. */
  readonly moved: Map<string, Moved>;
  /** How processes stand that were changed, by id: one may be changed again by what follows from its change. */
  readonly states: Map<string, ProcessState>;
}

export interface Turned<State> {
  readonly state: State;
  readonly rules: Rules;
  readonly outcomes: readonly Outcome[];
  /** Rows or ticks were left for the next commit. */
  readonly more: boolean;
}

export interface Committed<State> extends Turned<State> {
  /** New rows that were written; the identities of the others were taken. */
  readonly written: ReadonlySet<string>;
  readonly now: Instant;
}

/** A process that begins. */
export interface Beginning<Opening extends CommandBody> {
  readonly ref: ProcessRef & { readonly rootId: string };
  /** The public number, under which the engine knows its run. */
  readonly workflowId: string;
  readonly command: Command<Opening>;
  readonly stamps: Stamps;
  readonly desk: string;
  /** Null: of the desk's own. */
  readonly clientId: string | null;
  readonly now: Instant;
  /** What lies beside its state: the client's own words. */
  readonly beside: unknown;
}

/** A kept kind whose own types are nobody's business any more: runs, outbox and units find it by its name. */
export interface RegisteredKind {
  readonly process: ProcessKind<ProcessState, ProcessEvent, CommandBody, CommandBody>;
  view(state: ProcessState, rules: Rules, language: Language): ProcessView;
  children(transaction: Transaction, state: ProcessState): Promise<readonly ChildRun[]>;
  commit(
    unit: Unit,
    locked: Locked,
    asked: { readonly rows: readonly NewRow[]; readonly reached: Instant | null },
  ): Promise<Committed<ProcessState>>;
  begin(
    unit: Unit,
    beginning: Beginning<CommandBody>,
  ): Promise<{ readonly state: ProcessState; readonly rules: Rules }>;
}

/** The kinds of a store, by name. */
export interface Kinds {
  readonly names: readonly string[];
  /** @throws for a kind that this store does not know */
  of(kind: string): RegisteredKind;
  /** The names of those that know a command. */
  knowing(command: string): readonly string[];
}
