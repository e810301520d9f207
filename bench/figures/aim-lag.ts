import type { Bench } from '../harness/bench';
import { effort } from '../harness/effort';
import { aimsOf, historiesOf } from '../harness/histories';
import type { Aim } from '../harness/histories';
import { openHttp } from '../harness/http';
import type { Http } from '../harness/http';
import { atOnce, paced, perSecond } from '../harness/load';
import { quantile } from '../harness/statistics';
import { command, dueOf, fileMany, nextTick, triage } from '../harness/tickets';
import type { Ticket } from '../harness/tickets';

const seconds = effort.seconds(20);
const everyMs = 100;
const concurrency = 8;
const ticketsPaced = 50;
const ticketsAtOnce = 200;
/** Between the instants that two words of one ticket ask for, and how far a timer may be from the one it stands for. */
const apartMs = 10_000;
const toleranceMs = apartMs / 2;
const hourMs = 3_600_000;

export interface AimLagFigure {
  /** A word every 100 ms over 50 tickets. */
  readonly paced: number;
  /** 8 at once over 200 tickets. */
  readonly eightAtOnce: number;
}

/**
 * p95 in milliseconds from the answer to a word until the ticket's run has aimed its timer as the word wants it; 0 where that was
 * so before the answer came. The words are waits until stated instants, each of which moves the next tick. The answer
 * tells the new tick (the first telling of a running clock that is still to come). Temporal's histories tell when a timer for
 * that instant was set, or, where the run heard of a later word at the same time, one for the later's. Both are on one
 * machine's clock.
 */
export async function measureAimLag(bench: Bench): Promise<AimLagFigure> {
  const specialist = openHttp(bench.product.api, bench.product.account('specialist').apiKey, ticketsPaced);
  const atPace = await lags(bench, specialist, ticketsPaced, (word) => paced(everyMs, seconds, word));
  const eight = await lags(bench, specialist, ticketsAtOnce, (word) => perSecond(concurrency, seconds, word));
  specialist.close();
  return { paced: quantile(atPace, 0.95), eightAtOnce: quantile(eight, 0.95) };
}

/** A word that was answered. */
interface Word {
  /** In epoch milliseconds. */
  readonly answeredAt: number;
  /** The next tick as it then stands. */
  readonly target: number;
}

/** Gives words as `load` asks for them. @returns the lag of each, in milliseconds */
async function lags(
  { product, bare, settled }: Bench,
  specialist: Http,
  count: number,
  load: (word: (index: number) => Promise<void>) => Promise<unknown>,
): Promise<number[]> {
  const client = openHttp(product.api, product.account('client').apiKey, concurrency);
  const since = Date.now();
  const filed = await fileMany(client, count);
  client.close();
  await settled();
  const tickets = await atOnce(concurrency, count, async (index) => {
    return (await triage(specialist, filed[index] as Ticket)).ticket;
  });
  await settled();

  const words = tickets.map((): Word[] => []);
  await load(async (index) => {
    const ticket = tickets[index % count] as Ticket;
    // Before the first working day's closing: ahead, in working time and before anything else on the ticket, on any day.
    const until = dueOf(ticket, 'triage') - hourMs - Math.floor(index / count) * apartMs;
    const wait = { type: 'wait', reason: 'vehicle', until: new Date(until).toISOString() };
    const answer = await command(specialist, ticket.id, wait);
    words[index % count]?.push({ answeredAt: now(), target: nextTick(answer.ticket) });
  });
  await settled();

  const histories = await historiesOf(bare.client, tickets, since);
  return tickets.flatMap(({ tid }, index) => {
    const aims = (histories.get(tid) ?? []).flatMap(aimsOf);
    return lagsOf(tid, words[index] ?? [], aims);
  });
}

function lagsOf(tid: string, words: readonly Word[], aims: readonly Aim[]): number[] {
  return words.map(({ answeredAt, target }, index) => {
    const later = words.slice(index).map((word) => word.target);
    const aimed = aims.filter((aim) => later.some((wanted) => Math.abs(aim.target - wanted) <= toleranceMs));
    if (aimed.length === 0) throw new Error(`${tid} has no timer for ${new Date(target).toISOString()}`);
    return Math.max(0, Math.min(...aimed.map(({ at }) => at)) - answeredAt);
  });
}

/** In epoch milliseconds, finer than a whole one. */
function now(): number {
  return performance.timeOrigin + performance.now();
}
