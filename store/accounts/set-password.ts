import { uuidv7 } from 'uuidv7';
import type { Instant } from '../../domain/time';
import type { Transaction } from '../database';
import type { StoreContext } from '../store-context';
import { transact } from '../transact';

/**
 * Sets the password that a person signs in with, and ends the sessions, and the sign-ins that wait for a code, that the old one opened.
 *
 * @param hash as the sign-in library makes it
 */
export async function setPassword({ database, clock }: StoreContext, personId: string, hash: string): Promise<void> {
  const now = await clock.now();
  await transact(database, (transaction) => writePassword(transaction, personId, hash, now));
}

/** The same within a transaction; letters by which a password could still be set do nothing from then on. */
export async function writePassword(
  transaction: Transaction,
  personId: string,
  hash: string,
  now: Instant,
): Promise<void> {
  const at = new Date(now);
  const changed = await transaction.account.updateMany({
    where: { userId: personId, providerId: 'credential' },
    data: { password: hash, updatedAt: at },
  });
  if (changed.count === 0) {
    const account = { accountId: personId, providerId: 'credential', userId: personId, password: hash };
    await transaction.account.create({ data: { id: uuidv7(), ...account, createdAt: at, updatedAt: at } });
  }
  await transaction.session.deleteMany({ where: { userId: personId } });
  await transaction.signInChallenge.deleteMany({ where: { personId } });
  await transaction.accountLetter.updateMany({ where: { personId, usedAt: null }, data: { usedAt: at } });
}
