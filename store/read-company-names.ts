import type { StoreContext } from './store-context';

/** Names of companies by their ids; of one that is gone there is none. */
export async function readCompanyNames(
  { database }: StoreContext,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await database.client.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [id, name]));
}
