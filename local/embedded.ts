import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { LogFile } from './log-file';
import type { PartPlan } from './part';
import { root, typescript } from './paths';
import { acceptsConnections, prepareCluster, recordedPostmaster, spawnPostgres } from './postgres';
import type { Cluster } from './postgres';
import { isOurs, stopForeign } from './processes';
import { readPid, recordPid } from './pid-file';
import { servesNamespace, spawnTemporal } from './temporal';
import type { DevServer } from './temporal';

/** What lies where in a home. */
export const places = (home: string) => ({
  postgres: path.join(home, 'postgres'),
  temporal: path.join(home, 'temporal', 'temporal.db'),
  logs: path.join(home, 'logs'),
  /** There once the seed has gone through. */
  seeded: path.join(home, 'run', 'seeded'),
  /** Says which release started the home last. */
  release: path.join(home, 'release'),
});

/**
 * One desk on one machine, beside everything else: half of PostgreSQL's default of shared memory (the system keeps files in
 * memory as well), and no compiling of plans, which pays from seconds of one statement on.
 */
const productSettings = ['max_connections=100', 'shared_buffers=64MB', 'jit=off'];

/** A program of the product that is run as a process of its own. */
export interface Program {
  name: string;
  title: string;
  file: string;
  /** Answers 200 when it serves. */
  readyUrl: string;
  serveLimitMs: number;
  /** Variables of this one alone. */
  environment?: NodeJS.ProcessEnv;
}

/** PostgreSQL with its data in the home; the cluster is made at the first start. */
export function postgresPart(cluster: Cluster, log: LogFile): PartPlan {
  return {
    title: 'PostgreSQL',
    spawn: async () => {
      await prepareCluster(cluster);
      return spawnPostgres(cluster, productSettings, 'pipe');
    },
    serves: () => acceptsConnections(cluster),
    serveLimitMs: 60_000,
    // "Fast": sessions are cut, data are written out.
    stopSignal: 'SIGINT',
    stopLimitMs: 15_000,
    log,
  };
}

/** Temporal's development server with its data in the home. */
export function temporalPart(home: string, server: DevServer, log: LogFile): PartPlan {
  return {
    title: 'Temporal',
    spawn: async () => {
      if (server.file) await mkdir(path.dirname(server.file), { recursive: true, mode: 0o700 });
      const child = spawnTemporal(server, 'pipe');
      await recordPid(home, 'temporal', child.pid);
      return child;
    },
    serves: () => servesNamespace(server),
    serveLimitMs: 60_000,
    stopSignal: 'SIGINT',
    stopLimitMs: 10_000,
    log,
  };
}

/** The API or the worker. */
export function programPart(home: string, program: Program, env: NodeJS.ProcessEnv, log: LogFile): PartPlan {
  return {
    title: program.title,
    spawn: async () => {
      const child = spawnProgram(home, program.file, { ...env, ...program.environment });
      await recordPid(home, program.name, child.pid);
      return child;
    },
    serves: () => answers(program.readyUrl),
    serveLimitMs: program.serveLimitMs,
    stopSignal: 'SIGTERM',
    stopLimitMs: 10_000,
    log,
  };
}

/** The last argument tells processes of different homes apart; programs pay no heed to it. */
function homeMark(home: string): string {
  return `reglament-home=${home}`;
}

/**
 * What a start needed for a moment (compiling a megabyte of WebAssembly, most of all) is given back to the machine. Without
 * this glibc keeps it: up to eight arenas a core, and a threshold that grows with what was freed once. Elsewhere it says
 * nothing to anybody.
 */
const memory = { MALLOC_ARENA_MAX: '2', MALLOC_TRIM_THRESHOLD_: String(128 * 1024) };

/** Runs a TypeScript file of the checkout that ends when this process ends. */
export function spawnProgram(home: string, file: string, env: NodeJS.ProcessEnv): ChildProcess {
  const preload = ['--require', path.join(__dirname, 'with-parent.cjs'), ...typescript];
  return spawn(process.execPath, [...preload, file, homeMark(home)], {
    cwd: root,
    env: { ...memory, ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(3_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

/**
 * Ends what an earlier supervisor of this home left behind when it was killed. A process is touched only when its command
 * line says that it is the program and works on this home; a number in a file proves nothing.
 */
export async function stopLeftovers(home: string, programs: string[]): Promise<void> {
  const { postgres, temporal } = places(home);
  await Promise.all(
    programs.map(async (name) => {
      const pid = await readPid(home, name);
      if (pid !== undefined) await stopForeign(pid, [homeMark(home)], ['SIGTERM'], 10_000);
    }),
  );
  const server = await readPid(home, 'temporal');
  if (server !== undefined) await stopForeign(server, ['start-dev', temporal], ['SIGINT'], 10_000);
  const postmaster = await recordedPostmaster(postgres);
  if (postmaster === undefined) return;
  const marks = ['postgres', `-D ${postgres}`];
  if (await isOurs(postmaster, marks)) await stopForeign(postmaster, marks, ['SIGINT', 'SIGQUIT'], 10_000);
  // Its number may belong to somebody else by now, for whom PostgreSQL would take care not to start.
  else await rm(path.join(postgres, 'postmaster.pid'), { force: true });
}
