import type { Bench } from '../harness/bench';
import { fillStore } from '../harness/fill-store';
import { openHttp, expectStatus } from '../harness/http';
import type { Http } from '../harness/http';
import { latencies } from '../harness/load';
import { quantile } from '../harness/statistics';
import { command, file, triage } from '../harness/tickets';

const ticketsInStore = 200_000;
const pagesOfOneList = 5;
const walks = 20;

/**
 * p95 in milliseconds of a page of 50 tickets over HTTP, the next due first, with 200,000 tickets in the store: the desk's
 * whole list, one stage of it, what nobody is responsible for, and a client's own; each read from its first page to the
 * fifth by cursor, one request at a time.
 */
export async function measureListPage({ product, database, settled }: Bench): Promise<number> {
  const client = openHttp(product.api, product.account('client').apiKey, 1);
  const specialist = openHttp(product.api, product.account('specialist').apiKey, 1);
  const [fresh, triaged, closed] = [await file(client), await file(client), await file(client)];
  await triage(specialist, triaged);
  await command(client, closed.id, { type: 'close' });
  await settled();
  await fillStore(
    database,
    [
      { ticketId: fresh.id, share: 0.1 },
      { ticketId: triaged.id, share: 0.2 },
      { ticketId: closed.id, share: 0.7 },
    ],
    ticketsInStore,
  );

  const taken: number[] = [];
  for (let walk = -1; walk < walks; walk += 1) {
    const round = [
      ...(await readPages(specialist, 'desk=skai')),
      ...(await readPages(specialist, 'desk=skai&stage=resolution')),
      ...(await readPages(specialist, 'desk=skai&assignee=none')),
      ...(await readPages(client, '')),
    ];
    // The first one warms up.
    if (walk >= 0) taken.push(...round);
  }
  client.close();
  specialist.close();
  return quantile(taken, 0.95);
}

/** @returns the milliseconds that each page took */
async function readPages(reader: Http, filter: string): Promise<number[]> {
  let cursor: string | null = null;
  return latencies(pagesOfOneList, async () => {
    const from: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const reply = await reader.call('GET', `/api/v1/tickets?limit=50&${filter}${from}`);
    const page = expectStatus(reply, 200, 'list') as { items: unknown[]; nextCursor: string | null };
    if (page.items.length !== 50) throw new Error(`A page of ${page.items.length} tickets instead of 50`);
    cursor = page.nextCursor;
  });
}
