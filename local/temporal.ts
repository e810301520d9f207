import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { connect } from 'node:net';
import { promisify } from 'node:util';
import { searchAttributes } from '../workflows/messages';

const run = promisify(execFile);

/** How a development server of Temporal runs here: on loopback only; without `file` it keeps nothing. */
export interface DevServer {
  cli: string;
  port: number;
  /** No port, no Web UI. */
  uiPort?: number;
  file?: string;
  namespaces: string[];
}

/**
 * Runs kept in the server's memory between their steps. Its own default is 128,000, for an hour each: sized for a cluster,
 * not for a desk. A run that is not among them costs one read of its row.
 */
const runsKept = 500;

/**
 * Starts Temporal's development server; `output` takes what it logs. It has its own process group, so that Ctrl-C in a
 * terminal does not reach it before its workers have stopped.
 */
export function spawnTemporal(
  { cli, port, uiPort, file, namespaces }: DevServer,
  output: number | 'pipe',
): ChildProcess {
  const args = ['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), '--log-level', 'warn'];
  if (uiPort === undefined) args.push('--headless');
  else args.push('--ui-ip', '127.0.0.1', '--ui-port', String(uiPort), '--ui-disable-news-fetch');
  args.push('--dynamic-config-value', `history.hostLevelCacheMaxSize=${runsKept}`);
  if (file) args.push('--db-filename', file);
  for (const namespace of namespaces) args.push('--namespace', namespace);
  for (const { name, type } of Object.values(searchAttributes)) {
    // KEYWORD is called Keyword there.
    args.push('--search-attribute', `${name}=${type.charAt(0)}${type.slice(1).toLowerCase()}`);
  }
  return spawn(cli, args, {
    detached: true,
    // Garbage is collected when half as much again is in use, instead of as much again.
    env: { GOGC: '50', ...process.env },
    stdio: ['ignore', output, output],
  });
}

/** True when the server answers and knows its namespace. */
export async function servesNamespace({ cli, port, namespaces }: DevServer): Promise<boolean> {
  // Asking costs a process each time: not before somebody listens.
  if (!(await listens(port))) return false;
  const namespace = namespaces[0] ?? 'default';
  try {
    const address = ['--address', `127.0.0.1:${port}`, '--command-timeout', '5s'];
    await run(cli, ['operator', 'namespace', 'describe', '--namespace', namespace, ...address], { timeout: 6_000 });
    return true;
  } catch {
    return false;
  }
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const answer = (found: boolean) => () => {
      socket.destroy();
      resolve(found);
    };
    socket.once('connect', answer(true)).once('error', answer(false)).setTimeout(2_000, answer(false));
  });
}
