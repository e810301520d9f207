import { randomUUID } from 'node:crypto';
import { askUpdate, endSignal } from '../bare/messages';
import type { Bench } from '../harness/bench';
import { effort } from '../harness/effort';
import { openHttp } from '../harness/http';
import { atOnce, paced } from '../harness/load';
import { median } from '../harness/statistics';
import { command, fileMany, replyWords } from '../harness/tickets';

const everyMs = 100;
const seconds = effort.seconds(15);
const rounds = effort.rounds(3);
/** Replies go round these. */
const tickets = 50;

export interface ReplyFigure {
  /** A client's reply over HTTP, until it is answered. */
  readonly p50Ms: number;
  /** An update with one local activity that returns at once, from a client of the SDK. */
  readonly bareP50Ms: number;
  readonly ratio: number;
}

/**
 * A reply begun every 100 ms over 50 tickets, against bare updates at the same pace over as many workflows, for 15 seconds in
 * each of three rounds in turns; the median of the rounds' medians.
 */
export async function measureReply({ product, bare, settled }: Bench): Promise<ReplyFigure> {
  const client = openHttp(product.api, product.account('client').apiKey, tickets);
  const ids = (await fileMany(client, tickets)).map(({ id }) => id);
  const workflows = await startAnswering(bare, tickets);
  const reply = (index: number) => command(client, ids[index % tickets] ?? '', replyWords);
  const ask = async (index: number) => workflows[index % tickets]?.executeUpdate(askUpdate);

  await settled();
  await paced(everyMs, 5, reply);
  await paced(everyMs, 5, ask);
  const replied: number[] = [];
  const asked: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await settled();
    replied.push(median(await paced(everyMs, seconds, reply)));
    await settled();
    asked.push(median(await paced(everyMs, seconds, ask)));
  }
  for (const workflow of workflows) await workflow.signal(endSignal);
  await settled();
  client.close();
  return { p50Ms: median(replied), bareP50Ms: median(asked), ratio: median(replied) / median(asked) };
}

/** Workflows that answer bare updates. */
export function startAnswering({ client, taskQueue }: Bench['bare'], count: number) {
  return atOnce(8, count, () => client.workflow.start('answering', { workflowId: randomUUID(), taskQueue, args: [] }));
}
