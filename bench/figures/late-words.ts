import { setTimeout as delay } from 'node:timers/promises';
import type { Bench } from '../harness/bench';
import { effort } from '../harness/effort';
import { openHttp } from '../harness/http';
import type { Http } from '../harness/http';
import { atOnce, timed } from '../harness/load';
import { plantWords, waitingWords } from '../harness/plant-words';
import { median } from '../harness/statistics';
import { command, fileMany, give, replyWords } from '../harness/tickets';
import type { Ticket } from '../harness/tickets';

const lateWords = effort.rows(2_000);
/** As many at once as one commit of release 0.2.0 takes within seconds. */
const plantedAtOnce = 500;
const pairs = 60;
const limitMs = 300_000;

export interface LateWordsFigure {
  /** A word over HTTP to the ticket with 2,000 late words, until it is answered. */
  readonly p50Ms: number;
  /** To one with none. */
  readonly noneP50Ms: number;
  readonly ratio: number;
}

/**
 * A client's word to a closed ticket that has 2,000 late words, against one to a closed ticket that has none: 60 pairs in
 * turns, each time another ticket without; medians. The 2,000 are planted in the inbox and worked off before.
 */
export async function measureLateWords(bench: Bench): Promise<LateWordsFigure> {
  const { product, database, settled } = bench;
  const client = openHttp(product.api, product.account('client').apiKey, 1);
  const [many, ...none] = await closedTickets(client, pairs + 1);
  if (many === undefined) throw new Error('There is no ticket');
  const { commandId } = await command(client, many.id, replyWords);
  for (let left = lateWords - 1; left > 0; left -= plantedAtOnce) {
    await plantWords(database, commandId, Math.min(left, plantedAtOnce));
    await workOff(bench, client, many);
  }
  await settled();

  const toMany: number[] = [];
  const toNone: number[] = [];
  for (const ticket of none) {
    toMany.push(await timed(() => command(client, many.id, replyWords)));
    toNone.push(await timed(() => command(client, ticket.id, replyWords)));
  }
  await settled();
  client.close();
  return { p50Ms: median(toMany), noneP50Ms: median(toNone), ratio: median(toMany) / median(toNone) };
}

/** Tickets that their author has closed. */
export async function closedTickets(client: Http, count: number): Promise<Ticket[]> {
  const tickets = await fileMany(client, count);
  await atOnce(8, count, async (index) => command(client, tickets[index]?.id ?? '', { type: 'close' }));
  return tickets;
}

/** Says a word over HTTP, as somebody would, and waits until nothing that was planted waits any more. */
export async function workOff({ database }: Bench, client: Http, { id }: Ticket): Promise<void> {
  // 201, or 202 where those before it have to be decided first.
  const { status } = await give(client, id, replyWords);
  if (status !== 201 && status !== 202) throw new Error(`The word was answered ${status}`);
  for (const end = performance.now() + limitMs; (await waitingWords(database)) > 0; await delay(200))
    if (performance.now() > end) throw new Error(`${await waitingWords(database)} planted words still wait`);
}
