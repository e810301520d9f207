import { askUpdate, endSignal } from '../bare/messages';
import type { Bench } from '../harness/bench';
import { effort } from '../harness/effort';
import { openHttp } from '../harness/http';
import { atOnce, perSecond } from '../harness/load';
import { median } from '../harness/statistics';
import { fileMany, give, replyWords } from '../harness/tickets';
import { startAnswering } from './reply';

const concurrency = 8;
const seconds = effort.seconds(60);
const bareSeconds = effort.seconds(20);
const rounds = effort.rounds(3);
const tickets = 200;
const workflows = 200;

/** The quotient of release 0.2.0 (afe33ba) by this same file, on 28 November 2026; docs/benchmarks.md says under what load. */
export const quotientBefore = 0.67;

export interface RepliesFigure {
  /** Replies of a client over HTTP that were answered 201. */
  readonly perSecond: number;
  /** Updates with one local activity that returns at once. */
  readonly bare: number;
  readonly quotient: number;
}

/**
 * Replies answered 201 a second with 8 at once over 200 tickets, for a minute in each of three rounds, against bare updates a
 * second over as many workflows, for 20 seconds in each; in turns, medians.
 */
export async function measureReplies({ product, bare, settled }: Bench): Promise<RepliesFigure> {
  const client = openHttp(product.api, product.account('client').apiKey, concurrency);
  const ids = (await fileMany(client, tickets)).map(({ id }) => id);
  const answering = await startAnswering(bare, workflows);
  let notDone = 0;
  const reply = async (index: number) => {
    const { status } = await give(client, ids[index % tickets] ?? '', replyWords);
    if (status !== 201) notDone += 1;
  };
  const repliesDone = async () => {
    notDone = 0;
    const begun = performance.now();
    const rate = await perSecond(concurrency, seconds, reply);
    return rate - (notDone * 1000) / (performance.now() - begun);
  };
  const ask = async (index: number) => answering[index % workflows]?.executeUpdate(askUpdate);

  await settled();
  await perSecond(concurrency, effort.seconds(5), reply);
  await perSecond(concurrency, effort.seconds(5), ask);
  const replied: number[] = [];
  const asked: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await settled();
    replied.push(await repliesDone());
    await settled();
    asked.push(await perSecond(concurrency, bareSeconds, ask));
  }
  await atOnce(concurrency, workflows, async (index) => answering[index]?.signal(endSignal));
  await settled();
  client.close();
  return { perSecond: median(replied), bare: median(asked), quotient: median(replied) / median(asked) };
}
