import { createStore, type Store } from '../../store';
import { createPrisma } from '../../store/database';
import type { Reach } from '../../store/reach';
import type { Bench } from '../harness/bench';
import { effort } from '../harness/effort';
import { copyTickets } from '../harness/fill-store';
import { expectStatus, openHttp } from '../harness/http';
import type { Http } from '../harness/http';
import { latencies } from '../harness/load';
import { plantSearch } from '../harness/plant-search';
import { quantile } from '../harness/statistics';
import { command, file } from '../harness/tickets';

const ticketsInStore = effort.rows(200_000);
const ofSmallCompany = 100;
const searches = 200;
/** Those that cost whole sorts. */
const lateSearches = 20;

/** p95 in milliseconds. */
export interface SearchSpeed {
  readonly p95Ms: number;
  /** The same search without HTTP, by the verb of the store. */
  readonly storeP95Ms: number;
}

export type SearchName = 'frequent' | 'number' | 'form' | 'late' | 'small';
export type SearchFigure = Readonly<Record<SearchName, SearchSpeed>>;

/** The place of a copy among all, as its number ends. */
const place = `split_part(n.tid, '-', -1)::int`;
/** Numbers of devices have eight digits, and two of them seldom more in common than one of their parts. */
const step = 73_939_133;
const numbers = 100_000_000;
/** A fifth have терминал, one in a hundred заправка, and each the number of a device. */
const subjectOf = `CASE WHEN ${place} % 5 = 0 THEN 'Терминал ' ELSE 'Трекер ' END
  || overlay(overlay(lpad((${place}::bigint * ${step} % ${numbers})::text, 8, '0') placing '-' from 7 for 0) placing '-' from 4 for 0)
  || CASE WHEN ${place} % 100 = 7 THEN ' не видит заправку' ELSE ' молчит' END`;
/** Closed tickets have no due instant, so they come last; one in ten of them, and of no others, has ретранслятор. */
const closedSubjectOf = `${subjectOf} || CASE WHEN ${place} % 10 = 3 THEN ', ретранслятор' ELSE '' END`;

/**
 * p95 of a search over HTTP and at the store with 200,000 tickets in the store and an answer to each, one request at a time: a word that a fifth of
 * the tickets have, the number of one device, a word in another form than the one in which one in a hundred has it, a word that
 * only closed tickets have, which come last in the order; and, while such searches go on, those of a client of a small company.
 */
export async function measureSearch({ product, database, settled }: Bench): Promise<SearchFigure> {
  const [client, small, specialist] = [
    openHttp(product.api, product.account('client').apiKey, 1),
    openHttp(product.api, product.account('client', 2).apiKey, 1),
    openHttp(product.api, product.account('specialist').apiKey, 1),
  ];
  const [open, closed, own] = [await file(client), await file(client), await file(small)];
  await command(client, closed.id, { type: 'close' });
  await settled();
  await copyTickets(database, open.id, Math.round(ticketsInStore / 2), 'OPEN', subjectOf);
  await copyTickets(database, closed.id, Math.round(ticketsInStore / 2), 'CLOSED', closedSubjectOf);
  await copyTickets(database, own.id, ofSmallCompany, 'SMALL', subjectOf);
  await plantSearch(database);
  await database.query('VACUUM ANALYZE ticket');

  const prisma = createPrisma(product.databaseUrl);
  const store = createStore({ prisma });
  const smallId = await clientOf(database, own.id);
  const asDesk = { http: specialist, store, reach: { desk: 'skai', internalToo: true } };
  const asSmall = { http: small, store, reach: { desk: 'skai', clientId: smallId } };
  const frequent = await speed(asDesk, searches, asked.frequent);
  const number = await speed(asDesk, searches, asked.number);
  const form = await speed(asDesk, searches, asked.form);
  const late = await speed(asDesk, lateSearches, asked.late);

  let isOver = false;
  const meanwhile = (async () => {
    const all = [asked.frequent, asked.number, asked.form];
    for (let index = 0; !isOver; index += 1) await overHttp(specialist, all[index % all.length]?.(index) ?? '');
  })();
  const ofSmall = await speed(asSmall, searches, (index) =>
    index % 2 === 0 ? asked.frequent() : asked.number(index % ofSmallCompany),
  );
  isOver = true;
  await meanwhile;
  for (const http of [client, small, specialist]) http.close();
  await prisma.$disconnect();
  return { frequent, number, form, late, small: ofSmall };
}

const asked = {
  frequent: () => 'терминалы',
  /** Of some ticket, with its hyphens. */
  number: (index: number) =>
    String((BigInt(index + 1) * BigInt(step)) % BigInt(numbers))
      .padStart(8, '0')
      .replace(/^(...)(...)(..)$/, '$1-$2-$3'),
  form: () => 'заправками',
  late: () => 'ретрансляторы',
};

interface Searcher {
  readonly http: Http;
  readonly store: Pick<Store, 'listTickets'>;
  readonly reach: Reach;
}

async function speed(
  { http, store, reach }: Searcher,
  count: number,
  ask: (index: number) => string,
): Promise<SearchSpeed> {
  const p95 = async (one: (text: string) => Promise<unknown>): Promise<number> => {
    await latencies(5, (index) => one(ask(index)));
    return quantile(await latencies(count, (index) => one(ask(index))), 0.95);
  };
  return {
    p95Ms: await p95((text) => overHttp(http, text)),
    storeP95Ms: await p95((text) => store.listTickets({ reach: [reach], text }, null, 50)),
  };
}

async function clientOf(database: Bench['database'], ticketId: string): Promise<string> {
  const { rows } = await database.query<{ id: string }>('SELECT client_id AS id FROM ticket WHERE id = $1', [ticketId]);
  return rows[0]?.id ?? '';
}

async function overHttp(who: Http, text: string): Promise<void> {
  const query = new URLSearchParams({ limit: '50', text });
  expectStatus(await who.call('GET', `/api/v1/tickets?${query.toString()}`), 200, 'search');
}
