import { Client, escapeIdentifier } from 'pg';

/** How rows are written as text hangs on these: the same where they are read and where they are loaded. */
const settings = `SET client_encoding = 'UTF8'; SET datestyle = 'ISO, MDY'; SET intervalstyle = 'postgres'; SET timezone = 'UTC';
  SET bytea_output = 'hex'; SET extra_float_digits = 1; SET statement_timeout = 0; SET lock_timeout = '30s';
  SET idle_in_transaction_session_timeout = 0; SET synchronize_seqscans = off`;

/** Work on one connection of its own, which is cut when `signal` says so: what it had begun is then rolled back. */
export async function onSession<T>(
  url: string,
  signal: AbortSignal | undefined,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({ connectionString: url, application_name: 'reglament', connectionTimeoutMillis: 10_000 });
  // A lost connection shows in the statement that uses it.
  client.on('error', () => undefined);
  await client.connect();
  const cut = (): void => void client.end().catch(() => undefined);
  try {
    signal?.throwIfAborted();
    signal?.addEventListener('abort', cut, { once: true });
    await client.query(settings);
    return await work(client);
  } finally {
    signal?.removeEventListener('abort', cut);
    await client.end().catch(() => undefined);
  }
}

/** A table of the product, and its columns in their order. */
export interface TableColumns {
  readonly name: string;
  readonly columns: readonly string[];
}

/** Every table but the record of migrations, by name; columns that are computed from others are left out. */
export async function tablesOf(client: Client): Promise<readonly TableColumns[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(`
    SELECT c.relname::text AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND c.relname <> '_prisma_migrations'
    GROUP BY 1 ORDER BY 1`);
  return rows;
}

/** The migrations that a database records as gone through, oldest first; none where it has no record. */
export async function migrationsOf(client: Client): Promise<{ readonly name: string; readonly checksum: string }[]> {
  const found = await client.query<{ is: boolean }>(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS is`);
  if (found.rows[0]?.is !== true) return [];
  const { rows } = await client.query<{ name: string; checksum: string }>(`
    SELECT migration_name AS name, checksum FROM _prisma_migrations
    WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1`);
  return rows;
}

/** `"table" ("column", ...)`, as COPY takes it. */
export function copied({ name, columns }: TableColumns): string {
  return `${escapeIdentifier(name)} (${columns.map((column) => escapeIdentifier(column)).join(', ')})`;
}

/** Takes a lock on every table, so that none changes its form meanwhile. */
export async function lockTables(
  client: Client,
  tables: readonly TableColumns[],
  mode: 'ACCESS SHARE' | 'ACCESS EXCLUSIVE',
): Promise<void> {
  const names = tables.map(({ name }) => escapeIdentifier(name)).join(', ');
  await client.query(`LOCK TABLE ${names} IN ${mode} MODE`);
}
