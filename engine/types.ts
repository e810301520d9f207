import type { RunFirst, RunLabels, SignalName } from '../workflows/messages';

export type { RunFirst, RunLabels, RunTelling, SignalName } from '../workflows/messages';

/** Whose run: the workflow type goes by the name of the kind. */
export interface RunRef {
  readonly kind: string;
  readonly workflowId: string;
}

/**
 * - `started`: by this call.
 * - `running`: a run of this id was there already; whose it is, the caller knows.
 * - `ended-before`: a run of this id has been there and ended, and the start was to be the first.
 * - `busy`: Temporal answers, but does not take this one start.
 * - `away`: Temporal does not answer.
 */
export type Started = 'started' | 'running' | 'ended-before' | 'busy' | 'away';

/** `missing`: there is no run, and none was to be started. The others as with a start. */
export type Heard = 'heard' | 'missing' | 'busy' | 'away';

export interface StartOptions {
  /** How the process stands: for a filing, whose start must be the first. `next.inMs` counts from this call. */
  readonly first?: RunFirst;
  /** Milliseconds after which the answer is `away`; by default 2000. */
  readonly deadlineMs?: number;
}

export interface RunSignal {
  readonly name: SignalName;
  /** The stored word that it is about; null: the run looks. */
  readonly inboxId: string | null;
  /** The run would learn nothing from it. */
  readonly quiet: boolean;
}

/** A running workflow, as its memo names its store. */
export interface RunningRun {
  readonly workflowId: string;
  readonly runId: string;
  /** The store that has started it; null: a hand did. */
  readonly store: string | null;
}

/** The Temporal side as api and worker see it. No method throws because Temporal is away. */
export interface Engine {
  /**
   * Starts a run. With `first` only if there was never one of this id, so that a start that comes late opens no second run;
   * else unless one is running. Without labels the run's first look shows them.
   */
  start(run: RunRef, labels?: RunLabels, options?: StartOptions): Promise<Started>;
  /** Signals a run; where it is missing and `startWith` given, starts it, and it looks. */
  signal(run: RunRef, signal: RunSignal, options?: { readonly startWith?: RunLabels }): Promise<Heard>;
  /** Which workflows run, for the standing check; each throws where Temporal does not answer. */
  readonly runs: {
    running(workflowIds: readonly string[]): Promise<readonly RunningRun[]>;
    one(workflowId: string): Promise<RunningRun | null>;
    timers(run: RunningRun): Promise<readonly number[]>;
  };
  /** Whether Temporal answers now. */
  health(): Promise<boolean>;
  close(): Promise<void>;
}

/** What the engine asks of its owner; everything is optional. */
export interface EnginePorts {
  /** Told of failures that waiting does not mend: a wrong namespace, a missing permission, an unregistered attribute. */
  readonly onTrouble?: (trouble: { readonly call: string; readonly run: string; readonly reason: string }) => void;
}
