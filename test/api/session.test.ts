import { setTimeout as delay } from 'node:timers/promises';
import { hashOfToken } from '../../api/auth/hash-of-token';
import { call, startApi, text } from './harness';
import type { Api, Reply } from './harness';
import type { DemoAccount } from '../../prisma/seed';

let api: Api;
let client: DemoAccount;

beforeAll(async () => {
  api = await startApi({ signInFailures: 3 });
  client = api.account('client');
});
afterAll(() => api.stop());

const path = '/api/v1/session';

function signIn(email: string, password: string): Promise<Reply> {
  return call(api, null, 'POST', path, { body: { email, password } });
}

async function signedIn(): Promise<{ token: string; cookie: string }> {
  const { status, body, headers } = await signIn(client.email, client.password);
  if (status !== 201) throw new Error(`not signed in: ${status}`);
  return { token: text(body['token']), cookie: text(headers.get('set-cookie')) };
}

const me = '/api/v1/me';

it('a session works as a token and as a cookie that no script reads', async () => {
  const { token, cookie } = await signedIn();
  expect(cookie).toMatch(/^reglament_session=[^;]+; Path=\/; HttpOnly; SameSite=Strict; Expires=/);
  const byToken = await call(api, { apiKey: token }, 'GET', me);
  expect(byToken.body).toMatchObject({ email: client.email, via: 'session' });
  const byCookie = await call(api, null, 'GET', me, { headers: { cookie: `other=1; reglament_session=${token}` } });
  expect(byCookie.body).toMatchObject({ email: client.email });
});

it('signing out ends it at once', async () => {
  const { token } = await signedIn();
  expect((await call(api, { apiKey: token }, 'DELETE', path)).status).toBe(204);
  expect((await call(api, { apiKey: token }, 'GET', me)).status).toBe(401);
  expect((await call(api, client, 'DELETE', path)).status).toBe(403);
});

it('an expired session is no session', async () => {
  const { token } = await signedIn();
  await api.prisma.session.update({ where: { token: hashOfToken(token) }, data: { expiresAt: new Date(0) } });
  expect((await call(api, { apiKey: token }, 'GET', me)).status).toBe(401);
});

/** Strangers are let in one after the other, and on a busy machine not all have the patience: who was turned away comes again. */
async function inTurn(email: string): Promise<Reply> {
  for (;;) {
    const reply = await signIn(email, 'not the password');
    if (reply.status !== 429) return reply;
    await delay(500);
  }
}

it('a wrong password and an unknown address get the same answer', async () => {
  const wrong = await inTurn(client.email);
  const unknown = await inTurn('nobody@nowhere.example');
  const none = await inTurn('no address at all');
  expect(wrong.status).toBe(401);
  for (const other of [unknown, none]) {
    expect(other.status).toBe(401);
    expect({ ...other.body, requestId: '' }).toEqual({ ...wrong.body, requestId: '' });
  }
});

it('wrong passwords for one account are limited, right ones and other accounts are not', async () => {
  const { email, password } = api.account('manager');
  for (let attempt = 0; attempt < 3; attempt += 1) expect((await signIn(email, 'x')).status).toBe(401);
  const limited = await signIn(email, password);
  expect([limited.status, limited.body['code']]).toEqual([429, 'too-many-requests']);
  expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
  const specialist = api.account('specialist');
  for (let attempt = 0; attempt < 5; attempt += 1) {
    expect((await signIn(specialist.email, specialist.password)).status).toBe(201);
  }
});

describe('a cookie goes along with what foreign pages ask', () => {
  const body = { letters: { answers: false } };

  it.each([
    ['another origin', { origin: 'https://evil.example' }, 403],
    ['no origin that can be named', { origin: 'null' }, 403],
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a sister site', { 'sec-fetch-site': 'same-site' }, 403],
    ['our own page', { 'sec-fetch-site': 'same-origin' }, 200],
    ['no browser', {}, 200],
  ])('so a change from %s', async (_from, headers, status) => {
    const { token } = await signedIn();
    const cookie = `reglament_session=${token}`;
    const answer = await call(api, null, 'PUT', '/api/v1/me/preferences', { body, headers: { ...headers, cookie } });
    expect(answer.status).toBe(status);
  });

  it('while reading, and a token in the header, are let through', async () => {
    const { token } = await signedIn();
    const headers = { origin: 'https://evil.example' };
    const read = await call(api, null, 'GET', me, { headers: { ...headers, cookie: `reglament_session=${token}` } });
    expect(read.status).toBe(200);
    const changed = await call(api, { apiKey: token }, 'PUT', '/api/v1/me/preferences', { body, headers });
    expect(changed.status).toBe(200);
  });
});

it('a revoked key stops working', async () => {
  const technician = api.account('technician');
  const { body } = await call(api, technician, 'GET', me);
  await api.store.revokeApiKeys(text(body['id']));
  expect((await call(api, technician, 'GET', me)).status).toBe(401);
});

it('REVIEW 9 keys and the tokens of sessions are stored as a hash only', async () => {
  const { token } = await signedIn();
  const [keys, sessions] = [await api.prisma.apiKey.findMany(), await api.prisma.session.findMany()];
  for (const rows of [keys, sessions]) expect(rows.length).toBeGreaterThan(0);
  const stored = JSON.stringify([keys, sessions]);
  for (const secret of [client.apiKey, token]) expect(stored).not.toContain(secret);
  for (const hash of [...keys.map((row) => row.hash), ...sessions.map((row) => row.token)])
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
});

it('REVIEW 9 a stored hash opens nothing', async () => {
  const { token } = await signedIn();
  expect((await call(api, { apiKey: hashOfToken(token) }, 'GET', me)).status).toBe(401);
});
