import type { StoreContext } from './store-context';

const removedAtOnce = 1_000;

/**
 * Removes sessions that have run out, and sign-ins that waited for a code: nobody can use them, and they say when somebody was here.
 *
 * @returns how many went; not all of them when there are many
 */
export async function removeExpiredSessions({ database, clock }: StoreContext): Promise<number> {
  const now = new Date(await clock.now());
  await database.$executeRaw`
    DELETE FROM "sign_in_challenge" WHERE "hash" IN (
      SELECT "hash" FROM "sign_in_challenge" WHERE "expires_at" <= ${now} ORDER BY "expires_at" LIMIT ${removedAtOnce} FOR UPDATE SKIP LOCKED)`;
  return database.$executeRaw`
    DELETE FROM "session" WHERE "id" IN (
      SELECT "id" FROM "session" WHERE "expires_at" <= ${now} ORDER BY "expires_at" LIMIT ${removedAtOnce} FOR UPDATE SKIP LOCKED)`;
}
