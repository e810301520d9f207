import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { applyMigrations, proveApplied } from '../../prisma/apply-migrations';
import { contractionsIn } from '../../prisma/expand-only';
import { migrationsFolder, readMigrations } from '../../prisma/migration-files';
import { diffToSchema, migrationName } from '../../prisma/new-migration';
import { createEmptyDatabase } from '../support/database';
import type { TestDatabase } from '../support/database';

let folder: string;
let database: TestDatabase;

async function migration(name: string, script: string): Promise<string> {
  const file = path.join(folder, name, 'migration.sql');
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, script);
  return file;
}

async function query(statement: string): Promise<object[]> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query<object>(statement)).rows;
  } finally {
    await client.end();
  }
}

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'reglament-migrations-'));
  database = await createEmptyDatabase();
});

afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

test('migrations are applied in order, once; also functions whose bodies hold semicolons', async () => {
  await migration('20260101000000_first', 'CREATE TABLE a (id int);');
  const body = "BEGIN RAISE EXCEPTION 'append only; always'; END";
  await migration(
    '20260102000000_second',
    `CREATE FUNCTION never() RETURNS trigger LANGUAGE plpgsql AS $$ ${body} $$;
     CREATE TRIGGER never BEFORE UPDATE ON a FOR EACH ROW EXECUTE FUNCTION never();
     INSERT INTO a VALUES (1);`,
  );
  expect(await applyMigrations(database.url, folder)).toEqual(['20260101000000_first', '20260102000000_second']);
  expect(await applyMigrations(database.url, folder)).toEqual([]);
  await expect(query('UPDATE a SET id = 2')).rejects.toThrow('append only; always');
});

test('a migration that is recorded nowhere is named by the proof', async () => {
  await migration('20260101000000_first', 'CREATE TABLE a (id int);');
  await applyMigrations(database.url, folder);
  await migration('20260102000000_second', 'CREATE TABLE b (id int);');
  const migrations = await readMigrations(folder);
  await expect(proveApplied(database.url, migrations)).rejects.toThrow('20260102000000_second is not applied');
});

test('a migration edited after it was applied is named', async () => {
  const file = await migration('20260101000000_first', 'CREATE TABLE a (id int);');
  await applyMigrations(database.url, folder);
  await writeFile(file, 'CREATE TABLE a (id bigint);');
  await expect(applyMigrations(database.url, folder)).rejects.toThrow('20260101000000_first was edited');
});

test('a failing script changes nothing, says why, and blocks later ones', async () => {
  await migration('20260101000000_first', 'CREATE TABLE a (id int); ALTER TABLE missing ADD COLUMN b int;');
  await expect(applyMigrations(database.url, folder)).rejects.toThrow('missing');
  expect(await query("SELECT 1 FROM pg_tables WHERE tablename = 'a'")).toEqual([]);
  await expect(applyMigrations(database.url, folder)).rejects.toThrow('20260101000000_first');
});

test('a folder without its script is refused', async () => {
  await mkdir(path.join(folder, '20260101000000_empty'));
  await expect(applyMigrations(database.url, folder)).rejects.toThrow('migration.sql');
});

test('the migrations of the product lead to its data model', async () => {
  const schema = await readFile(path.join(migrationsFolder, '..', 'schema.prisma'), 'utf8');
  expect(await diffToSchema(database.url, schema, migrationsFolder)).toBe('');
});

/** The last one that was made before releases had to bear each other; those up to it are applied while nothing runs. */
const beforeTheRule = '20261130050000_staff_absences';

test('X-5 a release works on what the next one has migrated: since the rule holds, no migration takes, renames or forbids anything', async () => {
  const under = (await readMigrations()).filter(({ name }) => name > beforeTheRule);
  expect(under.length).toBeGreaterThan(0);
  expect(under.flatMap(({ name, script }) => contractionsIn(script).map((each) => ({ name, ...each })))).toEqual([]);
});

test.each([
  ['ALTER TABLE "a" DROP COLUMN "b";', 1],
  ['ALTER TABLE "a" RENAME COLUMN "b" TO "c";', 1],
  ['ALTER TABLE "a" ADD COLUMN "b" INTEGER NOT NULL;', 1],
  ['ALTER TABLE "a" ADD COLUMN "b" INTEGER NOT NULL DEFAULT 0, ADD COLUMN "c" TEXT;', 0],
  ['ALTER TABLE "a" ALTER COLUMN "b" SET NOT NULL;', 1],
  ['ALTER TABLE "a" ALTER COLUMN "b" DROP NOT NULL;', 0],
  ['ALTER TABLE "a" ALTER COLUMN "b" SET DATA TYPE BIGINT;', 1],
  ['DROP TABLE "a";\nDROP INDEX "b";', 1],
  ['CREATE UNIQUE INDEX "b" ON "a" ("c");', 1],
  ['CREATE INDEX "b" ON "a" ("c");', 0],
  [
    'CREATE TABLE "a" ("b" INTEGER NOT NULL);\nCREATE UNIQUE INDEX "c" ON "a" ("b");\nALTER TABLE "a" ADD CONSTRAINT "d" CHECK (true);',
    0,
  ],
  ['-- contracts: nobody has written it since release 0.3\nALTER TABLE "a" DROP COLUMN "b";', 0],
])('%s takes or forbids so much: %i', (script, count) => {
  expect(contractionsIn(script)).toHaveLength(count);
});

test('a new migration is the difference between the migrations and the data model', async () => {
  const head = 'datasource db {\n  provider = "postgresql"\n}\n';
  const script = await diffToSchema(database.url, `${head}model A {\n  id Int @id\n}\n`, folder);
  expect(script).toContain('CREATE TABLE "A"');
  expect(migrationName('Add Notes', new Date('2026-03-04T05:06:07Z'))).toBe('20260304050607_add_notes');
});
