import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { pino } from 'pino';
import { createSignIn } from '../../api/auth/sign-in';
import { createServices } from '../../api/create-services';
import { isAway } from '../../api/http/store-faults';
import { createOperations } from '../../api/health/server';
import { createServer } from '../../api/server';
import { readSettings } from '../../api/settings';
import { createStore } from '../../store';
import { createPrisma } from '../../store/database';
import { freePort } from '../../local/ports';
import { call, edge, fakeEngine, filing, neverHears, recordedRuns, text } from './harness';

/** The API before a database that is not there. */
async function withoutDatabase(
  work: (api: { base: string; operations: string; log: string[] }) => Promise<void>,
  limit = 1_000,
): Promise<void> {
  const prisma = createPrisma(`postgresql://nobody@127.0.0.1:${await freePort()}/none`, { poolSize: 1 });
  const store = createStore({ prisma });
  const log: string[] = [];
  const services = createServices({
    store,
    engine: fakeEngine(),
    runs: recordedRuns(),
    signIn: createSignIn(prisma),
    settings: { ...edge, requestsPerMinute: limit },
    log: pino({}, { write: (line: string) => log.push(line) }),
    uploadFolder: tmpdir(),
    listen: neverHears,
  });
  const servers = [createServer(services), createOperations(services)].map((app) => app.listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const [base = '', operations = ''] = servers.map(
    (server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  );
  try {
    await work({ base, operations, log });
  } finally {
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
    await prisma.$disconnect();
  }
}

const key = { apiKey: `rgl_${'x'.repeat(43)}` };

it('X-5 while the database is away everything that needs it is answered 503, to be tried again', async () => {
  await withoutDatabase(async (api) => {
    for (const [method, path, body] of [
      ['GET', '/api/v1/me', undefined],
      ['GET', '/api/v1/tickets', undefined],
      ['POST', '/api/v1/tickets', filing],
      ['POST', '/api/v1/tickets/SKAI-1001/commands', { type: 'reply', text: 'вы где?' }],
      ['POST', '/api/v1/visits/SKAI-1001%2F1/commands', { type: 'ready' }],
    ] as const) {
      const answer = await call(api, key, method, path, { body });
      expect([answer.status, answer.body['code']]).toEqual([503, 'unavailable']);
      expect(answer.headers.get('retry-after')).toBe('5');
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    }
    const signIn = await call(api, null, 'POST', '/api/v1/session', { body: { email: 'a@b.example', password: 'x' } });
    expect(signIn.status).toBe(503);
  });
});

it('health: alive all the same, not ready', async () => {
  await withoutDatabase(async (api) => {
    expect((await call({ base: api.operations }, null, 'GET', '/health/live')).status).toBe(200);
    const ready = await call({ base: api.operations }, null, 'GET', '/health/ready');
    expect([ready.status, ready.body['parts']]).toEqual([503, { database: 'down', engine: 'up' }]);
  });
});

it('REVIEW 9 health and metrics are on the port of operations only', async () => {
  await withoutDatabase(async (api) => {
    for (const place of ['/health/live', '/health/ready', '/metrics'])
      expect((await call(api, null, 'GET', place)).status).toBe(404);
    expect((await call({ base: api.operations }, null, 'GET', '/api/v1/me')).status).toBe(404);
  });
});

it('what needs no database is served without it: the description, its reader and the metrics', async () => {
  await withoutDatabase(async (api) => {
    const description = await call(api, null, 'GET', '/api/openapi.json');
    expect(description.body['openapi']).toBe('3.1.0');
    const reader = await call(api, null, 'GET', '/api/docs');
    expect(reader.status).toBe(200);
    const page = text(reader.body['text']);
    expect(page).not.toMatch(/https?:/);
    for (const [, file] of page.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect((await call(api, null, 'GET', text(file))).status).toBe(200);
    }
    const metrics = await call({ base: api.operations }, null, 'GET', '/metrics');
    expect(text(metrics.body['text'])).toContain('reglament_http_request_seconds_bucket');
  });
});

it('one caller is held to so many requests a minute', async () => {
  await withoutDatabase(async (api) => {
    const statuses: number[] = [];
    for (let i = 0; i < 5; i += 1) statuses.push((await call(api, null, 'GET', '/api/v1/me')).status);
    expect(statuses).toEqual([401, 401, 401, 429, 429]);
    expect((await call({ base: api.operations }, null, 'GET', '/health/live')).status).toBe(200);
  }, 3);
});

it.each([
  [Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), true],
  [Object.assign(new Error('x'), { code: 'P1001' }), true],
  [Object.assign(new Error('x'), { meta: { driverAdapterError: { cause: { originalCode: '57P01' } } } }), true],
  [new Error('outer', { cause: { kind: 'DatabaseNotReachable' } }), true],
  [new Error('Connection terminated unexpectedly'), true],
  [Object.assign(new Error('x'), { code: 'P2002' }), false],
  [new TypeError('undefined is not a function'), false],
  ['a word', false],
])('%p means that the database is away: %p', (error, away) => {
  expect(isAway(error)).toBe(away);
});

it('settings that are missing or wrong are named', () => {
  expect(() => readSettings({})).toThrow('DATABASE_URL');
  expect(() => readSettings({ DATABASE_URL: 'x', PORT: 'many' })).toThrow('PORT');
  expect(() => readSettings({ DATABASE_URL: 'x', CALLER_CACHE_MS: '60000' })).toThrow('CALLER_CACHE_MS');
  expect(() => readSettings({ DATABASE_URL: 'x', CLIENT_WORDS_PER_MINUTE: '0' })).toThrow('CLIENT_WORDS_PER_MINUTE');
  const { host, operations, edge: settings } = readSettings({ DATABASE_URL: 'x' });
  expect(operations).toEqual({ host: '127.0.0.1', port: 3002 });
  expect([host, settings.clientWordsPerMinute, settings.staffWordsPerMinute]).toEqual(['127.0.0.1', 30, 120]);
});
