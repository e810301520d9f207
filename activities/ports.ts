import type { CommitRequest, CommitResult, CommitVisitRequest, CommitVisitResult } from './types';

/** Structured lines about ids and codes; never a word that a person wrote. */
export interface ActivityLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What the activities reach the outside through. */
export interface ActivityPorts {
  readonly store: {
    /** The one transaction that turns the waiting commands of a ticket into events (store/commit.ts). */
    commit(input: Omit<CommitRequest, 'requestIds'>): Promise<CommitResult>;
    /** The same of a visit (store/visits/commit-visit.ts). */
    commitVisit(input: Omit<CommitVisitRequest, 'requestIds'>): Promise<CommitVisitResult>;
  };
  readonly engine: {
    /** Starts the workflow of a ticket unless it runs. */
    startTicket(ticketId: string): Promise<unknown>;
    /** Has a workflow look into the store; starts it when it is missing. */
    wake(ticketId: string): Promise<unknown>;
    wakeVisit(visitId: string): Promise<unknown>;
  };
  readonly log: ActivityLog;
  /** Told of every commit and how long it took, for the metrics. */
  readonly onCommit?: (seconds: number, result: 'done' | 'failed') => void;
}
