import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { shippedLayers } from '../../regulations/load-calendars';
import type { Bench } from '../harness/bench';
import { effort } from '../harness/effort';
import { openHttp, expectStatus, type Http } from '../harness/http';
import { atOnce, paced, timed } from '../harness/load';
import { median, quantile } from '../harness/statistics';
import { command, fileMany, replyWords } from '../harness/tickets';

const tickets = effort.rows(1_000);
const rounds = effort.rounds(3);
const everyMs = 100;

export interface PublicationFigure {
  /** From the request until the last open ticket is committed, a ticket. */
  readonly msEach: number;
  /** A bare workflow with one local activity, 8 at once, from its start until its result. */
  readonly bareMsEach: number;
  readonly ratio: number;
}

/** A calendar is published under 1,000 open tickets, as fast as it goes; against as many bare workflows; in turns, medians. */
export async function measurePublication({ product, bare, database, settled }: Bench): Promise<PublicationFigure> {
  const client = openHttp(product.api, product.account('client').apiKey, 8);
  const keeper = openHttp(product.api, product.account('administrator', 1).apiKey, 1);
  await fileMany(client, tickets);
  const once = () =>
    bare.client.workflow.execute('once', { workflowId: randomUUID(), taskQueue: bare.taskQueue, args: [] });
  await atOnce(8, 50, once);
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    await settled(300_000);
    ours.push((await timed(() => publishYear({ database, keeper }, round % 2 === 0))) / tickets);
    await settled(300_000);
    theirs.push((await timed(() => atOnce(8, tickets, once))) / tickets);
  }
  client.close();
  keeper.close();
  return { msEach: median(ours), bareMsEach: median(theirs), ratio: median(ours) / median(theirs) };
}

export interface PublicationRateFigure {
  readonly repliesP95Ms: number;
  /** While a batch goes on at the rate that is shipped. */
  readonly meanwhileP95Ms: number;
  readonly ratio: number;
}

/** A reply begun every 100 ms, before a publication and while it moves 1,000 tickets at the shipped rate; three rounds, medians. */
export async function measurePublicationRate({ product, database, settled }: Bench): Promise<PublicationRateFigure> {
  const client = openHttp(product.api, product.account('client').apiKey, 50);
  const keeper = openHttp(product.api, product.account('administrator', 1).apiKey, 1);
  const ids = (await fileMany(client, tickets)).map(({ id }) => id);
  const reply = (index: number) => command(client, ids[(index * 7) % 50] ?? '', replyWords);
  const seconds = effort.seconds(Math.floor(tickets / 50) - 2);
  const [before, meanwhile]: [number[], number[]] = [[], []];
  await settled(300_000);
  await paced(everyMs, 5, reply);
  for (let round = 0; round < rounds; round += 1) {
    await settled(300_000);
    before.push(quantile(await paced(everyMs, seconds, reply), 0.95));
    const published = publishYear({ database, keeper }, round % 2 === 0);
    meanwhile.push(quantile(await paced(everyMs, seconds, reply), 0.95));
    await published;
  }
  client.close();
  keeper.close();
  const [usual, p95] = [median(before), median(meanwhile)];
  return { repliesP95Ms: usual, meanwhileP95Ms: p95, ratio: p95 / usual };
}

/** This year with one more holiday within the next week, or as it is shipped. @returns when every open ticket is committed */
async function publishYear(
  { database, keeper }: { database: Bench['database']; keeper: Http },
  more: boolean,
): Promise<void> {
  const now = new Date();
  const year = shippedLayers()('ru')?.find((each) => each.year === now.getFullYear());
  if (year === undefined) throw new Error('no such year');
  const { country: _, version: __, ...given } = year;
  const day = new Date(now.getTime() + 2 * 86_400_000);
  while (day.getUTCDay() % 6 === 0) day.setUTCDate(day.getUTCDate() + 1);
  const holiday = { date: day.toISOString().slice(0, 10), nameRu: 'Праздник', nameEn: 'Holiday' };
  const holidays = more ? [...given.holidays, holiday] : given.holidays;
  const change = { kind: 'calendar-year', layer: 'ru', year: { ...given, holidays } };
  const drafted = await keeper.call('POST', '/api/v1/drafts', { desk: 'skai', change });
  const { id } = expectStatus(drafted, 201, 'drafting') as { readonly id: string };
  const { number } = expectStatus(await keeper.call('GET', `/api/v1/drafts/${id}`), 200, 'reading') as {
    number: string;
  };
  expectStatus(await keeper.call('POST', `/api/v1/drafts/${id}/publication`, {}), 202, 'publishing');
  for (;;) {
    const { rows } = await database.query<{ done: number }>(
      `SELECT count(*)::int AS "done" FROM "inbox"
       WHERE "type" = 'recalculate' AND "content" -> 'publication' ->> 'number' = $1 AND "outcome" = 'done'`,
      [number],
    );
    if ((rows[0]?.done ?? 0) >= tickets) return;
    await delay(50);
  }
}
