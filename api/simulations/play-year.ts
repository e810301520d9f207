import { createHash } from 'node:crypto';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { LRUCache } from 'lru-cache';
import type { Regulation } from '../../domain/regulation';
import type { Simulation } from '../../domain/simulation';
import type { CalendarYear, LayerSource } from '../../domain/time';
import { Turns } from '../limits/turns';
import { Problem } from '../problems';

/** All that decides what a year comes to: of the same question the same answer. */
export interface YearAsked {
  /** With the contract over it, where there is one. */
  readonly regulation: Regulation;
  /** The official years of every layer that the year is counted by. */
  readonly years: Readonly<Record<string, readonly CalendarYear[]>>;
  readonly year: number;
  readonly seed: string;
  readonly requests: number;
  readonly specialists?: number | undefined;
}

/** Plays years in threads of their own: ten thousand requests are some ten seconds of work, for which no request may wait. */
export interface Simulations {
  /** @throws Problem 429 where too many are being played, 503 where one takes too long or more memory than it may, or was ended */
  readonly play: (asked: YearAsked) => Promise<Simulation>;
}

export interface SimulationLimits {
  /** In milliseconds, for one year. */
  readonly longestMs: number;
  /** So many may wait for the one that is being played. */
  readonly waiting: number;
  /** So long at most, in milliseconds. */
  readonly patienceMs: number;
  /** Of one year, in megabytes. */
  readonly memoryMb: number;
}

/** A request of a browser ends after a minute: turn and year together stay below it. */
const usual: SimulationLimits = { longestMs: 40_000, waiting: 3, patienceMs: 15_000, memoryMb: 512 };

const keptYears = 50;

const file = path.join(__dirname, 'thread.ts');
/** How a thread reads the TypeScript of this checkout (decision 0001), whoever started the process. */
const execArgv = ['--require', path.join(__dirname, '..', '..', 'local', 'typescript', 'run.cjs')];

/** @param given tests have smaller ones */
export function createSimulations(given: Partial<SimulationLimits> = {}): Simulations {
  const limits = { ...usual, ...given };
  const turns = new Turns({ atOnce: 1, waiting: limits.waiting, patienceMs: limits.patienceMs });
  const known = new LRUCache<string, Simulation>({ max: keptYears });
  /** Those who ask for what is being played wait for it together. */
  const played = new Map<string, Promise<Simulation>>();
  return {
    async play(asked) {
      const key = createHash('sha256').update(JSON.stringify(asked)).digest('hex');
      const kept = known.get(key);
      if (kept !== undefined) return kept;
      const running = played.get(key) ?? turns.run('all', () => playInThread(asked, limits));
      played.set(key, running);
      try {
        const told = await running;
        known.set(key, told);
        return told;
      } finally {
        played.delete(key);
      }
    },
  };
}

/** The layers of a regulation's calendars, and that of the clients' own days. */
export function yearsOf({ calendars }: Regulation, layers: LayerSource): YearAsked['years'] {
  const codes = new Set(['ru', ...Object.values(calendars).flatMap(({ layers: own }) => own ?? [])]);
  return Object.fromEntries([...codes].sort().map((code) => [code, layers(code) ?? []]));
}

function playInThread(asked: YearAsked, { longestMs, memoryMb }: SimulationLimits): Promise<Simulation> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, {
      workerData: asked,
      execArgv,
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    });
    const timer = setTimeout(() => {
      reject(new Problem('took-too-long'));
      void worker.terminate();
    }, longestMs);
    timer.unref();
    worker.once('message', resolve);
    worker.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new Problem('year-given-up') : error),
    );
    worker.once('exit', (code) => {
      clearTimeout(timer);
      // Whatever was told or failed before counts. A thread that somebody ended has another code than one that forgot to answer.
      reject(
        code === 0 ? new Error('The thread of a simulation ended and told nothing.') : new Problem('year-given-up'),
      );
    });
    // A process that is to end waits for no year.
    worker.unref();
  });
}
