import { setTimeout as delay } from 'node:timers/promises';
import type { Bench } from '../harness/bench';
import { effort } from '../harness/effort';
import { expectStatus, openHttp, type Http } from '../harness/http';
import { paced } from '../harness/load';
import { median, quantile } from '../harness/statistics';
import { command, fileMany, replyWords } from '../harness/tickets';

const tickets = effort.rows(500);
const rounds = effort.rounds(3);
const everyMs = 100;

export interface IncidentFigure {
  /** Tickets that belong to the incident. */
  readonly tickets: number;
  /** From the request of one word until the last ticket has it, at the shipped rate. */
  readonly seconds: number;
  readonly repliesP95Ms: number;
  /** While the word is on its way. */
  readonly meanwhileP95Ms: number;
  readonly ratio: number;
}

/** One word to an incident of 500 tickets, and a reply begun every 100 ms before it and meanwhile; three rounds, medians. */
export async function measureIncident({ product, database, settled }: Bench): Promise<IncidentFigure> {
  const client = openHttp(product.api, product.account('client').apiKey, 50);
  const desk = openHttp(product.api, product.account('coordinator').apiKey, 1);
  const filed = await fileMany(client, tickets);
  const ids = filed.map(({ id }) => id);
  const declared = await desk.call('POST', '/api/v1/incidents', { desk: 'skai', title: 'Bench' });
  const { id } = expectStatus(declared, 201, 'declaring') as { readonly id: string };
  expectStatus(await desk.call('POST', `/api/v1/incidents/${id}/tickets`, { tickets: ids }), 200, 'linking');
  const reply = (index: number) => command(client, ids[(index * 7) % 50] ?? '', replyWords);
  const [took, before, meanwhile]: [number[], number[], number[]] = [[], [], []];
  await settled(300_000);
  await paced(everyMs, 5, reply);
  for (let round = 0; round < rounds; round += 1) {
    await settled(300_000);
    before.push(quantile(await paced(everyMs, effort.seconds(10), reply), 0.95));
    const told = tell({ database, desk }, id, round);
    meanwhile.push(quantile(await paced(everyMs, effort.seconds(Math.max(4, Math.floor(tickets / 50))), reply), 0.95));
    took.push(await told);
  }
  client.close();
  desk.close();
  const [usual, p95] = [median(before), median(meanwhile)];
  return { tickets, seconds: median(took), repliesP95Ms: usual, meanwhileP95Ms: p95, ratio: p95 / usual };
}

/** @returns after how many seconds every ticket has the word */
async function tell(
  { database, desk }: { readonly database: Bench['database']; readonly desk: Http },
  id: string,
  round: number,
): Promise<number> {
  const text = `Word ${round}`;
  const begun = performance.now();
  expectStatus(await desk.call('POST', `/api/v1/incidents/${id}/commands`, { type: 'tell', text }), 200, 'telling');
  for (;;) {
    const { rows } = await database.query<{ told: number }>(
      `SELECT count(*)::int AS "told" FROM "message" WHERE "process_kind" = 'ticket' AND "text" = $1`,
      [text],
    );
    if ((rows[0]?.told ?? 0) >= tickets) return (performance.now() - begun) / 1_000;
    await delay(50);
  }
}
