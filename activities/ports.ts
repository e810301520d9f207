import type { CommandOutcome } from '../store/process/inbox';
import type { LookRequest, LookResult, RunTelling } from './types';

/** Structured lines about ids and codes; never a word that a person wrote. */
export interface ActivityLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What the activities reach the outside through. */
export interface ActivityPorts {
  readonly store: {
    /**
     * The one transaction that turns what waits for a process, and what has come due, into events.
     *
     * @throws UnknownRun when the ledger holds no such workflow id, ForeignRun when the run belongs to another store
     */
    look(request: LookRequest): Promise<LookResult>;
    /** What became of these commands so far; those that are not there are left out. */
    readOutcomes(commandIds: readonly string[]): Promise<readonly CommandOutcome[]>;
  };
  readonly teller: {
    /** Tells a run, and does not wait for it: what is not told now is told by the outbox. */
    tell(telling: RunTelling): void;
  };
  readonly log: ActivityLog;
  /** Told of every commit and how long it took, for the metrics. */
  readonly onCommit?: (seconds: number, result: 'done' | 'failed') => void;
}
