import type { Instant } from '../domain/time';
import type { Transaction } from './database';
import type { StoreContext } from './store-context';
import { transact } from './transact';

/**
 * A transaction that changes what processes keep in memory. Publications wait for each other, and the number rises only
 * when `work` says that something changed.
 */
export async function publish<T>(
  { database, clock }: StoreContext,
  work: (transaction: Transaction, now: Instant) => Promise<{ readonly changed: boolean; readonly answer: T }>,
): Promise<T> {
  return transact(database, async (transaction) => {
    await transaction.$queryRaw`SELECT "number" FROM "publication" WHERE "id" = 1 FOR UPDATE`;
    const { changed, answer } = await work(transaction, await clock.now(transaction));
    if (changed) await transaction.publication.update({ where: { id: 1 }, data: { number: { increment: 1 } } });
    return answer;
  });
}
