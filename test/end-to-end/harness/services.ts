/** A PostgreSQL and a Temporal of a test's own, which it may stop, start again and rob of their data. */
import { randomBytes } from 'node:crypto';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, rmSync } from 'node:fs';
import path from 'node:path';
import { freePort } from '../../../local/ports';
import {
  acceptsConnections,
  databaseUrl,
  ensureDatabase,
  prepareCluster,
  spawnPostgres,
} from '../../../local/postgres';
import { servesNamespace, spawnTemporal } from '../../../local/temporal';
import { until } from '../../../local/wait';
import { applyMigrations } from '../../../prisma/apply-migrations';
import type { Reaper } from './reaper';

export interface OwnService {
  /** Ends it without asking; what it had promised to keep is on the disk. */
  kill(): Promise<void>;
  /** Starts it on what is on the disk. */
  start(): Promise<void>;
}

export interface OwnPostgres extends OwnService {
  readonly url: string;
}

export interface OwnTemporal extends OwnService {
  readonly address: string;
  readonly namespace: string;
  /** Kills it and throws all its data away. */
  wipe(): Promise<void>;
}

const startLimitMs = 180_000;

/** Starts a PostgreSQL in a folder of its own, with one migrated database. It keeps what it has acknowledged. */
export async function ownPostgres(home: string, reaper: Reaper): Promise<OwnPostgres> {
  const cluster = {
    dataFolder: path.join(home, 'postgres'),
    port: await freePort(),
    password: randomBytes(12).toString('hex'),
  };
  await prepareCluster(cluster);
  let server: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    // A process that dies loses nothing that the system has taken; only a machine without power needs fsync.
    const child = await logged(home, 'postgres', (output) =>
      spawnPostgres(cluster, ['max_connections=100', 'fsync=off'], output),
    );
    server = child;
    reaper.watch(child, 'SIGQUIT');
    const failure = 'PostgreSQL did not come up';
    await until(
      () => acceptsConnections(cluster),
      startLimitMs,
      failure,
      () => ended(child, failure),
    );
  };
  await start();
  await ensureDatabase(cluster, 'reglament');
  const url = databaseUrl(cluster, 'reglament');
  await applyMigrations(url);
  // "Immediate": no session is finished, and the next start recovers from the log as after a crash.
  return { url, start, kill: () => end(server, 'SIGQUIT') };
}

/** Starts a Temporal whose data are in a file, as `npm start` runs it, without its UI. */
export async function ownTemporal(cli: string, home: string, reaper: Reaper): Promise<OwnTemporal> {
  const file = path.join(home, 'temporal.db');
  const namespace = 'default';
  const settings = { cli, port: await freePort(), file, namespaces: [namespace] };
  let server: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    const child = await logged(home, 'temporal', async (output) => spawnTemporal(settings, output));
    server = child;
    reaper.watch(child, 'SIGKILL');
    const failure = 'Temporal did not come up';
    await until(
      () => servesNamespace(settings),
      startLimitMs,
      failure,
      () => ended(child, failure),
    );
  };
  const kill = (): Promise<void> => end(server, 'SIGKILL');
  await start();
  return {
    address: `127.0.0.1:${settings.port}`,
    namespace,
    start,
    kill,
    wipe: async () => {
      await kill();
      for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${suffix}`, { force: true });
    },
  };
}

async function logged(
  home: string,
  name: string,
  spawn: (output: number) => Promise<ChildProcess>,
): Promise<ChildProcess> {
  const output = openSync(path.join(home, `${name}.log`), 'a');
  try {
    return await spawn(output);
  } finally {
    closeSync(output);
  }
}

function isAlive(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

function ended(child: ChildProcess, failure: string): string | undefined {
  return isAlive(child) ? undefined : `${failure}: it ended at once`;
}

async function end(child: ChildProcess | undefined, signal: NodeJS.Signals): Promise<void> {
  if (!child || !isAlive(child)) return;
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}
