import type { JsonObject } from '../../regulations';
import type { Database } from '../../store/database';

/** Changes a document in the store as no release would: what was published stays as it is. */
export async function changeJson(
  prisma: Database,
  table: 'regulation_version' | 'rules',
  where: string,
  change: (document: JsonObject) => JsonObject,
): Promise<void> {
  const rows = await prisma.$queryRawUnsafe<{ document: JsonObject }[]>(
    `SELECT "document" FROM "${table}" WHERE ${where}`,
  );
  const [row] = rows;
  if (row === undefined || rows.length > 1) throw new Error(`${rows.length} rows of ${table} where ${where}`);
  const document = JSON.stringify(change(row.document));
  await prisma.$executeRawUnsafe(`UPDATE "${table}" SET "document" = $1::json WHERE ${where}`, document);
}
