import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { startScratchPostgres } from '../local/scratch-postgres';
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

async function main(): Promise<void> {
  const name = process.argv[2];
  if (!name) throw new Error('usage: npm run migration -- NAME');
  process.once('SIGINT', () => process.exit(130)).once('SIGTERM', () => process.exit(143));
  const scratch = await startScratchPostgres();
  try {
    const script = await diffToSchema(scratch.url('postgres'), await readFile(schemaFile, 'utf8'), migrationsFolder);
    if (script === '') return console.log('schema.prisma and prisma/migrations agree: no migration needed');
    const folder = path.join(migrationsFolder, migrationName(name, new Date()));
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, 'migration.sql'), script);
    console.log(`written: ${path.relative(process.cwd(), path.join(folder, 'migration.sql'))}`);
  } finally {
    await scratch.stop();
  }
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
