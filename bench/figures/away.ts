import { setTimeout as delay } from 'node:timers/promises';
import { kill as sendSignal } from '../../local/processes';
import type { Bench } from '../harness/bench';
import { effort } from '../harness/effort';
import { openHttp } from '../harness/http';
import { quantile } from '../harness/statistics';
import { fileMany, give, replyWords } from '../harness/tickets';

const seconds = effort.seconds(60);
const concurrency = 4;
const tickets = 50;
/** A worker or an engine that was ended comes back, and takes what has piled up. */
const recoveryLimitMs = 180_000;

export interface AwayFigure {
  readonly p99Ms: number;
  readonly slowestMs: number;
  readonly answers: number;
  /** Answers other than 201, and calls without an answer. */
  readonly notDone: number;
}

/** Answers to replies of 4 clients over 50 tickets for a minute, while the worker is killed three times and started again by its supervisor. */
export function measureWorkerAway(bench: Bench): Promise<AwayFigure> {
  const kill = async () => sendSignal(await bench.product.pidOf('worker'), 'SIGKILL');
  return answersWhile(bench, [
    { after: 0.1, what: kill },
    { after: 0.4, what: kill },
    { after: 0.7, what: kill },
  ]);
}

/** The same, while Temporal's server is killed once and started again by its supervisor. */
export function measureEngineKilled(bench: Bench): Promise<AwayFigure> {
  const kill = async () => sendSignal(await bench.product.pidOf('temporal'), 'SIGKILL');
  return answersWhile(bench, [{ after: 0.2, what: kill }]);
}

/** The same, while Temporal's server is stopped for half of the time: it takes connections and answers nothing. */
export async function measureEngineStopped(bench: Bench): Promise<AwayFigure> {
  const pid = await bench.product.pidOf('temporal');
  const send = (signal: 'SIGSTOP' | 'SIGCONT') => async () => sendSignal(pid, signal);
  try {
    return await answersWhile(bench, [
      { after: 0.2, what: send('SIGSTOP') },
      { after: 0.7, what: send('SIGCONT') },
    ]);
  } finally {
    sendSignal(pid, 'SIGCONT');
  }
}

/** What is done to a process, after a share of the time. */
interface Blow {
  readonly after: number;
  readonly what: () => Promise<unknown>;
}

async function answersWhile({ product, settled }: Bench, blows: readonly Blow[]): Promise<AwayFigure> {
  const client = openHttp(product.api, product.account('client').apiKey, concurrency);
  const ids = (await fileMany(client, tickets)).map(({ id }) => id);
  await settled();

  const begun = performance.now();
  const end = begun + seconds * 1000;
  const taken: number[] = [];
  let notDone = 0;
  let next = 0;
  const speak = async (): Promise<void> => {
    while (performance.now() < end) {
      const sent = performance.now();
      const reply = await give(client, ids[next++ % tickets] ?? '', replyWords).catch(() => null);
      taken.push(performance.now() - sent);
      if (reply?.status !== 201) notDone += 1;
    }
  };
  const strike = async (): Promise<void> => {
    for (const { after, what } of blows) {
      await delay(Math.max(0, begun + after * seconds * 1000 - performance.now()));
      await what();
    }
  };
  await Promise.all([strike(), ...Array.from({ length: concurrency }, speak)]);
  client.close();
  await settled(recoveryLimitMs);
  return { p99Ms: quantile(taken, 0.99), slowestMs: Math.max(...taken), answers: taken.length, notDone };
}
