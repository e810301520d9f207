import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { spawnProgram } from '../../local/embedded';
import { freePort } from '../../local/ports';
import type { Bench } from '../harness/bench';
import { hasTable } from '../harness/copy-rows';
import { fillStore } from '../harness/fill-store';
import { openHttp } from '../harness/http';
import { counted } from '../harness/metrics';
import { command, file } from '../harness/tickets';

const cached = 2_000;
const warmUp = 500;
const startsAtOnce = 8;
const limitMs = 180_000;
const taskQueue = 'bench-memory';

/**
 * Kilobytes of a cached ticket workflow: resident memory of the product's worker with 2,000 of them less that with none,
 * over 2,000. A second worker process with a task queue of its own runs them, over tickets that are copied from real ones: first
 * 500 that are closed and end at once, which leaves it warm and its cache empty, then the open ones.
 */
export async function measureWorkflowMemory(bench: Bench): Promise<number> {
  await fillTickets(bench);
  const worker = await startWorker(bench);
  try {
    await run(bench, `closed_at IS NOT NULL`, warmUp);
    await worker.holds(0);
    const without = await worker.residentMemory();
    await run(bench, `closed_at IS NULL`, cached);
    await worker.holds(cached);
    return ((await worker.residentMemory()) - without) / cached / 1024;
  } finally {
    await worker.stop();
  }
}

async function fillTickets({ product, database, settled }: Bench): Promise<void> {
  const client = openHttp(product.api, product.account('client').apiKey, 1);
  const [open, closed] = [await file(client), await file(client)];
  await command(client, closed.id, { type: 'close' });
  client.close();
  await settled();
  const templates = [
    { ticketId: open.id, share: cached / (cached + warmUp) },
    { ticketId: closed.id, share: warmUp / (cached + warmUp) },
  ];
  // Some more than are run: shares are rounded.
  await fillStore(database, templates, cached + warmUp + 100);
}

async function run({ database, bare }: Bench, condition: string, count: number): Promise<void> {
  // Under the public number; release 0.2.0 names its runs after the ticket's id.
  const workflowId = (await hasTable(database, 'run')) ? 'tid' : `'ticket/' || id`;
  const { rows } = await database.query<{ workflowId: string }>(
    `SELECT ${workflowId} AS "workflowId" FROM ticket WHERE tid LIKE 'BULK-%' AND ${condition} ORDER BY id LIMIT ${count}`,
  );
  if (rows.length !== count) throw new Error(`Only ${rows.length} of ${count} tickets are in the store`);
  const one = async (): Promise<void> => {
    for (let row = rows.pop(); row; row = rows.pop()) {
      await bare.client.workflow.start('ticket', { ...row, taskQueue, args: [{}] });
    }
  };
  await Promise.all(Array.from({ length: startsAtOnce }, one));
}

async function startWorker({ product, database }: Bench) {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const child = spawnProgram(product.home, path.join(__dirname, '..', 'harness', 'memory-worker.ts'), {
    ...process.env,
    DATABASE_URL: product.databaseUrl,
    TEMPORAL_ADDRESS: product.temporal,
    REGLAMENT_HOME: product.home,
    WORKER_PORT: String(port),
    TASK_QUEUE: taskQueue,
    WORKER_CACHED_WORKFLOWS: String(cached + warmUp),
    LOG_LEVEL: 'warn',
  });
  child.stdout?.resume();
  child.stderr?.pipe(process.stderr);
  const ended = once(child, 'exit');
  await until('the worker for memory serves', async () => {
    if (child.exitCode !== null) throw new Error('The worker for memory ended');
    return fetch(`${address}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  });
  return {
    /** Waits until its cache holds so many workflows and all of their commits are done. */
    holds: (count: number) =>
      until(`${count} workflows are cached`, async () => {
        const { rows } = await database.query(
          `SELECT 1 FROM pg_stat_activity WHERE state = 'active' AND pid <> pg_backend_pid()`,
        );
        return rows.length === 0 && (await counted(address, 'reglament_cached_workflows')) === count;
      }),
    residentMemory: async (): Promise<number> => {
      child.send('memory');
      const [{ bytes }] = (await once(child, 'message')) as [{ bytes: number }];
      return bytes;
    },
    stop: async (): Promise<void> => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + limitMs;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`In vain waited until ${what}`);
    await delay(200);
  }
}
