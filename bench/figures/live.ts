import { Agent, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { createStore } from '../../store';
import { createPrisma } from '../../store/database';
import type { Bench } from '../harness/bench';
import { effort } from '../harness/effort';
import { openHttp } from '../harness/http';
import { atOnce } from '../harness/load';
import { cpuSeconds, residentMib } from '../harness/process-effort';
import type { Product } from '../harness/product';
import { quantile } from '../harness/statistics';
import { command, file, replyWords } from '../harness/tickets';

const streams = effort.rows(500);
const idleSeconds = effort.seconds(60);
const words = effort.seconds(60);

export interface LiveFigure {
  /** From the instant of a word until its change has arrived, over all words and streams. */
  readonly p95Ms: number;
  /** The same of the last stream of each word. */
  readonly lastP95Ms: number;
  /** What the API takes more with all streams open and nothing to tell. */
  readonly mib: number;
  /** Of one core, while nothing is told; and without a stream. */
  readonly cpuPercent: number;
  readonly cpuWithoutPercent: number;
}

/**
 * As many streams of as many specialists of one desk, opened and left alone for a minute; then a word a second on one ticket. The
 * instant of a word is the one that its commit bears, so that deciding and writing count as well.
 */
export async function measureLive({ product, settled }: Bench): Promise<LiveFigure> {
  const keys = await specialists(product);
  const client = openHttp(product.api, product.account('client').apiKey, 4);
  const { id } = await file(client);
  for (let word = 0; word < 20; word += 1) await command(client, id, replyWords);
  await settled();
  const pid = await product.pidOf('api');
  const without = await idle(pid);
  const before = await residentMib(pid);
  const arrivals = new Map<number, number[]>();
  const agent = new Agent({ maxSockets: streams });
  // Not all at once: keys that an address shows for the first time stand in a line of their own.
  const closing = await atOnce(4, keys.length, (index) =>
    follow(product.api, keys[index] ?? '', agent, (change) => {
      if (change.id === id) arrivals.set(change.revision, [...(arrivals.get(change.revision) ?? []), Date.now()]);
    }),
  );
  const withStreams = await idle(pid);
  const mib = (await residentMib(pid)) - before;
  const taken: number[][] = [];
  for (let word = 0; word < words; word += 1) {
    const begun = performance.now();
    const { ticket } = await command(client, id, replyWords);
    const { revision, updatedAt } = ticket as typeof ticket & { readonly updatedAt: string };
    await delay(1_000 - (performance.now() - begun));
    const came = arrivals.get(revision) ?? [];
    if (came.length !== streams)
      throw new Error(`Of ${streams} streams ${came.length} heard of a word within a second`);
    taken.push(came.map((at) => at - Date.parse(updatedAt)));
  }
  for (const close of closing) close();
  agent.destroy();
  client.close();
  return {
    p95Ms: quantile(taken.flat(), 0.95),
    lastP95Ms: quantile(
      taken.map((each) => Math.max(...each)),
      0.95,
    ),
    mib,
    cpuPercent: withStreams,
    cpuWithoutPercent: without,
  };
}

/** The share of a core that a process takes while nothing is asked of it, in percent. */
async function idle(pid: number): Promise<number> {
  await delay(5_000);
  const [begun, before] = [performance.now(), await cpuSeconds(pid)];
  await delay(idleSeconds * 1_000);
  return (((await cpuSeconds(pid)) - before) / ((performance.now() - begun) / 1_000)) * 100;
}

/** Specialists of the desk, each with a key. */
async function specialists({ databaseUrl }: Product): Promise<string[]> {
  const prisma = createPrisma(databaseUrl, { poolSize: 1 });
  const store = createStore({ prisma });
  const keys: string[] = [];
  for (let index = 0; index < streams; index += 1) {
    const person = {
      name: `Reader ${index}`,
      email: `reader-${index}@bench.example`,
      language: 'ru',
      timeZone: 'UTC',
    } as const;
    const { personId } = await store.addPerson(person);
    await store.addMembership({ personId, desk: 'skai', role: 'specialist', clientId: null });
    const key = `rgl_${index.toString().padStart(43, '0')}`;
    await store.addApiKey(personId, 'bench', key);
    keys.push(key);
  }
  await prisma.$disconnect();
  return keys;
}

interface Change {
  readonly id?: string;
  readonly revision: number;
}

/** Opens a stream. @returns how to end it, once it has begun */
function follow(api: string, key: string, agent: Agent, told: (change: Change) => void): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const asking = request(
      `${api}/api/v1/changes`,
      { agent, headers: { authorization: `Bearer ${key}` } },
      (incoming) => {
        if (incoming.statusCode !== 200) reject(new Error(`a stream was answered ${incoming.statusCode}`));
        incoming.setEncoding('utf8');
        incoming.on('error', () => undefined);
        incoming.on('data', (text: string) => {
          for (const [, data] of text.matchAll(/^data: (.*)$/gm)) told(JSON.parse(data ?? '{}') as Change);
          if (text.includes('event: hello')) resolve(() => asking.destroy());
        });
      },
    );
    asking.on('error', reject);
    asking.end();
  });
}
