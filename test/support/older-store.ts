import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { applyMigrations } from '../../prisma/apply-migrations';
import { migrationsFolder } from '../../prisma/migration-files';

/** Brings an empty database to what it was just before a migration. */
export async function migrateUpTo(url: string, migration: string): Promise<void> {
  const before = await mkdtemp(path.join(tmpdir(), 'reglament-before-'));
  try {
    for (const name of await readdir(migrationsFolder))
      if (name < migration) await cp(path.join(migrationsFolder, name), path.join(before, name), { recursive: true });
    await applyMigrations(url, before);
  } finally {
    await rm(before, { recursive: true });
  }
}
