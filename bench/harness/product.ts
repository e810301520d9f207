import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../../local/paths';
import { freePorts } from '../../local/ports';
import { databaseUrl } from '../../local/postgres';
import { readPid } from '../../local/pid-file';
import { readSecrets } from '../../local/secrets';

/** Tells a person how far a run is: on standard error, because standard output is for the results. */
export type Say = (line: string) => void;

/** A line of demo-accounts.json, as far as the bench needs it. */
export interface Account {
  readonly role: string;
  readonly desk: string;
  readonly email: string;
  readonly password: string;
  readonly apiKey: string;
}

/** The product as `npm start` runs it, on ports and data of its own. */
export interface Product {
  readonly home: string;
  /** Address of the API, without a path. */
  readonly api: string;
  /** Address of the API's own health and metrics. */
  readonly apiOperations: string;
  /** Address of the worker's health and metrics. */
  readonly worker: string;
  /** `host:port` of Temporal. */
  readonly temporal: string;
  readonly databaseUrl: string;
  /** The port at which letters are taken. */
  readonly mailListener: number;
  /** An account of this role at the desk `skai`, the first or a later one. @throws when there is none */
  readonly account: (role: string, index?: number) => Account;
  /** The first account of this role at a desk. @throws when there is none */
  readonly accountAt: (desk: string, role: string) => Account;
  /** All accounts at that desk. */
  readonly accounts: readonly Account[];
  /** The process that all its others descend from. */
  readonly pid: number;
  /** The number of the process that now is this part. @throws when none was noted */
  readonly pidOf: (part: 'api' | 'worker' | 'temporal' | 'mail') => Promise<number>;
  /** Ends all its processes; the data stay until `clear`. */
  readonly stop: () => Promise<void>;
  readonly clear: () => Promise<void>;
}

/** Settings of the product's processes, by the names of their variables. */
export type Settings = Readonly<Record<string, string>>;

const startLimitMs = 240_000;
/** The limits of one caller, which a load from few accounts would reach. */
const unlimited = {
  REQUESTS_PER_MINUTE: '1000000000',
  CLIENT_WORDS_PER_MINUTE: '1000000000',
  STAFF_WORDS_PER_MINUTE: '1000000000',
  UPLOAD_BYTES_A_DAY: '1000000000000',
};

/**
 * Starts the product in an empty home, or (`again`) in that of the one before, with the program that `npm start` runs, and
 * waits until it serves. Only its places differ from `npm start`, and the limits of what one caller may ask and say a minute. It
 * ends with this process, however that ends.
 *
 * @throws with the last lines it said, when it does not come up
 */
export async function startProduct(
  say: Say,
  { again = false, settings = {} }: { readonly again?: boolean; readonly settings?: Settings } = {},
): Promise<Product> {
  const home = path.join(root, '.reglament-bench', 'home');
  const clear = () => rm(home, { recursive: true, force: true });
  if (!again) await clear();
  const ports = await freePorts();
  const { DATABASE_URL: _database, TEMPORAL_ADDRESS: _temporal, ...inherited } = process.env;
  const child = spawn(process.execPath, [path.join(root, 'local', 'start.mjs')], {
    cwd: root,
    env: { ...inherited, ...ports, REGLAMENT_HOME: home, ...unlimited, ...settings },
    // Apart from this process's group, so that a Ctrl-C reaches it once, through us.
    detached: true,
    // The channel tells it when this process has gone.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const ended = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };

  const said: string[] = [];
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error('The product has no output');
  const timer = setTimeout(() => child.kill('SIGTERM'), startLimitMs);
  const isReady = await new Promise<boolean>((resolve) => {
    const hear = (line: string): void => {
      said.push(line);
      if (/: (ready|up to date|serves again|ended)/.test(line)) say(`  ${line}`);
      if (line.includes('Reglament is ready')) resolve(true);
    };
    createInterface({ input: stdout }).on('line', hear);
    createInterface({ input: stderr }).on('line', hear);
    void ended.then(() => resolve(false));
  });
  clearTimeout(timer);
  if (!isReady) throw new Error(`The product did not come up:\n${said.slice(-20).join('\n')}`);

  const accounts = JSON.parse(readFileSync(path.join(home, 'demo-accounts.json'), 'utf8')) as Account[];
  const accountAt = (desk: string, role: string, index = 0): Account => {
    const found = accounts.filter((each) => each.desk === desk && each.role === role)[index];
    if (!found) throw new Error(`demo-accounts.json has no ${role} at ${desk}`);
    return found;
  };
  return {
    home,
    api: `http://127.0.0.1:${ports.PORT}`,
    apiOperations: `http://127.0.0.1:${ports.OPERATIONS_PORT}`,
    worker: `http://127.0.0.1:${ports.WORKER_PORT}`,
    temporal: `127.0.0.1:${ports.TEMPORAL_PORT}`,
    mailListener: Number(ports.MAIL_LISTEN_PORT),
    databaseUrl: databaseUrl(
      { port: Number(ports.POSTGRES_PORT), password: readSecrets(home).postgresPassword },
      'reglament',
    ),
    accounts: accounts.filter(({ desk }) => desk === 'skai'),
    account: (role, index = 0) => accountAt('skai', role, index),
    accountAt,
    pid: child.pid ?? 0,
    pidOf: async (part) => {
      const pid = await readPid(home, part);
      if (pid === undefined) throw new Error(`No process of ${part} was noted`);
      return pid;
    },
    stop,
    clear,
  };
}
