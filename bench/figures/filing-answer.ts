import { randomUUID } from 'node:crypto';
import type { Bench } from '../harness/bench';
import { effort } from '../harness/effort';
import { openHttp } from '../harness/http';
import { paced } from '../harness/load';
import { median } from '../harness/statistics';
import { file } from '../harness/tickets';

const everyMs = 100;
const seconds = effort.seconds(15);
const rounds = effort.rounds(3);
const connections = 20;

export interface FilingAnswerFigure {
  /** A filing over HTTP, until 201. */
  readonly p50Ms: number;
  /** The start of an empty workflow, until the server has acknowledged it. */
  readonly bareP50Ms: number;
  readonly ratio: number;
}

/**
 * A ticket filed every 100 ms, against starts of an empty workflow at the same pace, for 15 seconds in each of three rounds in
 * turns, workers completing beside; the median of the rounds' medians.
 */
export async function measureFilingAnswer({ product, bare, settled }: Bench): Promise<FilingAnswerFigure> {
  const client = openHttp(product.api, product.account('client').apiKey, connections);
  const fileOne = () => file(client);
  const startOne = () =>
    bare.client.workflow.start('empty', { workflowId: randomUUID(), taskQueue: bare.taskQueue, args: [] });

  await paced(everyMs, effort.seconds(5), fileOne);
  await paced(everyMs, effort.seconds(5), startOne);
  const filed: number[] = [];
  const started: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await settled();
    filed.push(median(await paced(everyMs, seconds, fileOne)));
    await settled();
    started.push(median(await paced(everyMs, seconds, startOne)));
  }
  await settled();
  client.close();
  return { p50Ms: median(filed), bareP50Ms: median(started), ratio: median(filed) / median(started) };
}
