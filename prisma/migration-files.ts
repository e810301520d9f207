import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { MigrationList } from '@prisma/schema-engine-wasm';

/** Where the migrations of this product live. */
export const migrationsFolder = path.join(__dirname, 'migrations');

/** One migration as it stands in its folder; `checksum` is what the engine stores when it applied it (sha256, hex). */
export interface MigrationFile {
  name: string;
  script: string;
  checksum: string;
}

/**
 * Reads the migrations of a folder, oldest first (names begin with their time).
 *
 * @throws when a migration folder has no `migration.sql`: half a migration must not be skipped silently
 */
export async function readMigrations(folder: string = migrationsFolder): Promise<MigrationFile[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const script = await readFile(path.join(folder, name, 'migration.sql'), 'utf8');
      return { name, script, checksum: createHash('sha256').update(script).digest('hex') };
    }),
  );
}

/** The same migrations in the shape the schema engine takes. */
export function toMigrationList(folder: string, migrations: MigrationFile[]): MigrationList {
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, script }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: script } },
    })),
  };
}
