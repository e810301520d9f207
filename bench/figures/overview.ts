import type { Client } from 'pg';
import type { Bench } from '../harness/bench';
import { effort } from '../harness/effort';
import { fillSlim } from '../harness/fill-slim';
import { expectStatus, openHttp } from '../harness/http';
import type { Http } from '../harness/http';
import { knownCompanies } from '../harness/known-companies';
import { latencies } from '../harness/load';
import { quantile } from '../harness/statistics';
import { file } from '../harness/tickets';

const ticketsInStore = effort.rows(200_000);
const warmUp = 20;
const reads = effort.rounds(200);

/** p95 in milliseconds of the overview of a desk over HTTP, with as many open tickets as each says. */
export interface OverviewFigure {
  readonly usual: { readonly open: number; readonly p95Ms: number };
  /** A desk that has closed no more than four of five. */
  readonly buried: { readonly open: number; readonly p95Ms: number };
}

/**
 * How long a manager waits for what is late and at risk by person, topic, client and service at a desk of 200,000 tickets, one
 * request at a time: five years of them, the last month's mostly open; then with a fifth of all open.
 */
export async function measureOverview({ product, database, settled }: Bench): Promise<OverviewFigure> {
  const client = openHttp(product.api, product.account('client').apiKey, 1);
  const manager = openHttp(product.api, product.account('manager').apiKey, 1);
  await file(client);
  await settled();
  await fillSlim(database, await knownCompanies(client, manager), ticketsInStore);
  const usual = await figureOf(manager);
  await openAgain(database, Math.round(ticketsInStore / 5));
  const buried = await figureOf(manager);
  client.close();
  manager.close();
  return { usual, buried };
}

async function figureOf(manager: Http): Promise<OverviewFigure['usual']> {
  let open = 0;
  const taken = await latencies(warmUp + reads, async () => {
    const body = expectStatus(await manager.call('GET', '/api/v1/overview?desk=skai'), 200, 'overview');
    open = (body as { tickets: { open: number } }).tickets.open;
  });
  return { open, p95Ms: quantile(taken.slice(warmUp), 0.95) };
}

async function openAgain(database: Client, count: number): Promise<void> {
  await database.query(
    `UPDATE ticket SET closed_at = NULL, stage = 'resolution', status = 'in-progress',
       next_due = now() - interval '5 days' + random() * interval '30 days'
     WHERE id IN (SELECT id FROM ticket WHERE tid LIKE 'SLIM-%' AND closed_at IS NOT NULL ORDER BY random() LIMIT $1)`,
    [count],
  );
  // As autovacuum does by itself a little later.
  await database.query('VACUUM ANALYZE ticket');
}
