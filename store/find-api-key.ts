import { apiKeyHash } from './add-api-key';
import type { StoreContext } from './store-context';

/** The person a key acts as; undefined for a key that is unknown, revoked or expired. */
export async function findApiKey({ database, clock }: StoreContext, key: string): Promise<string | undefined> {
  const row = await database.apiKey.findUnique({ where: { hash: apiKeyHash(key) } });
  if (row === null || row.revokedAt !== null) return undefined;
  if (row.expiresAt !== null && row.expiresAt.getTime() <= (await clock.now())) return undefined;
  return row.personId;
}
