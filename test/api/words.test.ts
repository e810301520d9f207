/** Words are decided where they arrive: what is answered, what runs are told, and what moves nothing. */
import { Client } from 'pg';
import { until } from '../../local/wait';
import type { DemoAccount } from '../../prisma/seed';
import { call, entries, fileAs, give, having, items, startApi, text } from './harness';
import type { Api, Json } from './harness';

let api: Api;
let client: DemoAccount;
let specialist: DemoAccount;
let manager: DemoAccount;

beforeAll(async () => {
  api = await startApi();
  [client, specialist, manager] = [api.account('client'), api.account('specialist'), api.account('manager')];
});
afterAll(() => api.stop());
afterEach(() => {
  api.engine.away = false;
});

const path = (ticket: Json): string => `/api/v1/tickets/${text(ticket['id'])}`;

/** What the last word to the ticket told its run. */
async function toldBy(
  ticket: Json,
  who: DemoAccount,
  body: object,
): Promise<{ status: number; told: unknown; commandId: string }> {
  const before = api.runs.told.length;
  const answer = await give(api, who, ticket, body);
  const told = api.runs.told.slice(before).filter(({ run }) => run.id === text(ticket['id']));
  expect(told).toHaveLength(1);
  return { status: answer.status, told: told[0], commandId: text(answer.body['commandId']) };
}

describe('Temporal away', () => {
  it('X-5 a word is answered 201 with what became of it, dates stand, and the same key tells it again', async () => {
    const ticket = await fileAs(api, client);
    api.engine.away = true;
    const key = { 'idempotency-key': 'away-1' };
    const answer = await give(api, client, ticket, { type: 'reply', text: 'вы где?' }, key);
    expect([answer.status, answer.body['outcome']]).toEqual([201, 'done']);
    const place = text(answer.headers.get('location'));
    expect((await call(api, client, 'GET', place)).body).toMatchObject({
      outcome: 'done',
      revision: answer.body['revision'],
    });
    const { body } = await call(api, client, 'GET', path(ticket));
    expect(body['clocks']).toEqual(answer.body['ticket']?.['clocks']);
    expect(entries(body['clocks']).map(({ due }) => text(due))).toEqual(
      expect.arrayContaining(entries(ticket['clocks']).map(({ due }) => text(due))),
    );
    const run = await api.prisma.run.findFirstOrThrow({ where: { id: text(ticket['id']) } });
    expect(run.staleSince).not.toBeNull();
    const again = await give(api, client, ticket, { type: 'reply', text: 'вы где?' }, key);
    expect([again.status, again.body['commandId']]).toEqual([201, answer.body['commandId']]);
    expect((await call({ base: api.operations }, null, 'GET', '/health/live')).status).toBe(200);
  });
});

describe('what runs are told', () => {
  it.each<[string, object, () => DemoAccount]>([
    ['process', { type: 'triage', outcome: 'consultation', text: 'разбираемся' }, () => specialist],
    ['reassign', { type: 'assign', to: 'sp-01' }, () => manager],
    ['process', { type: 'classify', priority: 'high' }, () => manager],
    ['close', { type: 'close' }, () => client],
  ])('a signal `%s` that names the word', async (name, body, who) => {
    const ticket = await fileAs(api, client);
    const { status, told, commandId } = await toldBy(ticket, who(), body);
    expect([status, told]).toEqual([
      201,
      having({
        run: { kind: 'ticket', id: ticket['id'], workflowId: ticket['tid'] },
        signal: { name, inboxId: commandId, quiet: false },
      }),
    ]);
  });

  it.each<[string, object, () => DemoAccount, number]>([
    ['reply', { type: 'reply', text: 'и ещё' }, () => client, 201],
    ['process', { type: 'note', text: 'себе' }, () => specialist, 201],
    ['process', { type: 'resume' }, () => specialist, 422],
  ])('%s: %j changes nothing that a run goes by, and the signal is quiet', async (name, body, who, status) => {
    const ticket = await fileAs(api, client);
    const answer = await toldBy(ticket, who(), body);
    expect([answer.status, answer.told]).toEqual([
      status,
      having({ signal: { name, inboxId: answer.commandId, quiet: true } }),
    ]);
  });

  it('the same word again tells nothing', async () => {
    const ticket = await fileAs(api, client);
    const key = { 'idempotency-key': 'told-once' };
    await give(api, client, ticket, { type: 'reply', text: 'раз' }, key);
    const before = api.runs.told.length;
    await give(api, client, ticket, { type: 'reply', text: 'раз' }, key);
    expect(api.runs.told).toHaveLength(before);
  });
});

