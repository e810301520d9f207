import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { openHttp } from '../harness/http';
import { startProduct } from '../harness/product';
import type { Product, Say } from '../harness/product';
import { settled } from '../harness/settle';
import { memoryOfTree } from '../harness/shared-memory';
import { file } from '../harness/tickets';

const filings = 5_000;
/** Runs are started more slowly than tickets are filed. */
const settleMs = 15 * 60_000;
const atOnce = 8;
/** Runs come slowly after so many filings: who watches is told how far it is. */
const toldEveryMs = 30_000;

/** Mebibytes, the sum of PSS over supervisor, API, worker, PostgreSQL and Temporal. */
export interface IdleMemoryFigure {
  /** After the second start on the same data, once nothing was asked of it for a while. */
  readonly idle: number;
  /** The same after 5,000 tickets were filed and all have their runs. */
  readonly after5000: number;
}

/**
 * What the product takes when nothing is asked of it: it is started on an empty home, ended, started again, and left alone
 * for three minutes; then 5,000 tickets are filed over HTTP, everything settles, and it is left alone again. Pages of
 * programs that run elsewhere on the machine too count for less, so nothing else of the product should be running.
 * IDLE_SECONDS is how long it is left alone, FILINGS how many tickets are filed, for a quicker look.
 */
export async function measureIdleMemory(say: Say): Promise<IdleMemoryFigure> {
  const first = await startProduct(say);
  await first.stop();
  const product = await startProduct(say, { again: true });
  try {
    const idle = await idleMemory(say, product);
    await fileAll(say, product, Number(process.env.FILINGS ?? filings));
    const after5000 = await idleMemory(say, product);
    return { idle, after5000 };
  } finally {
    await product.stop();
    await product.clear();
  }
}

async function idleMemory(say: Say, { pid }: Product): Promise<number> {
  await delay(Number(process.env.IDLE_SECONDS ?? 180) * 1_000);
  const { sum, parts } = await memoryOfTree(pid);
  say(`  ${[...parts].map(([name, mebibytes]) => `${name} ${mebibytes.toFixed(0)}`).join(', ')}`);
  return sum;
}

async function fileAll(say: Say, product: Product, count: number): Promise<void> {
  const client = openHttp(product.api, product.account('client').apiKey, atOnce);
  const database = new Client({ connectionString: product.databaseUrl });
  await database.connect();
  let left = count;
  const one = async (): Promise<void> => {
    for (; left > 0;) {
      left -= 1;
      await file(client);
    }
  };
  const telling = setInterval(() => {
    unstarted(database).then(
      (runs) => say(`  ${count - left} of ${count} filed, ${runs} runs not started yet`),
      () => undefined,
    );
  }, toldEveryMs);
  try {
    await Promise.all(Array.from({ length: atOnce }, one));
    await settled(product, database, settleMs);
  } finally {
    clearInterval(telling);
    client.close();
    await database.end();
  }
}

async function unstarted(database: Client): Promise<number> {
  const { rows } = await database.query<{ runs: number }>(
    `SELECT count(*)::int AS runs FROM run WHERE started_at IS NULL`,
  );
  return rows[0]?.runs ?? 0;
}
