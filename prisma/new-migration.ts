import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { migrationsFolder, readMigrations, toMigrationList } from './migration-files';
import { noFilter, withSchemaEngine } from './schema-engine';

const schemaFile = path.join(__dirname, 'schema.prisma');

/**
 * The SQL that leads from the migrations of a folder to a data model; empty when they agree. What Prisma cannot express
 * (exclusion constraints, partial indexes, triggers) is written into the new file by hand and is left alone by later ones.
 *
 * @param databaseUrl of an empty database, used as a scratch: the migrations are played into it
 */
export async function diffToSchema(databaseUrl: string, schema: string, folder: string): Promise<string> {
  const datamodel: [string, string] = [schemaFile, schema];
  const migrations = toMigrationList(folder, await readMigrations(folder));
  const { stdout } = await withSchemaEngine(databaseUrl, [datamodel], (engine) =>
    engine.diff({
      from: migrations.migrationDirectories.length === 0 ? { tag: 'empty' } : { tag: 'migrations', ...migrations },
      to: { tag: 'schemaDatamodel', files: [{ path: schemaFile, content: schema }] },
      script: true,
      exitCode: null,
      filters: noFilter,
    }),
  );
  const script = stdout ?? '';
  return /^\s*(--[^\n]*\s*)*$/.test(script) ? '' : script;
}

/** A folder name in the manner of Prisma: UTC time to the second, then the name in snake case. */
export function migrationName(name: string, at: Date): string {
  const stamp = at.toISOString().replace(/\D/g, '').slice(0, 14);
  return `${stamp}_${name
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')}`;
}

/**
 * Writes the migration that leads from the folder to schema.prisma.
 *
 * @param databaseUrl of an empty database, used as a scratch
 * @returns the file written; undefined when the data model and the migrations agree
 */
export async function writeMigration(databaseUrl: string, name: string): Promise<string | undefined> {
  const script = await diffToSchema(databaseUrl, await readFile(schemaFile, 'utf8'), migrationsFolder);
  if (script === '') return undefined;
  const file = path.join(migrationsFolder, migrationName(name, new Date()), 'migration.sql');
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, script);
  return file;
}
