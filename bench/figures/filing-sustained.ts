import type { Bench } from '../harness/bench';
import { bareStartsCompleted } from '../harness/bare-starts';
import { effort } from '../harness/effort';
import { aimsOf, emptySignals, historiesOf, takesOver } from '../harness/histories';
import type { History } from '../harness/histories';
import { openHttp } from '../harness/http';
import { perSecond } from '../harness/load';
import { processMetric } from '../harness/metrics';
import { median } from '../harness/statistics';
import { fileLeniently } from '../harness/tickets';
import type { Ticket } from '../harness/tickets';

const concurrency = 32;
const seconds = effort.seconds(60);
const bareSeconds = effort.seconds(20);
const rounds = effort.rounds(3);
/** Tickets are filed several times faster than runs are started. */
const settleMs = 15 * 60_000;
const mebibyte = 1024 * 1024;

export interface FilingSustainedFigure {
  /** Tickets filed over HTTP, over the time until the run of the last of them had aimed. */
  readonly perSecond: number;
  /** Starts of an empty workflow, over the time until all were completed. */
  readonly bare: number;
  readonly ratio: number;
  /** Share of the tickets whose run was started again, or was told by a second start, in percent. */
  readonly startedTwicePercent: number;
  /** Resident memory of the API after a round over that before it, the most of the rounds. */
  readonly apiGrowthMib: number;
}

/**
 * Tickets filed a second with 32 at once for a minute, until every run has started and aimed its first timer, which
 * Temporal's histories tell; against starts of an empty workflow, 32 at once for 20 seconds, until all are completed. Three rounds in
 * turns, medians. That a start was sent twice shows as a second execution that takes over from none, or, where the run was
 * there, as a signal that names no word.
 */
export async function measureFilingSustained(bench: Bench): Promise<FilingSustainedFigure> {
  const { product, bare, settled } = bench;
  const client = openHttp(product.api, product.account('client').apiKey, concurrency);
  await perSecond(concurrency, effort.seconds(5), () => fileLeniently(client));
  await bareStartsCompleted(bare, concurrency, effort.seconds(5));
  const filed: Round[] = [];
  const started: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await settled();
    filed.push(await fileForAWhile(bench, () => fileLeniently(client)));
    await settled();
    started.push(await bareStartsCompleted(bare, concurrency, bareSeconds));
  }
  client.close();
  const rate = median(filed.map((round) => round.perSecond));
  const tickets = filed.reduce((sum, round) => sum + round.tickets, 0);
  const startedTwice = filed.reduce((sum, round) => sum + round.startedTwice, 0);
  return {
    perSecond: rate,
    bare: median(started),
    ratio: rate / median(started),
    startedTwicePercent: (100 * startedTwice) / tickets,
    apiGrowthMib: Math.max(...filed.map((round) => round.apiGrowth)) / mebibyte,
  };
}

interface Round {
  readonly perSecond: number;
  readonly tickets: number;
  readonly startedTwice: number;
  /** In bytes. */
  readonly apiGrowth: number;
}

async function fileForAWhile({ product, bare, settled }: Bench, fileOne: () => Promise<Ticket>): Promise<Round> {
  const memory = () => processMetric(product.apiOperations, 'process_resident_memory_bytes');
  const memoryBefore = await memory();
  const filed: Ticket[] = [];
  const since = Date.now();
  await perSecond(concurrency, seconds, async () => filed.push(await fileOne()));
  const memoryAfter = await memory();
  await settled(settleMs);

  const histories = await historiesOf(bare.client, filed, since);
  const aimed = filed.map(({ tid }) => firstAim(tid, histories.get(tid) ?? []));
  return {
    perSecond: (filed.length * 1000) / (aimed.reduce((latest, at) => Math.max(latest, at), 0) - since),
    tickets: filed.length,
    startedTwice: [...histories.values()].filter(wasStartedTwice).length,
    apiGrowth: memoryAfter - memoryBefore,
  };
}

/** When the run of a ticket had first aimed, in epoch milliseconds. @throws when it never has */
export function firstAim(tid: string, runs: readonly History[]): number {
  const aims = runs.flatMap(aimsOf).map(({ at }) => at);
  if (aims.length === 0) throw new Error(`The run of ${tid} has set no timer`);
  return Math.min(...aims);
}

function wasStartedTwice(runs: readonly History[]): boolean {
  return runs.filter((run) => !takesOver(run)).length > 1 || runs.some((run) => emptySignals(run) > 0);
}
