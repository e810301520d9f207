import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { thisRelease } from '../../local/release';
import { proveApplied } from '../../prisma/apply-migrations';
import { readMigrations } from '../../prisma/migration-files';
import type { Manifest } from '../../store/backup/manifest';
import { writeBackup } from '../../store/backup/write-backup';

/**
 * Writes a backup of a database.
 *
 * @param file where to; its folder is made
 * @throws a line that a person can act on, also when the database is not at the migrations of this release
 */
export async function backUp(
  url: string,
  file: string,
  options: { readonly force?: boolean; readonly signal?: AbortSignal },
): Promise<Manifest> {
  await proveApplied(url, await readMigrations()).catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(`${message}\nA backup is made by the release that the data are of.`);
  });
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  return writeBackup({ url, file, release: thisRelease(), ...options });
}

/** Every row that it holds. */
export function rowsOf({ tables }: Manifest): number {
  return tables.reduce((sum, { rows }) => sum + rows, 0);
}
