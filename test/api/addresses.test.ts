/** Limits by address before anything is looked up (DESIGN 9, REVIEW 9). */
import { randomBytes } from 'node:crypto';
import { call, startApi, text } from './harness';
import type { Api, Reply } from './harness';

let api: Api;

beforeAll(async () => {
  api = await startApi({ trustedProxies: 'loopback', addressFailuresPerMinute: 3, addressRequestsPerMinute: 8 });
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => api.stop());

const me = '/api/v1/me';

function ask(from: string, apiKey: string, headers: Readonly<Record<string, string>> = {}): Promise<Reply> {
  return call(api, { apiKey }, 'GET', me, { headers: { 'x-forwarded-for': from, ...headers } });
}

function wrong(): string {
  return `rgl_${randomBytes(32).toString('base64url')}`;
}

it('an address whose credentials fitted nobody too often is refused without any look-up; a key that was right before, and other addresses, are not', async () => {
  const [known, strange] = [api.account('client'), api.account('technician')];
  expect((await ask('10.1.0.1', known.apiKey)).status).toBe(200);
  for (let n = 0; n < 3; n += 1) expect((await ask('10.1.0.1', wrong())).status).toBe(401);
  const looks = jest.spyOn(api.store, 'findCallerByKey');
  for (const key of [wrong(), wrong(), strange.apiKey]) {
    const refused = await ask('10.1.0.1', key);
    expect([refused.status, refused.body['code']]).toEqual([429, 'too-many-requests']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
  }
  expect(looks).not.toHaveBeenCalled();
  expect((await ask('10.1.0.1', known.apiKey)).status).toBe(200);
  expect((await ask('10.1.0.2', strange.apiKey)).status).toBe(200);
  const { body } = await call({ base: api.operations }, null, 'GET', '/metrics');
  expect(text(body['text'])).toContain('reglament_refused_by_address_total{why="failures"} 3');
});

it('however many come at once, no more than that are looked up', async () => {
  const looks = jest.spyOn(api.store, 'findCallerByKey');
  const answers = await Promise.all(Array.from({ length: 8 }, () => ask('10.1.1.1', wrong())));
  expect(answers.map(({ status }) => status).sort()).toEqual([401, 401, 401, 429, 429, 429, 429, 429]);
  expect(looks).toHaveBeenCalledTimes(3);
});

it('X-3 strange credentials of one address are looked up two at a time, and other addresses do not wait for them', async () => {
  const [strange, elsewhere] = [api.account('coordinator'), api.account('manager')];
  const genuine = api.store.findCallerByKey;
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const looked: string[] = [];
  const looks = jest.spyOn(api.store, 'findCallerByKey').mockImplementation(async (hash) => {
    looked.push(hash);
    if (looked.length <= 2) await held;
    return genuine(hash);
  });
  const flood = [wrong(), wrong(), strange.apiKey].map((key) => ask('10.1.9.1', key));
  while (looked.length < 2) await new Promise((resolve) => setImmediate(resolve));
  expect((await ask('10.1.9.2', elsewhere.apiKey)).status).toBe(200);
  expect(looks).toHaveBeenCalledTimes(3);
  release();
  const answers = await Promise.all(flood);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
  expect(looks).toHaveBeenCalledTimes(4);
});

it('a wrong cookie counts as well, and keeps nobody from signing in', async () => {
  const { email, password } = api.account('client');
  const cookie = { 'x-forwarded-for': '10.1.2.1', cookie: 'reglament_session=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' };
  const statuses: number[] = [];
  for (let n = 0; n < 4; n += 1) statuses.push((await call(api, null, 'GET', me, { headers: cookie })).status);
  expect(statuses).toEqual([401, 401, 401, 429]);
  const signedIn = await call(api, null, 'POST', '/api/v1/session', { body: { email, password }, headers: cookie });
  expect(signedIn.status).toBe(201);
  const token = text(signedIn.body['token']);
  // It has not been seen before, but it has been given out just now.
  expect((await ask('10.1.2.1', token)).status).toBe(200);
});

it('an address without a credential that was right before has so many requests a minute; others behind it go on', async () => {
  const client = api.account('client');
  await ask('10.1.3.9', client.apiKey);
  const from = { headers: { 'x-forwarded-for': '10.1.3.1' } };
  const statuses: number[] = [];
  for (let n = 0; n < 9; n += 1) statuses.push((await call(api, null, 'GET', '/api/openapi.json', from)).status);
  expect(statuses).toEqual([...Array<number>(8).fill(200), 429]);
  for (let n = 0; n < 3; n += 1) expect((await ask('10.1.3.1', client.apiKey)).status).toBe(200);
});

it('what is refused before authentication stands in the log once a minute, without a word of what was sent', async () => {
  const token = wrong();
  for (let n = 0; n < 6; n += 1) await ask('10.1.4.1', token);
  const told = api.log.filter((line) => line.includes('refused before authentication'));
  // Others before may have told it, within the same minute.
  expect(told).toHaveLength(new Set(told.map((line) => (JSON.parse(line) as { why: string }).why)).size);
  expect(told).not.toEqual([]);
  expect(told.join('')).not.toContain(token);
});

it('a statement that takes too long is answered 503, and says so', async () => {
  const manager = api.account('manager');
  await api.prisma.$transaction(async (other) => {
    await other.$executeRaw`LOCK TABLE "tray" IN ACCESS EXCLUSIVE MODE`;
    const answer = await call(api, manager, 'GET', '/api/v1/tray?desk=skai');
    expect([answer.status, answer.body['code']]).toEqual([503, 'took-too-long']);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});
