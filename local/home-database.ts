import { existsSync } from 'node:fs';
import path from 'node:path';
import { places, postgresPart, stopLeftovers } from './embedded';
import { takeHome } from './home-lock';
import { LogFile } from './log-file';
import { Part } from './part';
import { requireFree } from './ports';
import { acceptsConnections, databaseUrl, ensureDatabase, openFolder } from './postgres';
import { enterRelease, refuseUnknownRelease } from './release';
import { readSecrets } from './secrets';
import type { LocalSettings } from './settings';

/**
 * Works on the database that a home keeps. Where the product runs on it, that one's PostgreSQL serves; else it is started for as long
 * as the work takes, and nobody can start the product meanwhile.
 *
 * @param begin a home without data gets an empty database; else it is refused
 * @throws a line that a person can act on
 */
export async function onHomeDatabase<T>(
  { home, ports }: LocalSettings,
  { begin, say }: { readonly begin: boolean; readonly say: (line: string) => void },
  work: (url: string) => Promise<T>,
): Promise<T> {
  if (!begin && !existsSync(path.join(places(home).postgres, 'PG_VERSION')))
    throw new Error(`There are no data in ${home}. Set DATABASE_URL, or REGLAMENT_HOME to the folder of your data.`);
  await refuseUnknownRelease(home);
  if (begin) await openFolder(home);
  const cluster = {
    dataFolder: places(home).postgres,
    port: ports.postgres.port,
    password: readSecrets(home).postgresPassword,
  };
  const url = databaseUrl(cluster, 'reglament');
  // With the password of this home: it is nobody else's.
  if (await acceptsConnections(cluster)) return work(url);
  const marks = [path.basename(process.argv[1] ?? 'home-database.ts')];
  const giveBack = await takeHome(home, { pid: process.pid, address: 'no address: a command of a moment', marks });
  try {
    await stopLeftovers(home, []);
    await requireFree([ports.postgres]);
    if (begin) await enterRelease(home, say);
    const part = new Part(postgresPart(cluster, new LogFile(places(home).logs, 'postgres')), say);
    try {
      await part.start();
      await ensureDatabase(cluster, 'reglament');
      return await work(url);
    } finally {
      await part.stop();
    }
  } finally {
    giveBack();
  }
}
