import type { AccessKeys } from './access/keys';
import type { Blobs } from './blobs';
import type { Database, Transaction } from './database';
import type { UnitContext } from './process/unit';
import type { Present } from './rules/present';
import type { LoadedRules, RulesAsked, RulesLibrary } from './rules/library';
import { transact } from './transact';

/** What every verb of the store works with. */
export interface StoreContext extends UnitContext {
  readonly database: Database;
  readonly library: RulesLibrary;
  readonly blobs: Blobs;
  /** Keys of access data; nothing of them is in the database. */
  readonly accessKeys: AccessKeys;
  /** The present instant and what was published by then; what is asked for while it is read is read together. */
  readonly present: () => Promise<Present>;
}
/** Rules that have to be loaded before the transaction can go on; it is rolled back for that. */
class RulesWanted extends Error {
  constructor(readonly asked: RulesAsked) {
    super(`rules of the desk ${asked.desk} are wanted`);
  }
}

const loads = 5;

/**
 * A transaction that looks rules up. Most find them in memory; one that does not is rolled back, the rules are loaded
 * outside it, and it runs again from its beginning.
 */
export async function transactWithRules<T>(
  { database, library }: StoreContext,
  work: (transaction: Transaction, rules: (asked: RulesAsked) => LoadedRules) => Promise<T>,
): Promise<T> {
  const rules = (asked: RulesAsked): LoadedRules => {
    const known = library.recall(asked);
    if (known === undefined) throw new RulesWanted(asked);
    return known;
  };
  for (let load = 1; ; load += 1) {
    try {
      return await transact(database, (transaction) => work(transaction, rules));
    } catch (error) {
      if (!(error instanceof RulesWanted) || load === loads) throw error;
      await library.load(error.asked);
    }
  }
}
