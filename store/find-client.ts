import type { Queryable } from './database';
import { isUuid } from './json';

/** A client that a desk serves: it has a user or a contract there, or was brought in. */
export interface ServedClient {
  readonly id: string;
  readonly name: string;
}

/** The client of a desk with this id; undefined for any other. */
export async function findClient(database: Queryable, desk: string, id: string): Promise<ServedClient | undefined> {
  if (!isUuid(id)) return undefined;
  const client = await database.client.findFirst({
    where: {
      id,
      OR: [{ memberships: { some: { desk } } }, { contracts: { some: { desk } } }, { desks: { some: { desk } } }],
    },
    select: { id: true, name: true },
  });
  return client ?? undefined;
}
