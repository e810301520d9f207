import type { Balance } from './balance';
import type { QuotaMonth } from './quota';

/** What a client's accounts at the desk say while a work is decided, under their lock. */
export interface Accounts {
  /** Of the month that it is, with the works that were accepted and are not done; null: no plan has any free. */
  readonly quota: QuotaMonth | null;
  readonly balance: Balance;
  /** What is set aside for consents of this ticket, by their ids. */
  readonly held: Readonly<Record<string, number>>;
}
