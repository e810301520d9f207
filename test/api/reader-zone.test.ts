/** F8: what is read over HTTP is written by the reader's clocks, and says so. */
import type { DemoAccount } from '../../prisma/seed';
import { call, entries, fileAs, give, items, startApi, text } from './harness';
import type { Api, Json } from './harness';

let api: Api;
let client: DemoAccount;
let specialist: DemoAccount;

beforeAll(async () => {
  api = await startApi();
  [client, specialist] = [api.account('client'), api.account('specialist')];
  const preferences = { language: 'ru', timeZone: 'Asia/Novosibirsk', letters: {} };
  expect((await call(api, client, 'PUT', '/api/v1/me/preferences', { body: preferences })).status).toBe(200);
});
afterAll(() => api.stop());

const path = (ticket: Json): string => `/api/v1/tickets/${text(ticket['id'])}`;

it('X-6 F8 steps, clocks, timeline and letters name the zone that their dates are written in', async () => {
  const ticket = await fileAs(api, client, { topic: 'remote-diagnostics', vehicles: 1 });
  for (const clock of entries(ticket['clocks'])) {
    expect(clock['timeZone']).toBe('Asia/Novosibirsk');
    expect(text(clock['dueLocal'])).toMatch(/\+07:00$/);
  }
  expect(text((ticket['nextStep'] as Json)['text'])).toMatch(/\(UTC\+07:00\)$/);
  const [resolution] = entries(ticket['clocks']).filter(({ code }) => text(code) === 'resolution');
  const expectedAt = text(resolution?.['due']);
  const answered = await give(api, specialist, ticket, {
    type: 'triage',
    outcome: 'estimate',
    text: 'Смотрим',
    expectedAt,
  });
  expect(answered.status).toBe(201);
  // Who is in Moscow reads Moscow's clocks.
  expect(text((answered.body['ticket']?.['nextStep'] as Json)['text'])).toMatch(/\(UTC\+03:00\)$/);
  const timeline = items((await call(api, client, 'GET', `${path(ticket)}/timeline`)).body);
  expect(text(timeline.find(({ type }) => text(type) === 'estimated')?.['text'])).toMatch(/\(UTC\+07:00\)$/);
  const letters = items((await call(api, client, 'GET', `${path(ticket)}/notices`)).body);
  expect(text(letters.find(({ kind }) => text(kind) === 'answer')?.['body'])).toMatch(
    /Ориентировочный срок решения — .* \(UTC\+07:00\)\./,
  );
});

it('the timeline names people, not their short ids', async () => {
  const ticket = await fileAs(api, client);
  await give(api, api.account('manager'), ticket, { type: 'assign', to: 'sp-01' });
  const timeline = items((await call(api, client, 'GET', `${path(ticket)}/timeline`)).body);
  const assigned = timeline.find(({ type }) => text(type) === 'assigned');
  expect(text(assigned?.['text'])).toBe(`Ответственный: ${specialist.name}`);
});
