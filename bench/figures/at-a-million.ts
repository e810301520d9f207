import { effort } from '../harness/effort';
import type { Bench } from '../harness/bench';
import { copyTickets } from '../harness/fill-store';
import { fillSlim } from '../harness/fill-slim';
import { expectStatus, openHttp, type Http } from '../harness/http';
import { knownCompanies } from '../harness/known-companies';
import { latencies, paced } from '../harness/load';
import { quantile } from '../harness/statistics';
import { command, fileMany, replyWords } from '../harness/tickets';

const many = effort.rows(1_000_000);
const few = 1_000;
const seconds = effort.seconds(30);
const reads = effort.rounds(200);
const everyMs = 100;
/** Replies go round these, which have been spoken to once before. */
const spoken = 50;

export interface AtSize {
  /** The first page of the desk's open tickets by due date, over HTTP. */
  readonly listP95Ms: number;
  /** A reply until answered, one every 100 ms. */
  readonly replyP50Ms: number;
  readonly replyP95Ms: number;
}

export interface MillionFigure {
  readonly few: AtSize;
  readonly many: AtSize;
  /** Of the replies' p95. */
  readonly ratio: number;
}

/** A list by due date and commits in a store of 1,000,000 tickets (slim ones by SQL) against the same in one of 1,000. */
export async function measureAtAMillion({ product, database, settled }: Bench): Promise<MillionFigure> {
  const client = openHttp(product.api, product.account('client').apiKey, spoken);
  const specialist = openHttp(product.api, product.account('specialist').apiKey, 1);
  const ids = (await fileMany(client, spoken)).map(({ id }) => id);
  await settled();
  const [first = ''] = ids;
  await copyTickets(database, first, few - spoken, 'FEW');
  await database.query('VACUUM ANALYZE ticket, process, run');
  const small = await measured(client, specialist, ids);
  await settled();
  await fillSlim(database, await knownCompanies(client, specialist), many);
  const large = await measured(client, specialist, ids);
  client.close();
  specialist.close();
  return { few: small, many: large, ratio: large.replyP95Ms / small.replyP95Ms };
}

async function measured(client: Http, specialist: Http, ids: readonly string[]): Promise<AtSize> {
  const reply = (index: number) => command(client, ids[index % spoken] ?? '', replyWords);
  const list = async (): Promise<void> => {
    const path = '/api/v1/tickets?desk=skai&open=true&sort=nextDue&limit=50';
    expectStatus(await specialist.call('GET', path), 200, 'list');
  };
  // Each is spoken to once before, and the statement is planned.
  await paced(everyMs, (spoken * everyMs) / 1000, reply);
  await latencies(20, list);
  const listed = await latencies(reads, list);
  const replied = await paced(everyMs, seconds, reply);
  return {
    listP95Ms: quantile(listed, 0.95),
    replyP50Ms: quantile(replied, 0.5),
    replyP95Ms: quantile(replied, 0.95),
  };
}
