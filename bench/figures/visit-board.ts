import { shippedRegions } from '../../regulations/load-regions';
import { createStore } from '../../store';
import type { Store } from '../../store';
import { createPrisma } from '../../store/database';
import type { Bench } from '../harness/bench';
import { fillField } from '../harness/fill-visits';
import type { Filled } from '../harness/fill-visits';
import { expectStatus, openHttp } from '../harness/http';
import type { Http } from '../harness/http';
import { latencies } from '../harness/load';
import { quantile } from '../harness/statistics';
import { checkWork, confirmSlot, offerSlot, requestVisit, sendAct, visitCommand, visitPeople } from '../harness/visits';

const desk = 'skai';
const technicians = 200;
const visitsInStore = 20_000;
const pageSize = 50;
const pagesOfOneBoard = 5;
const warmUp = 20;
const reads = 100;
/** The times of the visits that are copied lie behind the weeks that are filled. */
const daysAhead = 35;
const week = 7 * 24 * 3_600_000;

export interface BoardFigure {
  readonly p95Ms: number;
  /** The same read without HTTP, by the verb of the store. */
  readonly storeP95Ms: number;
}

type Filter = Parameters<Store['listVisits']>[0];

/** Lists of visits; a round may ask for a technician or a region of its own. */
const boards = {
  'a week of a technician': (field, round) => ({ ...weekOf(field), technician: whose(field, round).shortId }),
  'a week of a region': (field, round) => ({ ...weekOf(field), subject: whose(field, round).home }),
  'to plan': () => ({ view: 'to-plan' }),
  'at risk': () => ({ view: 'at-risk' }),
  'waiting for readiness': () => ({ view: 'waiting-readiness' }),
  'waiting for parts': () => ({ view: 'waiting-parts' }),
  'without an act': () => ({ view: 'without-act' }),
} as const satisfies Record<string, (field: Filled, round: number) => Omit<Filter, 'reach'>>;

const technicianWeek = 'a week of the technicians';

export type BoardName = keyof typeof boards | typeof technicianWeek;

/**
 * p95 in milliseconds of the boards of field work, each for itself, over HTTP and at the store, with 200 technicians and
 * 20,000 visits: two jobs a working day for everybody, six weeks of them done and three, the present one included, agreed;
 * 1,000 visits that wait for the vehicle and 1,000 that wait for parts. They are read by a coordinator, 50 visits or
 * technicians a page, from the first page to the fifth or the last by cursor, one request at a time.
 */
export async function measureVisitBoard(bench: Bench): Promise<Readonly<Record<BoardName, BoardFigure>>> {
  const { product, database } = bench;
  const templates = await makeTemplates(bench);
  await bench.settled();
  const field = await fillField(database, { technicians, homes: [...shippedRegions().keys()], templates });
  if (field.technicians.length !== technicians || field.visits !== visitsInStore)
    throw new Error(`The field has ${field.technicians.length} technicians and ${field.visits} visits`);

  const coordinator = openHttp(product.api, product.account('coordinator').apiKey, 1);
  const prisma = createPrisma(product.databaseUrl, { poolSize: 2 });
  const store = createStore({ prisma });
  const figures: [string, BoardFigure][] = [];
  for (const [name, filterOf] of Object.entries(boards)) {
    const asked = (round: number) => filterOf(field, round);
    figures.push([
      name,
      {
        p95Ms: await p95OfPages((round, cursor) => pageOverHttp(coordinator, asked(round), cursor)),
        storeP95Ms: await p95OfPages((round, cursor) => pageAtStore(store, asked(round), cursor)),
      },
    ]);
  }
  const { span } = weekOf(field);
  figures.push([
    technicianWeek,
    {
      p95Ms: await p95OfPages((_, cursor) => weekOverHttp(coordinator, span, cursor)),
      storeP95Ms: await p95OfPages((_, cursor) => weekAtStore(store, span, cursor)),
    },
  ]);
  coordinator.close();
  await prisma.$disconnect();
  return Object.fromEntries(figures) as Record<BoardName, BoardFigure>;
}

