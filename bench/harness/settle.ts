import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from 'pg';
import type { Product } from './product';

const limitMs = 120_000;
const quietMs = 500;

/**
 * Waits until the product has nothing left to do: every run confirmed, every stored word decided, every letter sent, and no
 * commit for half a second. Rounds would otherwise pay for what the one before left behind.
 *
 * @throws when that takes more than two minutes
 */
export async function settled({ worker }: Product, database: Client): Promise<void> {
  const end = performance.now() + limitMs;
  let commits = -1;
  while (performance.now() < end) {
    const before = commits;
    commits = await counted(worker, 'reglament_commit_seconds_count');
    if (commits === before && (await waiting(database)) === 0) return;
    await delay(quietMs);
  }
  throw new Error(
    `The product has not settled: ${await waiting(database)} tickets, visits, words or letters still wait`,
  );
}

async function waiting(database: Client): Promise<number> {
  const { rows } = await database.query<{ waiting: number }>(`
    SELECT (SELECT count(*) FROM ticket WHERE run_confirmed_at IS NULL AND ended_at IS NULL)
      + (SELECT count(*) FROM visit WHERE run_confirmed_at IS NULL AND ended_at IS NULL)
      + (SELECT count(*) FROM inbox WHERE outcome IS NULL)
      + (SELECT count(*) FROM notice WHERE state = 'waiting' AND not_before <= now()) AS waiting`);
  return Number(rows[0]?.waiting);
}

/** Sum of a metric over its labels. @throws when the worker does not answer */
export async function counted(worker: string, metric: string): Promise<number> {
  const text = await (await fetch(`${worker}/metrics`)).text();
  const lines = text.split('\n').filter((line) => line.startsWith(`${metric} `) || line.startsWith(`${metric}{`));
  return lines.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
}
