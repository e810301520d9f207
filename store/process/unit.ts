import type { ProcessState } from '../../domain/process';
import type { Instant } from '../../domain/time';
import type { Transaction } from '../database';
import type { LoadedRules, RulesAsked } from '../rules/library';
import type { StoreContext } from '../store-context';
import type { RunAttributes } from './kept-kind';

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

/** One transaction, and what it has to tell the engine afterwards. Verbs that change several processes share it. */
export interface Unit {
  readonly transaction: Transaction;
  readonly context: StoreContext;
  readonly rules: (asked: RulesAsked) => LoadedRules;
  /** Id of the process whose run commits; null where a word does, and the run has to be told. */
  readonly runOf: string | null;
  /** False when the time for decisions is up. */
  readonly goesOn: () => boolean;
  /** By kind and id; the latest holds. */
  readonly tellings: Map<string, RunTelling>;
  /** How processes stand that were changed, by id: one may be changed again by what follows from its change. */
  readonly states: Map<string, ProcessState>;
}
