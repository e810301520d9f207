import { once } from 'node:events';
import path from 'node:path';
import { spawnProgram } from '../../local/embedded';
import type { Bench } from '../harness/bench';
import { effort } from '../harness/effort';
import { expectStatus, openHttp } from '../harness/http';
import { perSecond } from '../harness/load';
import { median } from '../harness/statistics';

const concurrency = 8;
const seconds = effort.seconds(10);
const rounds = effort.rounds(3);

/** The question of README, with everything that a client asks of a monitoring desk. */
const question = {
  desk: 'skai',
  topic: 'remote-diagnostics',
  vehicles: 3,
  start: '2026-12-30T17:00:00+03:00',
  extensions: [{ days: 2 }],
  parts: [{ orderedAt: '2027-01-11T10:00:00+03:00', receivedAt: '2027-01-13T10:00:00+03:00' }],
};

export interface WhatIfFigure {
  /** Questions answered a second, 8 at once. */
  readonly perSecond: number;
  /** The same body to a bare Express route in a process of its own, which answers with the same answer every time. */
  readonly bare: number;
  readonly ratio: number;
}

/** What-if questions over HTTP against a bare Express route, in turns of ten seconds, three rounds; the median of their quotients. */
export async function measureWhatIf({ product, settled }: Bench): Promise<WhatIfFigure> {
  const client = openHttp(product.api, product.account('client').apiKey, concurrency);
  const ask = async () => expectStatus(await client.call('POST', '/api/v1/due-dates', question), 200, 'what-if');
  const bare = await startBareRoute(product, (await ask()) as object);
  const same = async () => expectStatus(await bare.http.call('POST', '/due-dates', question), 200, 'bare route');
  try {
    await settled();
    await perSecond(concurrency, 3, ask);
    await perSecond(concurrency, 3, same);
    const taken: { ours: number; theirs: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const ours = await perSecond(concurrency, seconds, ask);
      taken.push({ ours, theirs: await perSecond(concurrency, seconds, same) });
    }
    return {
      perSecond: median(taken.map(({ ours }) => ours)),
      bare: median(taken.map(({ theirs }) => theirs)),
      ratio: median(taken.map(({ ours, theirs }) => ours / theirs)),
    };
  } finally {
    client.close();
    await bare.stop();
  }
}

async function startBareRoute({ home }: Bench['product'], answer: object) {
  const child = spawnProgram(home, path.join(__dirname, '..', 'bare', 'constant-answer.ts'), process.env);
  const [port] = (await once(child, 'message')) as [number];
  child.send(answer);
  await once(child, 'message');
  const http = openHttp(`http://127.0.0.1:${port}`, '', concurrency);
  return {
    http,
    stop: async () => {
      http.close();
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}
