import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { isDeepStrictEqual } from 'node:util';
import { createGzip } from 'node:zlib';
import { escapeIdentifier, type Client } from 'pg';
import { BackupFault } from './backup-fault';
import { CopyOut } from './copy-streams';
import { firstLine, lastLineOf, type BackupTable, type Manifest } from './manifest';
import { copied, lockTables, migrationsOf, onSession, tablesOf, type TableColumns } from './session';
import { SumRows } from './sum-rows';

export interface BackupOptions {
  /** Of the database. */
  readonly url: string;
  readonly file: string;
  /** Of this product. */
  readonly release: string;
  /** A file of this name is replaced, once the new one is whole. */
  readonly force?: boolean;
  readonly signal?: AbortSignal;
}

/**
 * Copies every table as it stands at one instant into one file, readable by its owner alone. Nothing is in memory whole, and nobody
 * who works meanwhile waits. The file has its name only once it is whole.
 *
 * @throws BackupFault when there is a file of that name, or a folder, whose place no backup takes
 */
export async function writeBackup({ url, file, release, force = false, signal }: BackupOptions): Promise<Manifest> {
  const refuseExisting = (): void => {
    const standing = statSync(file, { throwIfNoEntry: false });
    if (standing?.isDirectory() === true) throw new BackupFault(`${file} is a folder: name a file in it.`);
    if (!force && standing !== undefined)
      throw new BackupFault(`${file} is there already: name another file, or say --force.`);
  };
  refuseExisting();
  const draft = `${file}.${process.pid}.part`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    const body = new Body(handle);
    await body.append(firstLine);
    const manifest = await onSession(url, signal, (client) => copyAll(client, body, release));
    const text = Buffer.from(JSON.stringify(manifest));
    await body.append(text);
    await handle.appendFile(lastLineOf(text.length, body.sha256()));
    await handle.sync();
    signal?.throwIfAborted();
    refuseExisting();
    await rename(draft, file);
    return manifest;
  } finally {
    await handle.close();
    await rm(draft, { force: true });
  }
}

/** What has been written so far. */
class Body {
  #hash = createHash('sha256');
  length = 0;

  constructor(private readonly handle: FileHandle) {}

  async append(piece: Uint8Array): Promise<void> {
    this.#hash.update(piece);
    this.length += piece.length;
    await this.handle.appendFile(piece);
  }

  sha256(): string {
    return this.#hash.digest('hex');
  }
}

async function copyAll(client: Client, body: Body, release: string): Promise<Manifest> {
  const listed = await tablesOf(client);
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY');
  // Before the first question, which takes the snapshot: a migration that went through meanwhile is then seen whole.
  await lockTables(client, listed, 'ACCESS SHARE');
  const head = await readHead(client);
  if (!isDeepStrictEqual(await tablesOf(client), listed))
    throw new BackupFault('The tables have changed their form meanwhile: begin again.');
  const tables: BackupTable[] = [];
  for (const table of listed) tables.push(await copyTable(client, table, body));
  await client.query('COMMIT');
  return { release, ...head, tables };
}

async function readHead(client: Client): Promise<Omit<Manifest, 'release' | 'tables'>> {
  const { rows } = await client.query<{ takenAt: Date; store: string }>(
    'SELECT now() AS "takenAt", (SELECT id FROM store_identity) AS store',
  );
  const [head] = rows;
  if (!head) throw new Error('The database does not say which store it is.');
  const migrations = await migrationsOf(client);
  const sequences = await readSequences(client);
  return { takenAt: head.takenAt.toISOString(), store: head.store, migrations, sequences };
}

/** Not of the snapshot but as they are now, so that each has given out whatever stands in a row. */
async function readSequences(client: Client): Promise<Manifest['sequences']> {
  const { rows } = await client.query<{ name: string; start: string; step: string }>(`
    SELECT sequencename::text AS name, start_value::text AS start, increment_by::text AS step
    FROM pg_sequences WHERE schemaname = current_schema() ORDER BY 1`);
  const sequences: Manifest['sequences'] = [];
  for (const { name, start, step } of rows) {
    // pg_sequences does not tell where one stands that was moved and has given out nothing since.
    const { rows: standing } = await client.query<{ next: string }>(
      `SELECT (last_value + CASE WHEN is_called THEN $1::bigint ELSE 0 END)::text AS next FROM ${escapeIdentifier(name)}`,
      [step],
    );
    for (const { next } of standing) sequences.push({ name, start, next });
  }
  return sequences;
}

/** More effort makes it take several times as long for a tenth of the size. */
const level = 1;

async function copyTable(client: Client, table: TableColumns, body: Body): Promise<BackupTable> {
  const offset = body.length;
  const sum = new SumRows();
  const rows = client.query(new CopyOut(`COPY ${copied(table)} TO STDOUT`));
  await pipeline(rows, sum, createGzip({ level }), async (pieces: AsyncIterable<Buffer>) => {
    for await (const piece of pieces) await body.append(piece);
  });
  const { name, columns } = table;
  const { rows: count, checksum } = sum;
  return { name, columns: [...columns], rows: count, checksum, offset, length: body.length - offset };
}
