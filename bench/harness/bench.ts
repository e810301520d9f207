import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { startBareEngine } from './bare-engine';
import type { BareEngine } from './bare-engine';
import { startProduct } from './product';
import type { Product, Say, Settings } from './product';
import { settled } from './settle';

/** Everything that a figure of the running product is measured with. */
export interface Bench {
  readonly product: Product;
  readonly bare: BareEngine;
  /** The product's database, for what HTTP does not offer: looking whether all is done, and filling it. */
  readonly database: Client;
  /** Waits until neither the product nor the bare worker has anything left to do; `limitMs` where that may take long. */
  readonly settled: (limitMs?: number) => Promise<void>;
}

/** No run takes longer, whatever hangs. */
const limitMs = 60 * 60_000;

/**
 * Runs the product and what it is measured against for as long as `measure` takes. Whatever happens, no process is left;
 * the data, with the logs, stay when it fails.
 */
export async function withBench<T>(
  say: Say,
  measure: (bench: Bench) => Promise<T>,
  settings: Settings = {},
): Promise<T> {
  const product = await startProduct(say, { settings });
  const endings: (() => Promise<unknown>)[] = [product.stop];
  let ending: Promise<void> | undefined;
  const endAll = (): Promise<void> => (ending ??= inOrder(endings));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void endAll().finally(() => process.exit(1)));
  }
  try {
    const database = new Client({ connectionString: product.databaseUrl });
    // Its connection is cut when the product is stopped by a signal.
    database.on('error', () => undefined);
    await database.connect();
    endings.unshift(() => database.end());
    const bare = await startBareEngine(product);
    endings.unshift(bare.stop);
    const bench: Bench = {
      product,
      bare,
      database,
      settled: async (limit) => {
        await settled(product, database, limit);
        await bare.settled('empty');
      },
    };
    const result = await Promise.race([measure(bench), tooLong()]);
    endings.push(product.clear);
    return result;
  } finally {
    await endAll();
  }
}

async function tooLong(): Promise<never> {
  await delay(limitMs, undefined, { ref: false });
  throw new Error(`The bench has not ended in ${limitMs / 60_000} minutes`);
}

async function inOrder(steps: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (const step of steps) await step();
}
