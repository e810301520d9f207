import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { spawnProgram } from '../../local/embedded';
import type { Bench } from '../harness/bench';
import { effort } from '../harness/effort';
import type { Flooded } from '../harness/flood-process';
import { openHttp } from '../harness/http';
import type { Http } from '../harness/http';
import { paced } from '../harness/load';
import { cpuSeconds } from '../harness/process-effort';
import { quantile } from '../harness/statistics';
import { fileMany, replyWords } from '../harness/tickets';

const seconds = effort.seconds(20);
/** A request of the others every so many milliseconds. */
const everyMs = 25;
const tokensASecond = 1_000;
const signInsASecond = 100;
const tickets = 20;

export interface FloodsFigure {
  /** Of requests with a key, while nothing else is asked. */
  readonly quietP99Ms: number;
  /** Of the same during the floods. */
  readonly p99Ms: number;
  readonly ratio: number;
  /** Cores that the API took during the floods, all of its threads, the others' requests among it. */
  readonly cpu: number;
  /** The same of the quiet stretch. */
  readonly quietCpu: number;
  /** Requests of the others that were not answered as usual. */
  readonly others: number;
  /** With which the owner of the flooded account is answered, who signs in during the floods from a device that was known before. */
  readonly ownerStatus: number;
  readonly flooded: Flooded;
}

/**
 * 1,000 tokens that fit nobody and 100 wrong sign-ins a second for 20 seconds, half of these for one account, from a process of its
 * own and from the same address as everybody else; against them, reads and replies of a client with a key, 40 a second, first without
 * the floods, then during them.
 */
export async function measureFloods({ product, settled }: Bench): Promise<FloodsFigure> {
  const account = product.account('client');
  const client = openHttp(product.api, account.apiKey, 16);
  const ids = (await fileMany(client, tickets)).map(({ id }) => id);
  const device = await deviceOf(product.api, account);
  const pid = await product.pidOf('api');
  let others = 0;
  const ask = async (index: number): Promise<void> => {
    const expected = await askOne(client, ids[index % tickets] ?? '', index);
    if (!expected) others += 1;
  };
  const stretch = async (): Promise<{ readonly p99Ms: number; readonly cpu: number }> => {
    const [begun, cpuBefore] = [performance.now(), await cpuSeconds(pid)];
    const taken = await paced(everyMs, seconds, ask);
    const cpu = ((await cpuSeconds(pid)) - cpuBefore) / ((performance.now() - begun) / 1_000);
    return { p99Ms: quantile(taken, 0.99), cpu };
  };

  await paced(everyMs, effort.seconds(5), ask);
  await settled();
  const quiet = await stretch();
  await settled();
  others = 0;
  const flood = await readyFlood(product.home, product.api, account.email);
  const ended = flood();
  const [under, ownerStatus] = await Promise.all([
    stretch(),
    delay((seconds * 1_000) / 2).then(() => signIn(product.api, account, device).then(({ status }) => status)),
  ]);
  const flooded = await ended;
  client.close();
  await settled();
  return {
    quietP99Ms: quiet.p99Ms,
    p99Ms: under.p99Ms,
    ratio: under.p99Ms / quiet.p99Ms,
    cpu: under.cpu,
    quietCpu: quiet.cpu,
    others,
    ownerStatus,
    flooded,
  };
}

/** Three reads to a reply. @returns whether it was answered as usual */
async function askOne(client: Http, id: string, index: number): Promise<boolean> {
  const place = `/api/v1/tickets/${id}`;
  if (index % 4 === 0) return (await client.call('POST', `${place}/commands`, replyWords)).status === 201;
  return (await client.call('GET', index % 4 === 1 ? '/api/v1/tickets' : place)).status === 200;
}

interface Owner {
  readonly email: string;
  readonly password: string;
}

function signIn(api: string, { email, password }: Owner, device?: string): Promise<Response> {
  return fetch(`${api}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(device === undefined ? {} : { cookie: device }) },
    body: JSON.stringify({ email, password }),
  });
}

/** The cookie of a device that signs in before the floods. @throws when it may not */
async function deviceOf(api: string, owner: Owner): Promise<string> {
  const { status, headers } = await signIn(api, owner);
  const cookie = headers.getSetCookie().find((each) => each.startsWith('reglament_device='));
  if (status !== 201 || cookie === undefined) throw new Error(`The owner was not let in: ${status}`);
  return cookie.split(';')[0] ?? '';
}

/** Starts the process that floods. @returns how to let it begin, once it has started */
async function readyFlood(home: string, api: string, email: string): Promise<() => Promise<Flooded>> {
  const child = spawnProgram(home, path.join(__dirname, '..', 'harness', 'flood-process.ts'), {
    ...process.env,
    FLOOD_ADDRESS: api,
    FLOOD_EMAIL: email,
    FLOOD_SECONDS: String(seconds),
    FLOOD_TOKENS: String(tokensASecond),
    FLOOD_SIGN_INS: String(signInsASecond),
  });
  child.stdout?.resume();
  child.stderr?.pipe(process.stderr);
  const early = once(child, 'exit').then(() => {
    throw new Error('The flood ended early');
  });
  const told = async (): Promise<unknown> => {
    const [message] = (await Promise.race([once(child, 'message'), early])) as [unknown];
    return message;
  };
  await told();
  return async () => {
    const flooded = told();
    child.send('begin');
    return (await flooded) as Flooded;
  };
}
