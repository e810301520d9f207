import type { Client } from 'pg';

/** What is copied: rows of one table, each as often as `times` has rows. */
export interface Copying {
  readonly table: string;
  /** Which rows, of the alias `o`. */
  readonly where: string;
  /** SQL of a list of rows under the alias `n`; it may speak of `o`. */
  readonly times: string;
  /** SQL of the columns that differ from the copied row, of `o` and `n`. Those that the table lacks are passed over. */
  readonly set: Readonly<Record<string, string>>;
  /** Columns that the database fills in by itself. */
  readonly leave?: readonly string[];
}

/**
 * Copies rows, whatever other columns the table has in this release.
 *
 * @param values of the parameters $1, $2 ... in the SQL
 * @returns how many rows were made
 */
export async function copyRows(
  database: Client,
  { table, where, times, set, leave = [] }: Copying,
  values: readonly unknown[],
): Promise<number> {
  const { rows } = await database.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'NEVER' ORDER BY ordinal_position`,
    [table],
  );
  const columns = rows.map(({ name }) => name).filter((name) => !leave.includes(name));
  const made = await database.query(
    `INSERT INTO "${table}" (${columns.map((name) => `"${name}"`).join(', ')})
     SELECT ${columns.map((name) => set[name] ?? `o."${name}"`).join(', ')}
     FROM "${table}" o, LATERAL (${times}) n WHERE ${where}`,
    [...values],
  );
  return made.rowCount ?? 0;
}

/** Whether the database has such a table: release 0.2.0 has no `run`. */
export async function hasTable(database: Client, table: string): Promise<boolean> {
  const { rows } = await database.query<{ found: boolean }>('SELECT to_regclass($1) IS NOT NULL AS found', [table]);
  return rows[0]?.found === true;
}

/**
 * Does what is done to rows that refer to each other in whatever order: neither relations nor triggers are heeded meanwhile, which a
 * million copies would wait for. What is left behind has to hold.
 */
export async function unchecked<T>(database: Client, work: () => Promise<T>): Promise<T> {
  await database.query(`SET session_replication_role = replica`);
  try {
    return await work();
  } finally {
    await database.query(`SET session_replication_role = origin`);
  }
}
