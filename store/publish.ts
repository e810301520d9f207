import type { Instant } from '../domain/time';
import type { Transaction } from './database';
import { everyDesk } from './rules/stamps';
import type { StampedAt } from './rules/stamps';
import type { StoreContext } from './store-context';
import { transact } from './transact';

/** What a publication changes: rules or staff of one desk, or the calendars of all. */
export type Publishing =
  | { readonly kind: StampedAt; readonly desk: string }
  | { readonly kind: 'calendars'; readonly desk: typeof everyDesk };

/** What became of an attempt to publish: the number rises, and the transaction is of use, only where something changed. */
export interface Attempt<T> {
  readonly changed: boolean;
  readonly answer: T;
}

/**
 * Publishes in a transaction. @param locked what is asked first once no other publication can come between; it ends the attempt by
 * throwing
 */
export type Work<T> = (transaction: Transaction, locked?: (now: Instant) => Promise<void>) => Promise<Attempt<T>>;

/** In whose transaction something is published: that of a process which goes on with it, say. */
export type Within = <T>(work: Work<T>) => Promise<T>;

/**
 * A transaction that changes what processes keep in memory. Publications of rules and of calendars wait for each other, since
 * each is checked against the other; those of different desks do not, and staff waits for staff of the same desk only. The
 * number rises only when `work` says that something changed.
 *
 * A filing or reopening that began before may commit after it with what was in force when it began: taking the number's lock
 * in every commit would make all of them wait for each publication's checks. Who moves processes to what is new asks
 * `listStalePins` once more after the longest transaction.
 *
 * @param within default: one of its own
 */
export async function publish<T>(
  { database, clock }: StoreContext,
  { kind, desk }: Publishing,
  work: (transaction: Transaction, now: Instant) => Promise<Attempt<T>>,
  within: Within = async (inOne) => (await transact(database, (transaction) => inOne(transaction))).answer,
): Promise<T> {
  return within(async (transaction, locked) => {
    if (kind === 'rules') {
      await stand(transaction, everyDesk, 'calendars');
      await transaction.$queryRaw`
        SELECT "number" FROM "publication" WHERE "desk" = ${everyDesk} AND "kind" = 'calendars' FOR SHARE`;
    }
    await stand(transaction, desk, kind);
    await transaction.$queryRaw`
      SELECT "number" FROM "publication" WHERE "desk" = ${desk} AND "kind" = ${kind} FOR UPDATE`;
    const now = await clock.now(transaction);
    await locked?.(now);
    const attempt = await work(transaction, now);
    if (attempt.changed) {
      await transaction.publication.update({
        where: { desk_kind: { desk, kind } },
        data: { number: { increment: 1 } },
      });
    }
    return attempt;
  });
}

/** A number that has never risen has no row yet. */
async function stand(transaction: Transaction, desk: string, kind: string): Promise<void> {
  await transaction.$executeRaw`
    INSERT INTO "publication" ("desk", "kind", "number") VALUES (${desk}, ${kind}, 0) ON CONFLICT DO NOTHING`;
}
