import { randomUUID } from 'node:crypto';
import type { Bench } from '../harness/bench';
import { openHttp } from '../harness/http';
import { perSecond } from '../harness/load';
import { median } from '../harness/statistics';
import { file } from '../harness/tickets';

const rounds = 3;
const seconds = 5;
const warmUpSeconds = 3;

export interface FilingFigure {
  /** Tickets filed over HTTP. */
  readonly perSecond: number;
  /** Starts of an empty workflow. */
  readonly bare: number;
  readonly ratio: number;
}

/**
 * Tickets filed over HTTP (until 201) a second against starts of an empty workflow (until the server has acknowledged
 * it), at this concurrency on the same server, workers completing beside. Medians of three rounds each, in turns; between
 * them everything settles.
 */
export async function measureFiling(bench: Bench, concurrency: number): Promise<FilingFigure> {
  const { product, bare, settled } = bench;
  const client = openHttp(product.api, product.account('client').apiKey, concurrency);
  const fileOne = () => file(client);
  const startOne = () =>
    bare.client.workflow.start('empty', { workflowId: randomUUID(), taskQueue: bare.taskQueue, args: [] });

  await perSecond(concurrency, warmUpSeconds, fileOne);
  await perSecond(concurrency, warmUpSeconds, startOne);
  const filed: number[] = [];
  const started: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await settled();
    filed.push(await perSecond(concurrency, seconds, fileOne));
    await settled();
    started.push(await perSecond(concurrency, seconds, startOne));
  }
  await settled();
  client.close();
  return { perSecond: median(filed), bare: median(started), ratio: median(filed) / median(started) };
}
