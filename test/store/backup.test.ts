import { readFile, readdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { backUp } from '../../cli/backup/back-up';
import { restoreInto } from '../../cli/backup/restore-into';
import { createStore } from '../../store';
import { createPrisma } from '../../store/database';
import { firstLine, lastLineLength } from '../../store/backup/manifest';
import { openBackup, type Backup } from '../../store/backup/open-backup';
import { writeBackup } from '../../store/backup/write-backup';
import {
  createEmptyDatabase,
  createPublishedDatabase,
  createTestDatabase,
  type TestDatabase,
} from '../support/database';
import { migrateUpTo } from '../support/older-store';

let folder: string;
let file: string;
let databases: TestDatabase[];

const kept = <T extends TestDatabase>(database: T): T => (databases.push(database), database);
const restore = async (backup: Backup, url: string) => restoreInto(url, backup, { say: () => undefined });

beforeAll(async () => {
  databases = [];
  folder = await mkdtemp(path.join(tmpdir(), 'reglament-backup-'));
  file = path.join(folder, 'published.backup');
  const { url } = kept(await createPublishedDatabase());
  await backUp(url, file, {});
});
afterAll(async () => {
  await Promise.all(databases.map(({ drop }) => drop()));
  await rm(folder, { recursive: true, force: true });
});

/** The file with something done to it, as another file. */
async function changed(name: string, change: (bytes: Buffer) => Buffer): Promise<string> {
  const other = path.join(folder, name);
  await writeFile(other, change(await readFile(file)));
  return other;
}

test('X-5 a file that is cut off, changed by one bit, of another format or no backup is refused before anything is touched', async () => {
  const refused = async (name: string, change: (bytes: Buffer) => Buffer): Promise<unknown> =>
    openBackup(await changed(name, change)).catch((error: unknown) => (error as Error).message);
  for (const length of [firstLine.length, lastLineLength, 5_000, -1, -lastLineLength])
    expect(await refused('cut', (bytes) => bytes.subarray(0, length))).toMatch(/is cut off/);
  for (const place of [firstLine.length, 5_000, -lastLineLength - 10]) {
    const flip = (bytes: Buffer): Buffer => {
      const at = place < 0 ? bytes.length + place : place;
      bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
      return bytes;
    };
    expect(await refused('flipped', flip)).toMatch(/is damaged/);
  }
  const anew = (bytes: Buffer): Buffer => Buffer.concat([Buffer.from('reglament backup 2\n'), bytes.subarray(19)]);
  expect(await refused('newer', anew)).toMatch(/format 2/);
  expect(await refused('other', () => Buffer.from('CREATE TABLE ticket'))).toMatch(/no backup of Reglament/);
  expect(await refused('empty', () => Buffer.alloc(0))).toMatch(/no backup of Reglament/);
  await expect(openBackup(path.join(folder, 'none'))).rejects.toThrow(/cannot be read/);
  await expect(openBackup(folder)).rejects.toThrow(/is no file/);
});

test('X-5 a backup never takes the place of another file unasked, and leaves nothing of itself when it is stopped', async () => {
  const [{ url } = { url: '' }] = databases;
  const before = await readFile(file);
  await expect(backUp(url, file, {})).rejects.toThrow(/is there already/);
  await expect(backUp(url, folder, { force: true })).rejects.toThrow(/is a folder/);
  await expect(backUp(url, file, { force: true, signal: AbortSignal.abort() })).rejects.toThrow();
  expect((await readFile(file)).equals(before)).toBe(true);
  expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('X-5 a backup of a later release, and one for a database that is in use, are refused with a line', async () => {
  const backup = await openBackup(file);
  const { url } = kept(await createEmptyDatabase());
  const later = { name: '29991231000000_later', checksum: 'x' };
  const { manifest } = backup;
  const ofLater = {
    ...backup,
    manifest: { ...manifest, release: '9.0.0', migrations: [...manifest.migrations, later] },
  };
  await expect(restore(ofLater, url)).rejects.toThrow(/of release 9\.0\.0.*29991231000000_later/);
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
  );
  expect(rows).toEqual([{ count: 0 }]);
  await client.end();
  await expect(restore(backup, databases[0]?.url ?? '')).rejects.toThrow(/There are data in this database/);
});

test('X-5 a backup that does not load leaves no data, and the next one is restored into the same database', async () => {
  const backup = await openBackup(file);
  const { url } = kept(await createEmptyDatabase());
  const tables = backup.manifest.tables.map((table) => (table.name === 'rules' ? { ...table, checksum: '0' } : table));
  await expect(restore({ ...backup, manifest: { ...backup.manifest, tables } }, url)).rejects.toThrow(/"rules"/);
  const withoutDesks = { ...backup, read: backup.read, manifest: backup.manifest };
  const desk = backup.manifest.tables.find(({ name }) => name === 'desk');
  const none = backup.manifest.tables.find(({ name }) => name === 'ticket');
  if (!desk || !none) throw new Error('tables are missing');
  const orphans = backup.manifest.tables.map((table) =>
    table === desk ? { ...desk, rows: 0, checksum: none.checksum, offset: none.offset, length: none.length } : table,
  );
  await expect(restore({ ...withoutDesks, manifest: { ...backup.manifest, tables: orphans } }, url)).rejects.toThrow(
    /foreign key/,
  );
  expect(await restore(backup, url)).toBe(true);
  const prisma = createPrisma(url, { poolSize: 1 });
  const codes = (await createStore({ prisma }).listDesks()).map(({ code }) => code);
  expect(codes).toContain('skai');
  await prisma.$disconnect();
  const again = path.join(folder, 'again.backup');
  const sums = ({ manifest }: Backup) => manifest.tables.map(({ name, rows, checksum }) => [name, rows, checksum]);
  await backUp(url, again, {});
  const twice = await openBackup(again);
  expect(sums(twice)).toEqual(sums(backup));
  expect(twice.manifest.sequences.map(({ next }) => Number(next))).toEqual(
    backup.manifest.sequences.map(({ next }) => Number(next) + 1_000),
  );
  const { url: migrated } = kept(await createTestDatabase());
  const before = await formOf(migrated);
  expect(await restore(backup, migrated)).toBe(true);
  expect(await formOf(migrated)).toEqual(before);
});

/** Every index and constraint, in words. */
async function formOf(url: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ words: string }>(`
    SELECT pg_get_indexdef(indexrelid) AS words FROM pg_index JOIN pg_class c ON c.oid = indexrelid
      WHERE c.relnamespace = 'public'::regnamespace
    UNION ALL SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) || convalidated FROM pg_constraint
      WHERE connamespace = 'public'::regnamespace
    ORDER BY 1`);
  await client.end();
  expect(rows.length).toBeGreaterThan(100);
  return rows;
}

test('X-5 a backup of an older release is restored as it was and then brought up; a newer database takes none of it', async () => {
  const { url: older } = kept(await createEmptyDatabase());
  const [last = ''] = (await readdir(path.join(__dirname, '../../prisma/migrations')))
    .filter((name) => /^\d/.test(name))
    .sort()
    .reverse();
  await migrateUpTo(older, last);
  const early = path.join(folder, 'older.backup');
  await expect(backUp(older, early, {})).rejects.toThrow(/by the release that the data are of/);
  await writeBackup({ url: older, file: early, release: '0.3.0' });
  const backup = await openBackup(early);
  const lines: string[] = [];
  const { url } = kept(await createEmptyDatabase());
  expect(await restoreInto(url, backup, { say: (line) => lines.push(line) })).toBe(true);
  expect(lines).toContainEqual(expect.stringContaining(last));
  await expect(restore(backup, kept(await createTestDatabase()).url)).rejects.toThrow(/later release than the backup/);
});
