import { execFile } from 'node:child_process';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { promisify } from 'node:util';
import { commandLine } from './processes';
import { portVariables } from './settings';
import type { PortSetting } from './settings';

const run = promisify(execFile);

/** A port of the loopback that nobody has at this moment, chosen by the operating system. */
export function freePort(): Promise<number> {
  return listen(0);
}

type PortVariable = (typeof portVariables)[keyof typeof portVariables];

/** A free port for each variable, all different: the environment of a product that is to stand beside others. */
export async function freePorts(): Promise<Record<PortVariable, string>> {
  const variables = Object.values(portVariables);
  const ports = new Set<number>();
  while (ports.size < variables.length) ports.add(await freePort());
  const chosen = [...ports].map(String);
  return Object.fromEntries(variables.map((name, index) => [name, chosen[index]])) as Record<PortVariable, string>;
}

/**
 * Makes sure that the ports are free before anything is started.
 *
 * @throws one line for each taken port: the port, who has it (where that can be known), and the variable that moves it
 */
export async function requireFree(settings: PortSetting[]): Promise<void> {
  const lines = await Promise.all(settings.map(complaint));
  const taken = lines.filter((line) => line !== undefined);
  if (taken.length > 0) throw new Error(taken.join('\n'));
}

async function complaint({ variable, port, part }: PortSetting): Promise<string | undefined> {
  try {
    await listen(port);
    return undefined;
  } catch (error) {
    const move = `set ${variable} to another one, for example ${variable}=${port + 100} npm start`;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EACCES') return `Port ${port}, wanted by ${part}, may not be used by this account: ${move}.`;
    if (code !== 'EADDRINUSE') throw error;
    const owner = await portOwner(port);
    return `Port ${port}, wanted by ${part}, is taken${owner ? ` by ${owner}` : ''}: stop that process or ${move}.`;
  }
}

function listen(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}

/** "process 123 (node server.js)", when this account may see whose port it is. */
async function portOwner(port: number): Promise<string | undefined> {
  const pid = process.platform === 'linux' ? await linuxOwner(port).catch(() => undefined) : await lsofOwner(port);
  if (pid === undefined) return undefined;
  const command = (await commandLine(pid)) ?? '';
  return `process ${pid} (${command.length > 80 ? `${command.slice(0, 80)}...` : command})`;
}

async function linuxOwner(port: number): Promise<number | undefined> {
  const listening = '0A';
  const tables = await Promise.all(
    ['tcp', 'tcp6'].map((name) => readFile(`/proc/net/${name}`, 'utf8').catch(() => '')),
  );
  const local = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const rows = tables.flatMap((table) => table.split('\n').map((line) => line.trim().split(/\s+/)));
  const row = rows.find((fields) => fields[1]?.endsWith(local) && fields[3] === listening);
  const socket = `socket:[${row?.[9]}]`;
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  for (const pid of pids) {
    const files = await readdir(`/proc/${pid}/fd`).catch(() => []);
    for (const file of files) {
      const target = await readlink(`/proc/${pid}/fd/${file}`).catch(() => '');
      if (target === socket) return Number(pid);
    }
  }
  return undefined;
}

async function lsofOwner(port: number): Promise<number | undefined> {
  try {
    const { stdout } = await run('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fp'], { timeout: 5_000 });
    const found = /^p(\d+)/m.exec(stdout);
    return found ? Number(found[1]) : undefined;
  } catch {
    return undefined;
  }
}
