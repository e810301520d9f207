import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createInterface } from 'node:readline';
import { Client, Connection } from '@temporalio/client';
import { spawnProgram } from '../../local/embedded';
import type { Product } from './product';

/** Temporal beside the product, on the same server: a client here, and a worker in a process of its own. */
export interface BareEngine {
  readonly client: Client;
  readonly taskQueue: string;
  /** Waits until no workflow of this type runs any more. */
  readonly settled: (type: string) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** @throws when the worker does not come up */
export async function startBareEngine({ home, temporal }: Product): Promise<BareEngine> {
  const worker = spawnProgram(home, path.join(__dirname, '..', 'bare', 'worker.ts'), {
    ...process.env,
    TEMPORAL_ADDRESS: temporal,
  });
  const ended = once(worker, 'exit');
  const faults: string[] = [];
  const { stdout, stderr } = worker;
  if (!stdout || !stderr) throw new Error('The bare worker has no output');
  createInterface({ input: stderr }).on('line', (line) => faults.push(line));
  const isReady = await new Promise<boolean>((resolve) => {
    createInterface({ input: stdout }).on('line', (line) => resolve(line === 'ready'));
    void ended.then(() => resolve(false));
  });
  if (!isReady) throw new Error(`The bare worker did not come up:\n${faults.slice(-20).join('\n')}`);
  const connection = await Connection.connect({ address: temporal });
  const client = new Client({ connection });
  return {
    client,
    taskQueue: 'bare',
    settled: async (type) => {
      const query = `WorkflowType = '${type}' AND ExecutionStatus = 'Running'`;
      while ((await client.workflow.count(query)).count > 0) await delay(100);
    },
    stop: async () => {
      await connection.close();
      worker.kill('SIGTERM');
      await ended;
    },
  };
}
