import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Client } from 'pg';
import { spawnProgram } from '../../local/embedded';
import type { Bench } from '../harness/bench';
import { effort } from '../harness/effort';
import { copyTickets } from '../harness/fill-store';
import { openHttp } from '../harness/http';
import type { OutboxPass } from '../harness/outbox-process';
import { median } from '../harness/statistics';
import { file } from '../harness/tickets';

/** As many as one outbox gets through before the first of its leases of 10 seconds ends. */
const runs = effort.rows(4_000);
const rounds = effort.rounds(3);
const prefix = 'UNSTARTED';

export interface OutboxTwoFigure {
  /** Runs told a second by one outbox. */
  readonly one: number;
  /** By two together. */
  readonly two: number;
  readonly ratio: number;
  /** Runs that were told more than once in a round. */
  readonly toldTwice: number;
}

/**
 * 4,000 runs that were never started, told by one outbox and by two beside each other, each a process of its own at the product's
 * store, before an engine that answers after 10 ms: how many a second. Three rounds in turns, medians. The product's worker,
 * whose own outbox would take part, is held still meanwhile.
 */
export async function measureOutboxTwo(bench: Bench): Promise<OutboxTwoFigure> {
  const { product, database, settled } = bench;
  const client = openHttp(product.api, product.account('client').apiKey, 1);
  const ticket = await file(client);
  client.close();
  await settled();
  await copyTickets(database, ticket.id, runs, prefix);
  await database.query('VACUUM ANALYZE ticket, process, run');
  const outboxes = [await startOutbox(bench), await startOutbox(bench)] as const;
  const worker = await product.pidOf('worker');
  process.kill(worker, 'SIGSTOP');
  try {
    // The first pass of each warms it up.
    await tellAll(database, outboxes);
    const one: Pass[] = [];
    const two: Pass[] = [];
    for (let round = 0; round < rounds; round += 1) {
      one.push(await tellAll(database, [outboxes[round % 2] ?? outboxes[0]]));
      two.push(await tellAll(database, outboxes));
    }
    const rate = (passes: readonly Pass[]): number => median(passes.map(({ perSecond }) => perSecond));
    const toldTwice = [...one, ...two].reduce((sum, pass) => sum + pass.toldTwice, 0);
    return { one: rate(one), two: rate(two), ratio: rate(two) / rate(one), toldTwice };
  } finally {
    await forgetAll(database, 'now()');
    process.kill(worker, 'SIGCONT');
    for (const outbox of outboxes) outbox.kill('SIGTERM');
  }
}

interface Pass {
  readonly perSecond: number;
  readonly toldTwice: number;
}

/** @throws when a run was told by nobody */
async function tellAll(database: Client, outboxes: readonly ChildProcess[]): Promise<Pass> {
  await forgetAll(database, 'NULL');
  const begun = performance.now();
  const passes = await Promise.all(
    outboxes.map(async (outbox) => {
      const answer = once(outbox, 'message') as Promise<[OutboxPass]>;
      outbox.send('tell');
      const [{ told }] = await answer;
      return told;
    }),
  );
  const seconds = (performance.now() - begun) / 1000;
  const told = passes.flat();
  const different = new Set(told).size;
  if (different !== runs) throw new Error(`${different} of ${runs} runs were told`);
  return { perSecond: different / seconds, toldTwice: told.length - different };
}

/** Has nobody hold the runs, as ones that the engine has never acknowledged or, in the end, has. */
async function forgetAll(database: Client, startedAt: 'NULL' | 'now()'): Promise<void> {
  await database.query(
    `UPDATE run SET started_at = ${startedAt}, lease_until = NULL, stale_since = NULL WHERE workflow_id LIKE '${prefix}-%'`,
  );
  await database.query('VACUUM run');
}

async function startOutbox({ product: { home, databaseUrl } }: Bench): Promise<ChildProcess> {
  const child = spawnProgram(home, path.join(__dirname, '..', 'harness', 'outbox-process.ts'), {
    ...process.env,
    DATABASE_URL: databaseUrl,
  });
  child.stdout?.resume();
  child.stderr?.pipe(process.stderr);
  const ended = once(child, 'exit').then(() => {
    throw new Error('An outbox ended');
  });
  ended.catch(() => undefined);
  await Promise.race([once(child, 'message'), ended]);
  return child;
}
