import { randomBytes } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { freePort } from './ports';
import { acceptsConnections, databaseUrl, prepareCluster, spawnPostgres } from './postgres';
import type { Cluster } from './postgres';
import { makeScratchHome } from './scratch-home';
import { until } from './wait';

/** A throw-away PostgreSQL: for tests and for working out migrations. */
export interface ScratchPostgres {
  cluster: Cluster;
  /** The address of one of its databases. */
  url: (database: string) => string;
  /** The folder that lives as long as it does; others may note their processes there. */
  home: string;
  stop: () => Promise<void>;
}

/** Data that nobody needs tomorrow: no waiting for the disk. */
const careless = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_connections=200',
  'shared_buffers=128MB',
];

/**
 * Starts a PostgreSQL in a folder of its own under the system's temporary folder, on a free port.
 *
 * @throws with the end of the server's log when it does not come up
 */
export async function startScratchPostgres(): Promise<ScratchPostgres> {
  const home = await makeScratchHome();
  const cluster = {
    dataFolder: path.join(home, 'data'),
    port: await freePort(),
    password: randomBytes(12).toString('hex'),
  };
  const log = path.join(home, 'postgres.log');
  await prepareCluster(cluster);
  const output = openSync(log, 'a');
  const server = await spawnPostgres(cluster, careless, output);
  closeSync(output);
  const exited = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  // Also when this process ends without having asked it to stop.
  const abandon = (): void => void server.kill('SIGQUIT');
  process.once('exit', abandon);
  const stop = async (): Promise<void> => {
    process.off('exit', abandon);
    if (server.exitCode === null && server.signalCode === null) server.kill('SIGQUIT');
    await exited;
    await rm(home, { recursive: true, force: true });
  };
  const ended = () => (server.exitCode === null ? undefined : 'The scratch PostgreSQL ended at once');
  try {
    await until(
      () => acceptsConnections(cluster),
      120_000,
      'The scratch PostgreSQL did not come up in two minutes',
      ended,
    );
  } catch (error) {
    const lines = await readFile(log, 'utf8').catch(() => '');
    await stop();
    throw new Error(`${error instanceof Error ? error.message : String(error)}:\n${lines.slice(-2_000)}`);
  }
  return { cluster, url: (database) => databaseUrl(cluster, database), home, stop };
}
