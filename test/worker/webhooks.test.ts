/** Messages to other programs, from the commit to a real receiver: signed, in order, never lost. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import { parseNetwork, webhookEvents, type Network } from '../../domain/webhook';
import { storeContext } from '../../store';
import { askStore } from '../../store/standing-check/questions';
import { webhookSecrets } from '../../store/webhooks/secrets';
import { createWebhookSender, type WebhookPorts } from '../../worker/webhooks/webhook-sender';
import { day, file, hour, makeWorld, minute, solve, type World } from '../store/support';

interface Heard {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let world: World;
let receiver: Server;
let base: string;
/** What the receiver answers, and what it has heard. */
let answer: (heard: Heard) => number | Promise<number>;
let heard: Heard[] = [];

const secrets = webhookSecrets('a secret of these tests, and of nothing else');
const loopback = ['127.0.0.0/8', '::1/128'].map((text) => parseNetwork(text) as Network);
let by: { readonly personId: string; readonly requestId: string };
const faults: unknown[] = [];

beforeAll(async () => {
  world = await makeWorld();
  check = await documented();
  by = { personId: world.manager.personId, requestId: 'test' };
  receiver = createServer((request, response) => {
    void (async () => {
      let body = '';
      for await (const chunk of request.setEncoding('utf8')) body += chunk as string;
      const message = { path: request.url ?? '', headers: request.headers, body };
      const status = await answer(message);
      if (status < 300) heard.push(message);
      response.writeHead(status, { location: `${base}/elsewhere` }).end('x'.repeat(200_000));
    })().catch(() => undefined);
  }).listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  base = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
});
afterAll(async () => {
  receiver.closeAllConnections();
  receiver.close();
  await world.close();
});
beforeEach(async () => {
  heard = [];
  answer = () => 204;
  // Each test has endpoints of its own.
  const { prisma, clock } = world;
  await prisma.webhook.updateMany({ data: { endedAt: new Date(clock.at) } });
  await prisma.webhookDelivery.deleteMany();
});
afterEach(() => expect(faults.splice(0)).toEqual([]));

async function endpoint(path = '/hook', events = webhookEvents): Promise<{ id: string; secret: string }> {
  const id = crypto.randomUUID();
  const { sealed, text } = secrets.make(id);
  const asked = { id, desk: 'skai', url: `${base}${path}`, events, secret: sealed, by };
  expect(await world.store.addWebhook(asked)).toMatchObject({ kind: 'added' });
  return { id, secret: text };
}

/** Passes until nothing is left that is due. */
async function sendAll(more: Partial<WebhookPorts> = {}): Promise<void> {
  const onError = (error: unknown): void => void faults.push(error);
  const sender = createWebhookSender({ store: world.store, secrets, poster: { allowed: loopback }, onError, ...more });
  while ((await sender.pass()) === 'more');
  await sender.close();
}

/** The check that docs/webhooks.md gives to those who write receivers, as it stands there. */
type Check = (headers: IncomingHttpHeaders, body: string, secret: string, now: number) => boolean;
let check: Check;

async function documented(): Promise<Check> {
  const page = await readFile(path.join(__dirname, '../../docs/webhooks.md'), 'utf8');
  const source = /```js\n([\s\S]+?)```/.exec(page)?.[1] ?? '';
  const body = source.replace(/^import .+$/m, '').replace('export function', 'function');
  return runInNewContext(`${body}; isOurs`, { createHmac, timingSafeEqual, Buffer }) as Check;
}

const isSigned = ({ headers, body }: Heard, secret: string): boolean =>
  check(headers, body, secret, Number(headers['webhook-timestamp']));

interface Body {
  readonly type: string;
  readonly timestamp: string;
  readonly data: { readonly ticket: Readonly<Record<string, unknown>> };
}
const bodyOf = ({ body }: Heard): Body => JSON.parse(body) as Body;
const types = (): string[] => heard.map((each) => bodyOf(each).type);

/** A ticket that is filed and solved. */
async function solved(): Promise<string> {
  const { ticketId } = await file(world);
  await solve(world, ticketId);
  return ticketId;
}

