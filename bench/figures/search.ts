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

/** p95 in milliseconds over HTTP. */
export interface SearchFigure {
  readonly frequentP95Ms: number;
  readonly numberP95Ms: number;
  readonly formP95Ms: number;
  readonly lateP95Ms: number;
  readonly smallClientP95Ms: number;
}

/** The place of a copy among all, as its number ends. */
const place = `split_part(n.tid, '-', -1)::int`;
/** A fifth have терминал, one in a hundred заправка, and each a number of its own. */
const subjectOf = `CASE WHEN ${place} % 5 = 0 THEN 'Терминал ' ELSE 'Трекер ' END
  || overlay(overlay(lpad(${place}::text, 8, '0') placing '-' from 7 for 0) placing '-' from 4 for 0)
  || CASE WHEN ${place} % 100 = 7 THEN ' не видит заправку' ELSE ' молчит' END`;
/** Closed tickets have no due instant, so they come last; one in ten of them, and of no others, has ретранслятор. */
const closedSubjectOf = `${subjectOf} || CASE WHEN ${place} % 10 = 3 THEN ', ретранслятор' ELSE '' END`;

/**
 * p95 of a search over HTTP with 200,000 tickets in the store and an answer to each, one request at a time: a word that a fifth of
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

  const number = (index: number): string => String(1 + ((index * 7_919) % (ticketsInStore / 2))).padStart(8, '0');
  const asked = {
    frequent: () => 'терминалы',
    number: (index: number) => number(index).replace(/^(...)(...)(..)$/, '$1-$2-$3'),
    form: () => 'заправками',
    late: () => 'ретрансляторы',
  };
  const p95 = async (who: Http, count: number, ask: (index: number) => string): Promise<number> => {
    await latencies(5, (index) => search(who, ask(index)));
    return quantile(await latencies(count, (index) => search(who, ask(index))), 0.95);
  };
  const frequentP95Ms = await p95(specialist, searches, asked.frequent);
  const numberP95Ms = await p95(specialist, searches, asked.number);
  const formP95Ms = await p95(specialist, searches, asked.form);
  const lateP95Ms = await p95(specialist, lateSearches, asked.late);

  let isOver = false;
  const meanwhile = (async () => {
    const all = [asked.frequent, asked.number, asked.form];
    for (let index = 0; !isOver; index += 1) await search(specialist, all[index % all.length]?.(index) ?? '');
  })();
  const smallClientP95Ms = await p95(small, searches, (index) => (index % 2 === 0 ? 'терминалы' : number(index)));
  isOver = true;
  await meanwhile;
  for (const http of [client, small, specialist]) http.close();
  return { frequentP95Ms, numberP95Ms, formP95Ms, lateP95Ms, smallClientP95Ms };
}

async function search(who: Http, text: string): Promise<void> {
  const query = new URLSearchParams({ limit: '50', text });
  expectStatus(await who.call('GET', `/api/v1/tickets?${query.toString()}`), 200, 'search');
}
