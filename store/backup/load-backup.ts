import { pipeline } from 'node:stream/promises';
import { Writable } from 'node:stream';
import { isDeepStrictEqual } from 'node:util';
import { createGunzip } from 'node:zlib';
import { escapeIdentifier, type Client } from 'pg';
import { BackupFault } from './backup-fault';
import { CopyIn, CopyOut } from './copy-streams';
import type { BackupTable, Manifest } from './manifest';
import type { Backup } from './open-backup';
import { copied, lockTables, migrationsOf, onSession, tablesOf } from './session';
import { SumRows } from './sum-rows';

/** What migrations write into a database that nobody has used. */
const filledByMigrations = new Set(['store_identity', 'publication']);

/**
 * So many numbers of each sequence are left out: those that were given after the backup, and stand in letters and in people's notes,
 * are not given a second time.
 */
export const leastSkipped = 1_000;

/**
 * Refuses a database in which there is anything, and one whose tables are of a later release.
 *
 * @throws BackupFault
 */
export async function refuseUsedDatabase(url: string, { migrations }: Manifest): Promise<void> {
  await onSession(url, undefined, async (client) => {
    const known = new Set(migrations.map(({ name }) => name));
    if ((await migrationsOf(client)).some(({ name }) => !known.has(name)))
      throw new BackupFault(
        'The tables of this database are of a later release than the backup: give it a new database.',
      );
    await refuseRows(client);
  });
}

async function refuseRows(client: Client): Promise<void> {
  for (const { name } of await tablesOf(client)) {
    if (filledByMigrations.has(name)) continue;
    const { rowCount } = await client.query(`SELECT 1 FROM ${escapeIdentifier(name)} LIMIT 1`);
    if (rowCount !== 0)
      throw new BackupFault(
        `There are data in this database (table "${name}"): a backup is restored into an empty one.`,
      );
  }
}

/**
 * Loads a backup into a database that has the backup's migrations and no data, and makes it a store that goes on: in one
 * transaction, so that there is all of it or nothing.
 *
 * @param skipped how many numbers of each sequence are left out
 * @throws BackupFault, or what the database says, when something does not fit; there is nothing in the database then
 */
export async function loadBackup(
  url: string,
  { manifest, read }: Backup,
  { skipped = leastSkipped, signal }: { readonly skipped?: number; readonly signal?: AbortSignal | undefined } = {},
): Promise<void> {
  await onSession(url, signal, async (client) => {
    const tables = await tablesOf(client);
    const wanted = manifest.tables.map(({ name, columns }) => ({ name, columns }));
    if (!isDeepStrictEqual(tables, wanted))
      throw new BackupFault('The tables of the backup are not those that its migrations make.');
    await client.query('BEGIN');
    await lockTables(client, tables, 'ACCESS EXCLUSIVE');
    await refuseRows(client);
    const names = tables.map(({ name }) => escapeIdentifier(name)).join(', ');
    await client.query(`TRUNCATE ${names}`);
    const putBack = await takeAside(client);
    for (const table of manifest.tables) await loadTable(client, table, read);
    await putBack();
    await skipNumbers(client, manifest, skipped);
    await beginAnew(client);
    await client.query('COMMIT');
    await client.query('ANALYZE');
  });
}

/**
 * Takes references and indexes away until the rows are there: references are then checked all at once, so that the order of tables is
 * nobody's concern, and an index is built in a fraction of the time that row by row takes. What makes a row one of its kind (keys,
 * exclusions) stays.
 *
 * @returns what puts them back as they were
 */
async function takeAside(client: Client): Promise<() => Promise<void>> {
  const { rows: references } = await client.query<{ table: string; name: string; definition: string }>(`
    SELECT conrelid::regclass::text AS table, conname::text AS name, pg_get_constraintdef(oid) AS definition
    FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace ORDER BY 1, 2`);
  for (const { table, name } of references)
    await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${escapeIdentifier(name)}`);
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(`
    SELECT c.oid::regclass::text AS name, pg_get_indexdef(c.oid) AS definition
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
    WHERE c.relnamespace = current_schema()::regnamespace AND t.relname <> '_prisma_migrations'
      AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = c.oid) ORDER BY 1`);
  for (const { name } of indexes) await client.query(`DROP INDEX ${name}`);
  return async () => {
    for (const { definition } of indexes) await client.query(definition);
    for (const { table, name, definition } of references)
      await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${escapeIdentifier(name)} ${definition}`);
  };
}

/** Loads a table, and reads it again: what the database holds is what was in the other one. */
async function loadTable(client: Client, table: BackupTable, read: Backup['read']): Promise<void> {
  await pipeline(read(table), createGunzip(), client.query(new CopyIn(`COPY ${copied(table)} FROM STDIN`)));
  const sum = new SumRows();
  const nowhere = new Writable({ write: (_piece, _encoding, done) => done() });
  await pipeline(client.query(new CopyOut(`COPY ${copied(table)} TO STDOUT`)), sum, nowhere);
  if (sum.rows !== table.rows || sum.checksum !== table.checksum)
    throw new BackupFault(
      `The table "${table.name}" was loaded and does not hold what the backup says. Nothing is kept of it.`,
    );
}

async function skipNumbers(client: Client, { sequences }: Manifest, skipped: number): Promise<void> {
  for (const { name, start, next } of sequences) {
    const sequence = escapeIdentifier(name);
    // Those of desks are made when a desk is published, and not by a migration.
    await client.query(`CREATE SEQUENCE IF NOT EXISTS ${sequence} START ${start}`);
    await client.query('SELECT setval($1::regclass, $2::bigint + $3::bigint, false)', [sequence, next, skipped]);
  }
}

/**
 * What outlived its time on the other machine does not come to life here. Runs are forgotten, as `rebuild` forgets them: the outbox
 * gives each process its run. Whoever signed out, or was signed out, since the backup would else be signed in again. Letters and rows
 * that were in hand are free when their leases end, as after a crash.
 */
async function beginAnew(client: Client): Promise<void> {
  await client.query(`
    UPDATE run SET started_at = NULL, seen = NULL, lease_until = NULL WHERE ended_at IS NULL;
    DELETE FROM session; DELETE FROM sign_in_challenge; DELETE FROM verification`);
}
