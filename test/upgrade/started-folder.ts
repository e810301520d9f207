/** A data folder under `npm start`: the whole product as a person runs it, with ports of its own. */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../../local/paths';
import { freePorts } from '../../local/ports';
import { databaseUrl } from '../../local/postgres';
import { readSecrets } from '../../local/secrets';
import { until } from '../../local/wait';

/** A part that keeps its process number in the folder, so that a test can kill it. */
export type KilledPart = 'worker' | 'api' | 'temporal';

export interface StartedFolder {
  /** Address of the API, without a path. */
  readonly base: string;
  readonly temporalAddress: string;
  readonly databaseUrl: string;
  /** Everything it said until now. */
  readonly output: () => string;
  readonly pidOf: (part: KilledPart) => Promise<number>;
  /** Stops it as Ctrl-C does. @returns its exit code */
  readonly stop: () => Promise<number | null>;
}

const limitMs = 180_000;

/** Starts the product on a home and waits until it is ready. @throws with what it said, when it ends before that */
export async function startFolder(home: string): Promise<StartedFolder> {
  const ports = await freePorts();
  const inherited = Object.entries(process.env).filter(([name]) => !/^(JEST|NODE_OPTIONS)/.test(name));
  const child = spawn(process.execPath, [path.join(root, 'local', 'start.mjs')], {
    cwd: root,
    env: {
      ...Object.fromEntries(inherited),
      ...ports,
      REGLAMENT_HOME: home,
      DATABASE_URL: '',
      TEMPORAL_ADDRESS: '',
      TEMPORAL_NAMESPACE: '',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', resolve);
  });
  const stop = async (): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    return ended;
  };
  const over = (): string | undefined => (child.exitCode === null && child.signalCode === null ? undefined : said);
  try {
    await until(async () => said.includes('Reglament is ready'), limitMs, 'The folder was not ready in time', over);
  } catch (error) {
    await stop();
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${said}`);
  }
  return {
    base: `http://127.0.0.1:${ports.PORT}`,
    temporalAddress: `127.0.0.1:${ports.TEMPORAL_PORT}`,
    databaseUrl: databaseUrl(
      { port: Number(ports.POSTGRES_PORT), password: readSecrets(home).postgresPassword },
      'reglament',
    ),
    output: () => said,
    pidOf: async (part) => Number(await readFile(path.join(home, 'run', `${part}.pid`), 'utf8')),
    stop,
  };
}
