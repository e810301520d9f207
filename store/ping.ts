import type { StoreContext } from './store-context';

/** @throws when the database does not answer */
export async function ping({ database }: StoreContext): Promise<void> {
  await database.$queryRaw`SELECT 1`;
}
