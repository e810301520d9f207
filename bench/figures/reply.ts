import { randomUUID } from 'node:crypto';
import type { WorkflowHandle } from '@temporalio/client';
import { askUpdate, endSignal } from '../bare/messages';
import type { Bench } from '../harness/bench';
import { openHttp } from '../harness/http';
import { latencies } from '../harness/load';
import { median } from '../harness/statistics';
import { command, file } from '../harness/tickets';

const rounds = 3;
const perRound = 100;
/** Replies go round these, so that no single history grows long. */
const tickets = 10;

export interface ReplyFigure {
  /** A client's reply over HTTP, until it is committed. */
  readonly p50Ms: number;
  /** An update with one local activity that returns at once, from a client of the SDK. */
  readonly bareP50Ms: number;
  readonly ratio: number;
}

/** Both one at a time, three rounds each in turns; the median of the rounds' medians. */
export async function measureReply({ product, bare, settled }: Bench): Promise<ReplyFigure> {
  const client = openHttp(product.api, product.account('client').apiKey, 1);
  const ids: string[] = [];
  const workflows: WorkflowHandle[] = [];
  for (let index = 0; index < tickets; index += 1) {
    ids.push((await file(client)).id);
    const workflowId = randomUUID();
    workflows.push(await bare.client.workflow.start('answering', { workflowId, taskQueue: bare.taskQueue, args: [] }));
  }
  const reply = (index: number) =>
    command(client, ids[index % tickets] ?? '', { type: 'reply', text: 'Перезагрузили трекер, не помогло.' });
  const ask = async (index: number) => workflows[index % tickets]?.executeUpdate(askUpdate);

  await latencies(2 * tickets, reply);
  await latencies(2 * tickets, ask);
  const replied: number[] = [];
  const asked: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await settled();
    replied.push(median(await latencies(perRound, reply)));
    await settled();
    asked.push(median(await latencies(perRound, ask)));
  }
  for (const workflow of workflows) await workflow.signal(endSignal);
  await settled();
  client.close();
  return { p50Ms: median(replied), bareP50Ms: median(asked), ratio: median(replied) / median(asked) };
}
