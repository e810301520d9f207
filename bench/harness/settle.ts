import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from 'pg';
import { hasTable } from './copy-rows';
import { counted } from './metrics';
import type { Product } from './product';

const usualLimitMs = 120_000;
const quietMs = 500;

/**
 * Waits until the product has nothing left to do: every run started and told, every stored word decided, every letter sent,
 * and no commit for half a second. Rounds would otherwise pay for what the one before left behind.
 *
 * @throws when that takes longer than `limitMs`
 */
export async function settled({ worker }: Product, database: Client, limitMs = usualLimitMs): Promise<void> {
  const end = performance.now() + limitMs;
  const runs = (await hasTable(database, 'run')) ? untold.ledger : untold.columns;
  let commits = -1;
  while (performance.now() < end) {
    const before = commits;
    // A worker that was just ended does not answer yet.
    commits = await counted(worker, 'reglament_commit_seconds_count').catch(() => -1);
    if (commits === before && commits >= 0 && (await waiting(database, runs)) === 0) return;
    await delay(quietMs);
  }
  throw new Error(`The product has not settled: ${await waiting(database, runs)} runs, words or letters still wait`);
}

/** How many runs do not know what they should: as release 0.2.0 notes it, and as the run ledger does. */
const untold = {
  columns: `(SELECT count(*) FROM ticket WHERE run_confirmed_at IS NULL AND ended_at IS NULL)
    + (SELECT count(*) FROM visit WHERE run_confirmed_at IS NULL AND ended_at IS NULL)`,
  ledger: `(SELECT count(*) FROM run WHERE stale_since IS NOT NULL OR (started_at IS NULL AND ended_at IS NULL))`,
};

async function waiting(database: Client, runs: string): Promise<number> {
  const { rows } = await database.query<{ waiting: number }>(`
    SELECT ${runs} + (SELECT count(*) FROM inbox WHERE outcome IS NULL)
      + (SELECT count(*) FROM notice WHERE state = 'waiting' AND not_before <= now()) AS waiting`);
  return Number(rows[0]?.waiting);
}
