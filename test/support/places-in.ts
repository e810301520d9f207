import type { Database } from '../../store/database';

/** Where a text stands, in all columns of all tables. */
export async function placesIn(prisma: Database, text: string): Promise<string[]> {
  const tables = await prisma.$queryRaw<{ name: string }[]>`
    SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1`;
  const found: string[] = [];
  for (const table of tables) {
    const rows = await prisma.$queryRawUnsafe<{ row: string }[]>(
      table.name === 'blob_chunk'
        ? `SELECT encode(bytes, 'escape') AS row FROM blob_chunk WHERE position(convert_to($1, 'UTF8') IN bytes) > 0`
        : `SELECT t::text AS row FROM "${table.name}" t WHERE position(lower($1) IN lower(t::text)) > 0`,
      text,
    );
    found.push(...rows.map(({ row }) => `${table.name}: ${row.slice(0, 300)}`));
  }
  return found;
}