it('a word whose process is locked is stored alone and answered 202, and decided by whoever commits next', async () => {
  const ticket = await fileAs(api, client);
  const holder = new Client({ connectionString: api.databaseUrl });
  await holder.connect();
  try {
    await holder.query('BEGIN');
    await holder.query('SELECT FROM "process" WHERE "id" = $1 FOR NO KEY UPDATE', [text(ticket['id'])]);
    const before = api.runs.told.length;
    const answer = await give(api, client, ticket, { type: 'reply', text: 'занято?' });
    const place = `/api/v1/commands/${text(answer.body['commandId'])}`;
    expect([answer.status, answer.headers.get('location'), answer.body['outcome']]).toEqual([202, place, null]);
    expect((await call(api, client, 'GET', place)).body).toMatchObject({ outcome: null, revision: null });
    expect(api.runs.told.slice(before)).toMatchObject([{ signal: { name: 'process', inboxId: null, quiet: false } }]);
    await holder.query('ROLLBACK');
    const next = await give(api, client, ticket, { type: 'reply', text: 'и ещё' });
    expect(next.status).toBe(201);
    await until(
      async () => text((await call(api, client, 'GET', place)).body['outcome']) === 'done',
      10_000,
      'the word that waited is not decided',
    );
    const { body } = await call(api, client, 'GET', `${path(ticket)}/commands`);
    expect(items(body).map(({ outcome }) => text(outcome))).toEqual(['done', 'done', 'done']);
  } finally {
    await holder.end();
  }
});

describe('SK-3 a refused command moves nothing, whatever instant it names', () => {
  const logged = { type: 'log-call', direction: 'in', outcome: 'reached', text: 'позвонил' };
  const later = (ms: number): string => new Date(Date.now() + ms).toISOString();

  it.each<[string, () => string, number, string]>([
    ['in a minute', () => later(60_000), 422, 'received-out-of-range'],
    ['in a year', () => later(365 * 86_400_000), 422, 'received-out-of-range'],
    ['the last day of the calendars', () => '2100-12-31T23:59:59.999Z', 422, 'received-out-of-range'],
    ['a minute before the ticket', () => later(-60_000), 422, 'received-out-of-range'],
    ['1970', () => '1970-01-01T00:00:00Z', 422, 'received-out-of-range'],
    ['the year 9999', () => '9999-12-31T23:59:59Z', 400, 'malformed'],
  ])('%s', async (_when, receivedAt, status, code) => {
    const ticket = await fileAs(api, client);
    const id = text(ticket['id']);
    const stands = async () => ({
      view: (await call(api, specialist, 'GET', path(ticket))).body,
      clocks: (await call(api, specialist, 'GET', `${path(ticket)}/clocks`)).body,
      events: await api.prisma.event.count({ where: { processId: id } }),
      notices: await api.prisma.notice.count({ where: { processId: id } }),
      nextTick: (await api.prisma.run.findFirstOrThrow({ where: { id } })).nextTick,
      state: (await api.prisma.process.findFirstOrThrow({ where: { id } })).state,
    });
    const before = await stands();
    const answer = await give(api, specialist, ticket, { ...logged, receivedAt: receivedAt() });
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
    expect(await stands()).toEqual(before);
  });
});

it('letters stand in the portal with the answer itself', async () => {
  const ticket = await fileAs(api, client);
  await give(api, specialist, ticket, { type: 'reply', text: 'разбираемся' });
  const { body } = await call(api, client, 'GET', `${path(ticket)}/notices`);
  expect(items(body).length).toBeGreaterThan(0);
  for (const letter of items(body)) expect(letter).toMatchObject({ channel: 'portal', state: 'delivered' });
});

it('X-3 clocks of every cycle are listed with their accounts; the ticket itself has those of now', async () => {
  const ticket = await fileAs(api, client);
  await give(api, client, ticket, { type: 'close' });
  const closed = (await call(api, client, 'GET', `${path(ticket)}/clocks`)).body;
  const reopened = await give(api, client, ticket, { type: 'reopen', text: 'снова' });
  expect(reopened.status).toBe(201);
  const { body } = await call(api, client, 'GET', `${path(ticket)}/clocks`);
  const cycles = items(body).map(({ cycle }) => Number(cycle));
  expect(new Set(cycles)).toEqual(new Set([1, 2]));
  const first = (list: Json) => items(list).filter(({ cycle }) => Number(cycle) === 1);
  expect(first(body)).toEqual(first(closed));
  expect(new Set(entries(reopened.body['ticket']?.['clocks']).map(({ cycle }) => Number(cycle)))).toEqual(new Set([2]));
  for (const { code, key } of items(body)) {
    const account = await call(
      api,
      client,
      'GET',
      `${path(ticket)}/clocks/${text(code)}/account?key=${encodeURIComponent(text(key))}`,
    );
    expect(account.status).toBe(200);
  }
});
