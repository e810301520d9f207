import { Client } from 'pg';
import { migrationsFolder, readMigrations, toMigrationList } from './migration-files';
import type { MigrationFile } from './migration-files';

/**
 * Brings a database to the newest migration and proves it: afterwards every migration of the folder must stand in
 * `_prisma_migrations` as finished, with the checksum of its file.
 *
 * @param databaseUrl of an existing database (it may be empty)
 * @param only names of those that are applied, and no later ones; by default all of the folder
 * @returns names of the migrations applied now, oldest first; empty when there was nothing to do
 * @throws when a script fails, when an applied migration was edited, or when the proof finds one missing
 */
export async function applyMigrations(
  databaseUrl: string,
  folder: string = migrationsFolder,
  only?: ReadonlySet<string>,
): Promise<string[]> {
  const migrations = (await readMigrations(folder)).filter(({ name }) => only?.has(name) ?? true);
  // Whoever only asks what is applied does not load the engine.
  const { noFilter, withSchemaEngine } = await import('./schema-engine');
  const { appliedMigrationNames } = await withSchemaEngine(databaseUrl, undefined, (engine) =>
    engine.applyMigrations({ migrationsList: toMigrationList(folder, migrations), filters: noFilter }),
  );
  await proveApplied(databaseUrl, migrations);
  return appliedMigrationNames;
}

/**
 * Compares the database's own record of migrations with the files.
 *
 * @throws an error that names each migration that is missing, unfinished or different from its file
 */
export async function proveApplied(databaseUrl: string, migrations: MigrationFile[]): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ migration_name: string; checksum: string }>(
      'SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
    );
    const recorded = new Map(rows.map((row) => [row.migration_name, row.checksum]));
    const faults = migrations.flatMap(({ name, checksum }) => {
      const found = recorded.get(name);
      if (found === undefined) return [`${name} is not applied`];
      return found === checksum ? [] : [`${name} was edited after it had been applied`];
    });
    if (faults.length > 0)
      throw new Error(`The database is not at the state of prisma/migrations: ${faults.join('; ')}`);
  } finally {
    await client.end();
  }
}

async function main(): Promise<void> {
  const databaseUrl = process.env.DATABASE_URL;
  if (!databaseUrl) throw new Error('Set DATABASE_URL to the database to migrate.');
  const applied = await applyMigrations(databaseUrl);
  console.log(applied.length === 0 ? 'migrations: up to date' : `migrations: applied ${applied.join(', ')}`);
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
