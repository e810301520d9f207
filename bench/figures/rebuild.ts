import { once } from 'node:events';
import path from 'node:path';
import { spawnProgram } from '../../local/embedded';
import { bareStartsCompleted } from '../harness/bare-starts';
import type { Bench } from '../harness/bench';
import { effort } from '../harness/effort';
import { copyTickets } from '../harness/fill-store';
import { begunAt, historiesOf } from '../harness/histories';
import { openHttp } from '../harness/http';
import { mean } from '../harness/statistics';
import { file } from '../harness/tickets';
import { firstAim } from './filing-sustained';

const tickets = effort.rows(10_000);
const concurrency = 32;
const bareSeconds = effort.seconds(20);
const limitMs = 15 * 60_000;
const prefix = 'LOST';

export interface RebuildFigure {
  /** Tickets that were started and had aimed. */
  readonly perSecond: number;
  /** Starts of an empty workflow, until all were completed. */
  readonly bare: number;
  readonly ratio: number;
}

/**
 * 10,000 open tickets whose runs the engine has lost (copies of a real one that it has never seen) are given them back by
 * `npm run rebuild` and one worker: how many a second, from the first start to the last aim, as Temporal's histories tell.
 * Against starts of an empty workflow, 32 at once for 20 seconds before and after, until all are completed; their mean. On a
 * product that holds nothing else.
 */
export async function measureRebuild(bench: Bench): Promise<RebuildFigure> {
  const { product, bare, database, settled } = bench;
  const client = openHttp(product.api, product.account('client').apiKey, 1);
  const ticket = await file(client);
  client.close();
  await settled();
  await copyTickets(database, ticket.id, tickets, prefix);
  await database.query('VACUUM ANALYZE ticket');
  await bareStartsCompleted(bare, concurrency, effort.seconds(5));
  const before = await bareStartsCompleted(bare, concurrency, bareSeconds);

  const since = Date.now();
  await rebuild(bench);
  await settled(limitMs);
  const { rows } = await database.query<{ tid: string }>(`SELECT tid FROM ticket WHERE tid LIKE '${prefix}-%'`);
  const histories = await historiesOf(bare.client, rows, since);
  const runs = [...histories].map(([tid, all]) => ({
    begun: Math.min(...all.map(begunAt)),
    aimed: firstAim(tid, all),
  }));
  const begun = runs.reduce((first, run) => Math.min(first, run.begun), Infinity);
  const aimed = runs.reduce((last, run) => Math.max(last, run.aimed), 0);

  const perSecond = (runs.length * 1000) / (aimed - begun);
  const starts = mean([before, await bareStartsCompleted(bare, concurrency, bareSeconds)]);
  return { perSecond, bare: starts, ratio: perSecond / starts };
}

/** Runs the program that a person would, until it ends: whether all have their runs is for the histories to tell. */
async function rebuild({ product: { home, databaseUrl, temporal } }: Bench): Promise<void> {
  const program = spawnProgram(home, path.join(__dirname, '..', '..', 'cli', 'rebuild.ts'), {
    ...process.env,
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: temporal,
    REGLAMENT_HOME: home,
  });
  program.stdout?.resume();
  program.stderr?.pipe(process.stderr);
  await once(program, 'exit');
}
