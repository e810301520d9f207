/** The state of a month of free works: counts, and which are accepted and not done. Ids and numbers only. */
import type { ProcessState } from '../process';
import type { Instant } from '../time';
import type { QuotaMonth } from '../works';

/** It runs, or its month is over. */
export type QuotaStage = 'running' | 'over';

/** A work that is accepted and not done, with the ticket whose it is: the desk owes it. */
export interface OwedWork {
  readonly workId: string;
  readonly ticketId: string;
  readonly tid: string;
}

export interface QuotaState extends ProcessState {
  readonly schema: 1;
  readonly clientId: string;
  /** `quota/insales/<id of the company>/2027-02`. */
  readonly number: string;
  readonly stage: QuotaStage;
  /** The zone of the desk, by which its month begins and ends. */
  readonly timeZone: string;
  /** The month's edge: the first instant of the next one. */
  readonly until: Instant;
  readonly quota: QuotaMonth;
  /** As many as are reserved. */
  readonly owed: readonly OwedWork[];
  /** How it ended: what was spent, and what stands in the next month as accepted. Null: it runs. */
  readonly closing: { readonly at: Instant; readonly spent: number; readonly handedOn: number } | null;
}
