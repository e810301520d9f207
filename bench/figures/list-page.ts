import type { Bench } from '../harness/bench';
import { effort } from '../harness/effort';
import { fillSlim } from '../harness/fill-slim';
import { openHttp, expectStatus } from '../harness/http';
import type { Http } from '../harness/http';
import { knownCompanies } from '../harness/known-companies';
import { latencies } from '../harness/load';
import { quantile, rounded } from '../harness/statistics';
import { file } from '../harness/tickets';

const ticketsInStore = effort.rows(1_000_000);
const pagesOfOneList = 5;
const walks = effort.rounds(10);

const orders = ['nextDue', 'handling', 'receivedAt', 'updatedAt', 'closedAt', 'changes'] as const;
type Order = (typeof orders)[number];

/** p95 in milliseconds of each order. */
export type ListFigure = Readonly<Partial<Record<Order, number>>>;

/**
 * p95 in milliseconds of a page of 50 tickets over HTTP with 1,000,000 tickets in the store: each order of the desk's whole list,
 * of the own list of a user of its largest company, and with the filters that are worst for it: what is rare, and what lies at the
 * far end of the order. Each list is read from its first page to the fifth or the last by cursor, one request at a time.
 */
export async function measureListPage({
  product,
  database,
  settled,
}: Bench): Promise<Readonly<Record<string, ListFigure>>> {
  const client = openHttp(product.api, product.account('client').apiKey, 1);
  const specialist = openHttp(product.api, product.account('specialist').apiKey, 1);
  await file(client);
  await settled();
  const known = await knownCompanies(client, specialist);
  await fillSlim(database, known, ticketsInStore);
  const [begin, end] = [5, 4].map((years) =>
    new Date(Date.now() - years * 365.25 * 86_400_000).toISOString().slice(0, 10),
  );
  const filters: Readonly<Record<string, string>> = {
    'all of the desk': '',
    'open only': 'open=true',
    'a stage of few': 'stage=visit',
    'a rare topic': 'topic=stolen-vehicle',
    'a topic of the first year': 'topic=verification',
    'a rare pair': 'topic=stolen-vehicle&priority=high',
    'nobody’s': 'assignee=none',
    'a specialist of now': 'assignee=sp-180',
    'a specialist of the first year': 'assignee=sp-100',
    'the largest company': `company=${known.clientId}`,
    'a small company': `company=${known.smallClientId}`,
    'a person': `person=${known.personId}`,
    'received in the first year': `receivedFrom=${begin}&receivedTo=${end}`,
    'closed in the first year': `closedFrom=${begin}&closedTo=${end}`,
    'changed in the first year': `updatedFrom=${begin}&updatedTo=${end}`,
    overdue: 'overdue=true',
  };
  const figures: Record<string, ListFigure> = {};
  for (const [name, filter] of Object.entries(filters))
    figures[name] = await figureOf(specialist, `desk=skai&${filter}`);
  figures['the own ones of a client’s user'] = await figureOf(client, '');
  client.close();
  specialist.close();
  return figures;
}

async function figureOf(reader: Http, filter: string): Promise<ListFigure> {
  const figure: Partial<Record<Order, number>> = {};
  for (const order of orders) {
    // What is closed is not open.
    if (order === 'closedAt' && filter.includes('open=true')) continue;
    const taken: number[] = [];
    for (let walk = -1; walk < walks; walk += 1) {
      const pages = await readPages(reader, `sort=${order}&${filter}`);
      // The first one warms up.
      if (walk >= 0) taken.push(...pages);
    }
    figure[order] = rounded(quantile(taken, 0.95), 3);
  }
  return figure;
}

/** @returns the milliseconds that each page took */
async function readPages(reader: Http, query: string): Promise<number[]> {
  const taken: number[] = [];
  for (let cursor = '', page = 0; page < pagesOfOneList; page += 1) {
    let next: string | null = null;
    const [ms] = await latencies(1, async () => {
      const reply = await reader.call('GET', `/api/v1/tickets?limit=50&${query}${cursor}`);
      next = (expectStatus(reply, 200, query) as { nextCursor: string | null }).nextCursor;
    });
    if (ms !== undefined) taken.push(ms);
    if (next === null) break;
    cursor = `&cursor=${encodeURIComponent(next)}`;
  }
  return taken;
}
