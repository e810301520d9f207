import type { StoreContext } from './store-context';

/** Ends all keys of a person. */
export async function revokeApiKeys({ database, clock }: StoreContext, personId: string): Promise<void> {
  await database.apiKey.updateMany({
    where: { personId, revokedAt: null },
    data: { revokedAt: new Date(await clock.now()) },
  });
}