test('X-5 what a commit tells leaves signed, in order, with the desk’s facts and nobody’s words', async () => {
  const { secret } = await endpoint();
  await endpoint('/closed-alone', ['ticket.closed'] as never);
  const ticketId = await solved();
  await sendAll();
  const told = heard.map(bodyOf);
  expect(told[0]?.type).toBe('ticket.opened');
  expect(told.at(-1)?.type).toBe('ticket.solved');
  const revisions = told.map(({ data }) => Number(data.ticket['revision']));
  expect(revisions).toEqual([...revisions].sort((a, b) => a - b));
  const { tid } = await world.prisma.ticket.findUniqueOrThrow({ where: { id: ticketId } });
  expect(told.at(-1)).toMatchObject({
    timestamp: new Date(world.clock.at).toISOString(),
    data: { ticket: { id: ticketId, number: tid, desk: 'skai', topic: 'remote-diagnostics', closedAt: null } },
  });
  expect(new Set(heard.map(({ path }) => path))).toEqual(new Set(['/hook']));
  expect(heard.every((each) => isSigned(each, secret))).toBe(true);
  const [first] = heard;
  if (first === undefined) throw new Error('nothing was heard');
  const sent = Number(first.headers['webhook-timestamp']);
  expect(sent).toBe(Math.floor(world.clock.at / 1_000));
  expect(isSigned({ ...first, body: first.body.replace('skai', 'other') }, secret)).toBe(false);
  expect(isSigned({ ...first, headers: { ...first.headers, 'webhook-id': 'other' } }, secret)).toBe(false);
  expect(check(first.headers, first.body, secret, sent + 301)).toBe(false);
  expect(heard.map(({ body }) => body).join('\n')).not.toMatch(/топлив|машинам|Перезагрузите|@people|[А-Яа-я]/);
  expect(await world.prisma.webhookDelivery.count({ where: { state: { not: 'delivered' } } })).toBe(0);
  await sendAll();
  expect(heard).toHaveLength(told.length);
});

test('X-5 a message that fails holds back its ticket’s later ones at its endpoint, and nothing else; each keeps its id', async () => {
  await endpoint('/a');
  await endpoint('/b');
  const ticketId = await solved();
  const failed: string[] = [];
  let broken = true;
  answer = ({ path, body, headers }) => {
    const isFirst = path === '/a' && body.includes(ticketId) && body.includes('ticket.opened');
    if (!isFirst || !broken) return 200;
    failed.push(String(headers['webhook-id']));
    return 500;
  };
  const other = await solved();
  await sendAll();
  const at = (path: string, id: string): string[] =>
    heard.filter((each) => each.path === path && each.body.includes(id)).map((each) => bodyOf(each).type);
  expect(at('/a', ticketId)).toEqual([]);
  expect(at('/b', ticketId).length).toBeGreaterThan(1);
  world.clock.pass(hour);
  await sendAll();
  expect(at('/a', other)).toEqual(at('/b', other));
  broken = false;
  world.clock.pass(hour);
  await sendAll();
  expect(at('/a', ticketId)).toEqual(at('/b', ticketId));
  expect(failed).toHaveLength(2);
  expect(heard.map(({ headers }) => headers['webhook-id'])).toContain(failed[0]);
  expect(new Set(failed).size).toBe(1);
  const [hook] = await world.prisma.webhook.findMany({ where: { url: `${base}/a`, endedAt: null } });
  expect(hook?.failingSince).toBeNull();
});

test('X-5 what a worker had in hand when it was killed another one sends; two beside each other send nothing twice', async () => {
  await endpoint();
  const { store, clock } = world;
  for (let filed = 0; filed < 6; filed += 1) await file(world);
  // Claimed, and never heard of again.
  const claimed = await store.claimDeliveries({ most: 100, leaseMs: minute, perEndpoint: 4, perDesk: 16 });
  expect(claimed).toHaveLength(4);
  expect(await store.claimDeliveries({ most: 100, leaseMs: minute, perEndpoint: 4, perDesk: 16 })).toEqual([]);
  clock.pass(2 * minute);
  let [now, most] = [0, 0];
  answer = async () => {
    most = Math.max(most, (now += 1));
    await new Promise((resolve) => setImmediate(resolve));
    now -= 1;
    return 200;
  };
  await Promise.all([sendAll(), sendAll()]);
  const ids = heard.map(({ headers }) => headers['webhook-id']);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(expect.arrayContaining(claimed.map(({ id }) => id)));
  expect(types().filter((type) => type === 'ticket.opened')).toHaveLength(6);
  expect(most).toBeLessThanOrEqual(4);
});

