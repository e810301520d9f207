import type { Transaction } from './database';

/**
 * Which of some people are erased, or are to be: nobody gives them anything that they could come back by. Their rows are held until
 * the transaction ends, so that no erasure is asked for meanwhile.
 */
export async function erasedAmong(transaction: Transaction, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  await transaction.$queryRaw`SELECT "id" FROM "person" WHERE "id" = ANY(${[...ids]}::text[]) ORDER BY "id" FOR KEY SHARE`;
  const rows = await transaction.$queryRaw<{ id: string }[]>`
    SELECT p."id" FROM "person" p WHERE p."id" = ANY(${[...ids]}::text[])
      AND (p."erased_at" IS NOT NULL OR EXISTS (SELECT FROM "erasure" e WHERE e."person_id" = p."id"))`;
  return new Set(rows.map(({ id }) => id));
}

/** Whether a person is erased, or is to be. */
export async function isErased(transaction: Transaction, personId: string): Promise<boolean> {
  return (await erasedAmong(transaction, [personId])).has(personId);
}
