import { setTimeout as delay } from 'node:timers/promises';
import { shippedLayers } from '../../regulations/load-calendars';
import type { Bench } from '../harness/bench';
import { effort } from '../harness/effort';
import { fillStore } from '../harness/fill-store';
import { expectStatus, openHttp, type Http } from '../harness/http';
import { paced } from '../harness/load';
import { quantile } from '../harness/statistics';
import { command, file, fileMany, replyWords, triage } from '../harness/tickets';

const ticketsInStore = effort.rows(100_000);
const seconds = effort.seconds(30);
const everyMs = 100;
/** Replies go round these. */
const spoken = 50;
const dayMs = 86_400_000;

export interface RehearsalFigure {
  /** Open tickets that count by the year, and those of them whose dates move. */
  readonly asked: number;
  readonly moves: number;
  /** From asking for it until its counts and lines can be read. */
  readonly seconds: number;
  /** Replies until answered, one every 100 ms: before it, and while it goes on. */
  readonly quietP99Ms: number;
  readonly p99Ms: number;
  readonly ratio: number;
}

/**
 * A decree over 100,000 open tickets, rehearsed by the worker from one snapshot, and what replies over HTTP take meanwhile. The tickets
 * are copies of real ones: new, and with an indicative time. A working day of this week becomes a day off.
 */
export async function measureRehearsal({ product, database, settled }: Bench): Promise<RehearsalFigure> {
  const client = openHttp(product.api, product.account('client').apiKey, spoken);
  const specialist = openHttp(product.api, product.account('specialist').apiKey, 1);
  const administrator = openHttp(product.api, product.account('administrator').apiKey, 2);
  const fresh = await file(client);
  const triaged = await triage(specialist, await file(client));
  const ids = (await fileMany(client, spoken)).map(({ id }) => id);
  await settled();
  const templates = [fresh.id, triaged.ticket.id].map((ticketId) => ({ ticketId, share: 0.5 }));
  await fillStore(database, templates, ticketsInStore);
  await database.query('VACUUM ANALYZE process, run');
  const reply = (index: number) => command(client, ids[index % spoken] ?? '', replyWords);
  await paced(everyMs, 5, reply);
  const quiet = await paced(everyMs, seconds, reply);
  const draft = await openDraft(administrator);
  const begun = performance.now();
  expectStatus(await administrator.call('POST', `${draft}/rehearsal`, {}), 202, 'rehearsal');
  let took: number | null = null;
  const over = summaryOf(administrator, draft).then((summary) => {
    took = (performance.now() - begun) / 1000;
    return summary;
  });
  const meanwhile: number[] = [];
  while (took === null) meanwhile.push(...(await paced(everyMs, 1, reply)));
  const { asked, moves } = await over;
  for (const each of [client, specialist, administrator]) each.close();
  const [quietP99Ms, p99Ms] = [quantile(quiet, 0.99), quantile(meanwhile, 0.99)];
  return { asked, moves, seconds: took, quietP99Ms, p99Ms, ratio: p99Ms / quietP99Ms };
}

/** The first Tuesday to Friday from the day after tomorrow on becomes a day off. @returns the path of the draft */
async function openDraft(administrator: Http): Promise<string> {
  let day = new Date(Date.now() + 2 * dayMs);
  while (day.getUTCDay() < 2 || day.getUTCDay() > 5) day = new Date(day.getTime() + dayMs);
  const date = day.toISOString().slice(0, 10);
  const shipped = shippedLayers()('ru')?.find(({ year }) => date.startsWith(String(year)));
  if (shipped === undefined) throw new Error(`No calendar of ${date} is shipped`);
  const { year, status, holidays, daysOffMoved, workingDays } = shipped;
  const decreed = { date, nameRu: 'По указу', nameEn: 'By decree' };
  const moved = daysOffMoved.map(({ from, to }) => ({ from, to }));
  const drafted = { year, status, holidays: [...holidays, decreed], daysOffMoved: moved, workingDays };
  const change = { kind: 'calendar-year', layer: 'ru', year: drafted };
  const body = expectStatus(await administrator.call('POST', '/api/v1/drafts', { desk: 'skai', change }), 201, 'draft');
  return `/api/v1/drafts/${(body as { id: string }).id}`;
}

interface Summary {
  readonly asked: number;
  readonly moves: number;
}

async function summaryOf(administrator: Http, draft: string): Promise<Summary> {
  for (;;) {
    const body = expectStatus(await administrator.call('GET', draft), 200, 'draft');
    const { stage, rehearsal } = body as { stage: string; rehearsal: { summary: Summary | null } | null };
    if (stage === 'draft' && rehearsal?.summary != null) return rehearsal.summary;
    await delay(500);
  }
}