test('X-5 after a day of tries a message is set aside and a duty; after three days its endpoint rests, and goes on where it stopped', async () => {
  const { store, clock, prisma } = world;
  const { id } = await endpoint('/down');
  answer = () => 503;
  const { ticketId } = await file(world);
  for (let tries = 0; tries < 16; tries += 1) {
    clock.pass(2 * hour);
    await sendAll();
  }
  const [opened] = await prisma.webhookDelivery.findMany({ where: { ticketId, type: 'ticket.opened' } });
  expect(opened).toMatchObject({ state: 'set-aside', status: 503, fault: 'status' });
  expect(opened?.attempts).toBeGreaterThan(5);
  clock.pass(2 * day);
  await file(world);
  await sendAll();
  // Two days without a try are no days of failing.
  expect(await store.readWebhook('skai', id)).toMatchObject({ paused: null, failingSince: clock.at });
  for (let tries = 0; tries < 12; tries += 1) {
    clock.pass(6 * hour);
    if (tries % 4 === 0) await file(world);
    await sendAll();
  }
  const line = await store.readWebhook('skai', id);
  expect(line).toMatchObject({ paused: { since: clock.at, because: 'failing' } });
  const duties = await askStore(storeContext({ prisma, clock }), 'skai');
  expect(duties.map(({ code, subject, detail }) => [code, subject, detail])).toEqual([
    ['webhook-set-aside', id, String(await prisma.webhookDelivery.count({ where: { state: 'set-aside' } }))],
    ['webhook-paused', id, 'failing'],
  ]);
  answer = () => 200;
  clock.pass(hour);
  await sendAll();
  expect(heard).toEqual([]);
  await store.changeWebhook({ desk: 'skai', id, by, paused: false });
  await store.sendAgain({ desk: 'skai', webhook: id, id: opened?.id ?? '', by });
  await sendAll();
  expect(types().filter((type) => type === 'ticket.opened')).toHaveLength(2);
  expect(heard.map(({ headers }) => headers['webhook-id'])).toContain(opened?.id);
  expect(await store.readWebhook('skai', id)).toMatchObject({ paused: null, failingSince: null });
});

test('an endpoint that says it is gone gets nothing more', async () => {
  const { id } = await endpoint();
  answer = () => 410;
  await file(world);
  await sendAll();
  expect(await world.store.readWebhook('skai', id)).toMatchObject({ paused: { because: 'gone' } });
});

