import { setTimeout as delay } from 'node:timers/promises';
import type { Bench } from '../harness/bench';
import { effort } from '../harness/effort';
import { openHttp } from '../harness/http';
import { longestStallMs } from '../harness/metrics';
import { plantWords } from '../harness/plant-words';
import { command, replyWords } from '../harness/tickets';
import { closedTickets, workOff } from './late-words';

const words = effort.rows(20_000);
const idleSeconds = effort.seconds(20);
/** Longer than the timer whose delays the gauge holds: with that before and after, it sees all that lies between. */
const blindMs = 500;

export interface StallFigure {
  readonly workerMs: number;
  readonly apiMs: number;
  /** The same of an idle stretch of 20 seconds just before. */
  readonly idleWorkerMs: number;
  readonly idleApiMs: number;
}

/**
 * The longest stall of the event loops of worker and API while 20,000 late words of one closed ticket, planted in the
 * inbox by SQL and woken by one over HTTP, are worked off; and that of an idle stretch, which the timer's own length and
 * the machine are to blame for.
 */
export async function measureStall(bench: Bench): Promise<StallFigure> {
  const { product, database, settled } = bench;
  const client = openHttp(product.api, product.account('client').apiKey, 1);
  const [ticket] = await closedTickets(client, 1);
  if (ticket === undefined) throw new Error('There is no ticket');
  const { commandId } = await command(client, ticket.id, replyWords);
  await settled();

  const look = async () => {
    const [worker, api] = await Promise.all([longestStallMs(product.worker), longestStallMs(product.apiOperations)]);
    return { worker, api };
  };
  await look();
  await delay(Math.max(2 * blindMs, idleSeconds * 1000));
  const idle = await look();
  await delay(blindMs);
  await plantWords(database, commandId, words);
  await workOff(bench, client, ticket);
  await delay(blindMs);
  const busy = await look();
  client.close();
  await settled();
  return { workerMs: busy.worker, apiMs: busy.api, idleWorkerMs: idle.worker, idleApiMs: idle.api };
}

/** The worse of the two, over what an idle stretch has. */
export function stallMs({ workerMs, apiMs, idleWorkerMs, idleApiMs }: StallFigure): number {
  return Math.max(0, workerMs - idleWorkerMs, apiMs - idleApiMs);
}
