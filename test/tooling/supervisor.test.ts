import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root, typescript } from '../../local/paths';
import { freePorts } from '../../local/ports';
import { commandLine } from '../../local/processes';
import { until } from '../../local/wait';

/** One start of the supervisor with stub programs. */
interface Start {
  child: ChildProcess;
  output: () => string;
  ended: Promise<number | null>;
}

const limit = 180_000;
let home: string;
let env: NodeJS.ProcessEnv;
const starts: Start[] = [];

function start(changes: NodeJS.ProcessEnv = {}): Start {
  const script = path.join(__dirname, 'stub', 'up.ts');
  const child = spawn(process.execPath, [...typescript, script], {
    cwd: root,
    env: { ...env, ...changes },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', resolve);
  });
  const one = { child, output: () => text, ended };
  starts.push(one);
  return one;
}

async function ready(one: Start): Promise<void> {
  const ended = () => (one.child.exitCode === null ? undefined : one.output());
  await until(async () => one.output().includes('Reglament is ready'), limit, 'not ready in time', ended);
}

function processes(): Record<'postgres' | 'temporal' | 'api' | 'worker', number> {
  const number = (file: string) => Number(readFileSync(path.join(home, file), 'utf8').split('\n')[0]);
  return {
    postgres: number('postgres/postmaster.pid'),
    temporal: number('run/temporal.pid'),
    api: number('run/api.pid'),
    worker: number('run/worker.pid'),
  };
}

async function gone(pids: number[]): Promise<void> {
  const living = async () => (await Promise.all(pids.map(commandLine))).filter(Boolean);
  await until(async () => (await living()).length === 0, limit, 'processes are left');
}

async function serves(): Promise<boolean> {
  return fetch(`http://127.0.0.1:${env.PORT}/`).then(
    (response) => response.ok,
    () => false,
  );
}

beforeAll(async () => {
  home = path.join(await mkdtemp(path.join(tmpdir(), 'reglament-start-')), 'home');
  env = { ...process.env, REGLAMENT_HOME: home, DATABASE_URL: '', TEMPORAL_ADDRESS: '', ...(await freePorts()) };
});

afterAll(async () => {
  for (const { child } of starts) child.kill('SIGTERM');
  await Promise.all(starts.map(({ ended }) => ended));
  await rm(path.dirname(home), { recursive: true, force: true });
});

test('a taken port is named with its variable and its owner before anything is started', async () => {
  const taken = createServer();
  const port = await new Promise<number>((resolve) => {
    taken.listen(0, '127.0.0.1', () => resolve((taken.address() as { port: number }).port));
  });
  const one = start({ TEMPORAL_UI_PORT: String(port) });
  expect(await one.ended).toBe(1);
  expect(one.output()).toContain(`Port ${port}, wanted by Temporal UI, is taken by process ${process.pid}`);
  expect(one.output()).toContain(`TEMPORAL_UI_PORT=${port + 100} npm start`);
  expect(one.output()).not.toContain('PostgreSQL');
  taken.close();
});

test('two parts on one port are refused by the names of both variables', async () => {
  const one = start({ PORT: '41000', WORKER_PORT: '41000' });
  expect(await one.ended).toBe(1);
  expect(one.output()).toContain('PORT and WORKER_PORT are both 41000');
});

test(
  'starts, restarts what dies, refuses a second start, and leaves no process after Ctrl-C pressed twice',
  async () => {
    const one = start();
    await ready(one);
    expect(statSync(path.join(home, 'secrets.json')).mode & 0o777).toBe(0o600);

    const second = start();
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain(`Reglament already runs on ${home}: process ${one.child.pid}`);

    const before = processes();
    await fetch(`http://127.0.0.1:${env.PORT}/die`).catch(() => undefined);
    process.kill(before.postgres, 'SIGKILL');
    process.kill(before.temporal, 'SIGKILL');
    const again = () =>
      ['api', 'PostgreSQL', 'Temporal'].every((part) => one.output().includes(`${part} serves again`));
    await until(async () => again() && serves(), limit, 'what died did not come back');

    const now = processes();
    expect(now.worker).toBe(before.worker);
    one.child.kill('SIGINT');
    one.child.kill('SIGINT');
    expect(await one.ended).toBe(0);
    await gone(Object.values(now));
  },
  2 * limit,
);

test(
  'after kill -9 of the supervisor its programs end by themselves, and the next start clears the rest and serves',
  async () => {
    const one = start();
    await ready(one);
    const left = processes();
    one.child.kill('SIGKILL');
    await one.ended;
    await gone([left.api, left.worker]);
    expect(await commandLine(left.postgres)).toContain(home);

    const next = start();
    await ready(next);
    await gone([left.postgres, left.temporal]);
    const now = processes();
    next.child.kill('SIGTERM');
    expect(await next.ended).toBe(0);
    await gone(Object.values(now));
  },
  2 * limit,
);

test(
  'after kill -9 of everything the next start serves',
  async () => {
    const one = start();
    await ready(one);
    const all = processes();
    one.child.kill('SIGKILL');
    for (const pid of Object.values(all)) process.kill(pid, 'SIGKILL');
    await gone(Object.values(all));

    const next = start();
    await ready(next);
    expect(await serves()).toBe(true);
    const now = processes();
    next.child.kill('SIGHUP');
    expect(await next.ended).toBe(0);
    await gone(Object.values(now));
  },
  2 * limit,
);