test('for a day both secrets sign, then the new one alone; neither lies readable in the database', async () => {
  const { store, clock, prisma } = world;
  const { id, secret } = await endpoint();
  const renewed = secrets.make(id);
  await store.renewWebhookSecret({ desk: 'skai', id, by, renewal: crypto.randomUUID(), secret: renewed.sealed });
  const test1 = { desk: 'skai', webhook: id, id: crypto.randomUUID(), by };
  await store.testWebhook(test1);
  await store.testWebhook(test1);
  await sendAll();
  clock.pass(day + 1);
  await store.testWebhook({ ...test1, id: crypto.randomUUID() });
  await sendAll();
  expect(heard.map((each) => [isSigned(each, secret), isSigned(each, renewed.text)])).toEqual([
    [true, true],
    [false, true],
  ]);
  expect(types()).toEqual(['webhook.test', 'webhook.test']);
  const row = JSON.stringify(await prisma.webhook.findUniqueOrThrow({ where: { id } }), (_, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
  );
  for (const each of [secret, renewed.text]) expect(row).not.toContain(each.slice(6, 30));
});

test('a secret whose answer was lost is told again, and renewing it once more keeps the one that the receiver has', async () => {
  const { store, clock, prisma } = world;
  const { id, secret } = await endpoint();
  const hook = { desk: 'skai', id, by };
  const addedAgain = () =>
    store.addWebhook({ ...hook, url: `${base}/hook`, events: webhookEvents, secret: secrets.make(id).sealed });
  const acts = (): Promise<number> => prisma.audit.count({ where: { subjectId: id } });
  const before = await acts();
  const again = await addedAgain();
  expect(again.kind === 'added' && secrets.open(id, again.secret)).toBe(secret);
  expect(await acts()).toBe(before);
  const renew = async (renewal: string): Promise<string | null> => {
    const renewed = await store.renewWebhookSecret({ ...hook, renewal, secret: secrets.make(id).sealed });
    return renewed === undefined ? null : secrets.open(id, renewed.secret);
  };
  const act = crypto.randomUUID();
  const lost = await renew(act);
  expect(await renew(act)).toBe(lost);
  expect(await acts()).toBe(before + 1);
  expect((await addedAgain()).kind).toBe('conflict');
  clock.pass(hour);
  const latest = await renew(crypto.randomUUID());
  await store.testWebhook({ desk: 'skai', webhook: id, id: crypto.randomUUID(), by });
  await sendAll();
  expect(heard.map((each) => [secret, lost, latest].map((one) => isSigned(each, one ?? '')))).toEqual([
    [true, false, true],
  ]);
});

test('whoever lets an endpoint go on gives what waits its day of tries, in its order', async () => {
  const { store, clock, prisma } = world;
  const { id } = await endpoint();
  answer = () => 503;
  const ticketId = await solved();
  await sendAll();
  await store.changeWebhook({ desk: 'skai', id, by, paused: true });
  clock.pass(2 * day);
  await store.changeWebhook({ desk: 'skai', id, by, paused: false });
  await sendAll();
  expect(await prisma.webhookDelivery.count({ where: { ticketId, state: { not: 'waiting' } } })).toBe(0);
  answer = () => 200;
  clock.pass(hour);
  await sendAll();
  expect(await prisma.webhookDelivery.count({ where: { ticketId, state: { not: 'delivered' } } })).toBe(0);
  expect(types()[0]).toBe('ticket.opened');
});

test('slow endpoints of one desk leave half of the places to the others, and take turns themselves', async () => {
  const { store } = world;
  const add = async (desk: string): Promise<string> => {
    const id = crypto.randomUUID();
    await store.addWebhook({
      ...{ id, desk, url: `${base}/hook`, events: webhookEvents, secret: secrets.make(id).sealed, by },
    });
    for (let sent = 0; sent < 3; sent += 1) await store.testWebhook({ desk, webhook: id, id: crypto.randomUUID(), by });
    return id;
  };
  for (let added = 0; added < 4; added += 1) await add('skai');
  world.clock.pass(minute);
  const other = await add('simai');
  const claim = async (most: number): Promise<readonly string[]> => {
    const claimed = await store.claimDeliveries({ most, leaseMs: minute, perEndpoint: 4, perDesk: 6 });
    return claimed.map(({ webhookId }) => webhookId);
  };
  const first = await claim(5);
  expect(new Set(first).size).toBe(4);
  expect(first.filter((id) => id === other)).toHaveLength(2);
  // Three are held; six a desk at most, whatever is free.
  const rest = await claim(100);
  expect(rest.filter((id) => id === other)).toHaveLength(1);
  expect(rest).toHaveLength(4);
  expect(new Set([...first, ...rest]).size).toBe(5);
});

test('what an ended endpoint left, and what has waited for a month, is dropped; the latter is a duty', async () => {
  const { store, clock, prisma } = world;
  const { id } = await endpoint();
  const { id: ended } = await endpoint('/ended');
  const test1 = (webhook: string) => store.testWebhook({ desk: 'skai', webhook, id: crypto.randomUUID(), by });
  await test1(ended);
  await store.endWebhook({ desk: 'skai', id: ended, by });
  // As a commit leaves it that ran while the endpoint ended.
  await prisma.webhookDelivery.updateMany({ where: { webhookId: ended }, data: { state: 'waiting', settledAt: null } });
  await store.changeWebhook({ desk: 'skai', id, by, paused: true });
  await test1(id);
  clock.pass(29 * day);
  expect(await store.removeOldDeliveries()).toBe(1);
  const states = async (webhookId: string) =>
    (await prisma.webhookDelivery.findMany({ where: { webhookId } })).map(({ state }) => state);
  expect([await states(ended), await states(id)]).toEqual([['dropped'], ['waiting']]);
  clock.pass(2 * day);
  expect(await store.removeOldDeliveries()).toBe(1);
  expect(await states(id)).toEqual(['dropped']);
  const duties = await askStore(storeContext({ prisma, clock }), 'skai');
  expect(duties.filter(({ code }) => code.startsWith('webhook'))).toMatchObject([
    { code: 'webhook-dropped', subject: id, detail: '1' },
  ]);
});

test('another desk’s tickets are not heard of, and what ended hears nothing more', async () => {
  const { store, prisma } = world;
  const { id } = await endpoint();
  await prisma.webhook.update({ where: { id }, data: { desk: 'simai' } });
  await file(world);
  expect(await prisma.webhookDelivery.count()).toBe(0);
  expect(await store.readWebhook('skai', id)).toBeUndefined();
  expect(await store.endWebhook({ desk: 'skai', id, by })).toBe(false);
  await prisma.webhook.update({ where: { id }, data: { desk: 'skai' } });
  await file(world);
  expect(await store.endWebhook({ desk: 'skai', id, by })).toBe(true);
  await sendAll();
  expect(heard).toEqual([]);
  expect(await prisma.webhookDelivery.count({ where: { state: 'dropped' } })).toBeGreaterThan(0);
});
