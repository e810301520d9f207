import type { StoreContext } from './store-context';

const removedAtOnce = 1_000;

/**
 * Removes sessions that have run out: nobody can use them, and they say when somebody was here.
 *
 * @returns how many went; not all of them when there are many
 */
export async function removeExpiredSessions({ database, clock }: StoreContext): Promise<number> {
  const now = new Date(await clock.now());
  return database.$executeRaw`
    DELETE FROM "session" WHERE "id" IN (
      SELECT "id" FROM "session" WHERE "expires_at" <= ${now} ORDER BY "expires_at" LIMIT ${removedAtOnce} FOR UPDATE SKIP LOCKED)`;
}