/** The visits that all others are copied from, led over HTTP to where they stand. */
async function makeTemplates(bench: Bench) {
  const people = visitPeople(bench);
  const agree = async (): Promise<string> => {
    const { visitId } = await requestVisit(people);
    await visitCommand(people.client, visitId, { type: 'ready' });
    await offerSlot(people, visitId, daysAhead);
    await confirmSlot(people, visitId);
    return visitId;
  };
  const { visitId: unready } = await requestVisit(people);
  const { visitId: waiting } = await requestVisit(people);
  await visitCommand(people.client, waiting, { type: 'ready' });
  const lines = [{ part: 'Модуль связи', quantity: 1 }];
  await visitCommand(people.coordinator, waiting, { type: 'order-parts', supplier: 'ООО «Поставщик»', lines });
  const agreed = await agree();
  const done = await agree();
  await visitCommand(people.technician, done, { type: 'start' });
  await sendAct(people, done);
  await checkWork(people, done);
  people.close();
  return [
    { visitId: done, weeks: [-6, -1], hours: [9, 14] },
    { visitId: agreed, weeks: [0, 2], hours: [9, 14] },
    { visitId: unready, weeks: [3, 3], hours: [9] },
    { visitId: waiting, weeks: [3, 3], hours: [14] },
  ] as const;
}

interface Read {
  readonly count: number;
  readonly next: string | null;
}

/** @throws when a page is empty: nothing would be measured */
async function p95OfPages(read: (round: number, cursor: string | null) => Promise<Read>): Promise<number> {
  let round = 0;
  let page = 0;
  let cursor: string | null = null;
  const taken = await latencies(warmUp + reads, async () => {
    const { count, next } = await read(round, cursor);
    if (count === 0) throw new Error(`Page ${page + 1} of round ${round} is empty`);
    page += 1;
    cursor = page === pagesOfOneBoard ? null : next;
    if (cursor !== null) return;
    round += 1;
    page = 0;
  });
  return quantile(taken.slice(warmUp), 0.95);
}

async function pageOverHttp(reader: Http, filter: Omit<Filter, 'reach'>, cursor: string | null): Promise<Read> {
  const { view, technician, subject, span } = filter;
  return readOver(reader, '/api/v1/visits', cursor, {
    view,
    ...(technician === undefined ? {} : { technician }),
    ...(subject === undefined ? {} : { subject }),
    ...(span === undefined ? {} : spanText(span)),
  });
}

async function pageAtStore(store: Store, filter: Omit<Filter, 'reach'>, cursor: string | null): Promise<Read> {
  return readOf(await store.listVisits({ reach: [{ desk }], ...filter }, cursor, pageSize));
}

/** Fifty technicians with ten jobs each. */
async function weekOverHttp(reader: Http, span: Span, cursor: string | null): Promise<Read> {
  return readOver(reader, '/api/v1/boards/technicians', cursor, spanText(span));
}

async function weekAtStore(store: Store, span: Span, cursor: string | null): Promise<Read> {
  return readOf(await store.technicianBoard({ desk, ...span }, cursor, pageSize));
}

async function readOver(
  reader: Http,
  path: string,
  cursor: string | null,
  asked: Readonly<Record<string, string>>,
): Promise<Read> {
  const page = { desk, limit: String(pageSize), ...(cursor === null ? {} : { cursor }) };
  const query = new URLSearchParams({ ...asked, ...page }).toString();
  const body = expectStatus(await reader.call('GET', `${path}?${query}`), 200, path);
  const { items, nextCursor } = body as { items: unknown[]; nextCursor: string | null };
  return { count: items.length, next: nextCursor };
}

function readOf(page: Awaited<ReturnType<Store['listVisits'] | Store['technicianBoard']>>): Read {
  if (page.kind !== 'page') throw new Error(`The store answered ${page.kind}`);
  return { count: page.items.length, next: page.cursor };
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function weekOf({ monday }: Filled): { readonly view: 'schedule'; readonly span: Span } {
  return { view: 'schedule', span: { from: monday, to: monday + week } };
}

function spanText({ from, to }: Span): { from: string; to: string } {
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}

function whose({ technicians: all }: Filled, round: number): Filled['technicians'][number] {
  const found = all[(round * 37) % all.length];
  if (found === undefined) throw new Error('There are no technicians');
  return found;
}
