import { uuidv7 } from 'uuidv7';
import type { StoreContext } from './store-context';
import { transact } from './transact';

/**
 * Sets the password that a person signs in with, and ends the sessions that the old one opened.
 *
 * @param hash as the sign-in library makes it
 */
export async function setPassword({ database, clock }: StoreContext, personId: string, hash: string): Promise<void> {
  const now = new Date(await clock.now());
  await transact(database, async (transaction) => {
    const changed = await transaction.account.updateMany({
      where: { userId: personId, providerId: 'credential' },
      data: { password: hash, updatedAt: now },
    });
    if (changed.count === 0) {
      await transaction.account.create({
        data: {
          id: uuidv7(),
          accountId: personId,
          providerId: 'credential',
          userId: personId,
          password: hash,
          createdAt: now,
          updatedAt: now,
        },
      });
    }
    await transaction.session.deleteMany({ where: { userId: personId } });
  });
}
