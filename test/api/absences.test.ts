/** Absences of a desk's people, and who stands in (SK-1). */
import type { DemoAccount } from '../../prisma/seed';
import { clockFrom } from '../../store/clock';
import { call, fileAs, given, items, outcome, startApi, text } from './harness';
import type { Api, Json, Reply } from './harness';

let api: Api;
let now = Date.UTC(2026, 10, 30, 9);
const day = 24 * 3_600_000;
const iso = (at: number): string => new Date(at).toISOString();
const who: Record<string, { account: DemoAccount; shortId: string; id: string }> = {};
beforeAll(async () => {
  api = await startApi(
    {},
    clockFrom(() => Promise.resolve(now)),
  );
  for (const [name, role, index] of [
    ['away', 'specialist', 0],
    ['stand-in', 'specialist', 1],
    ['manager', 'manager', 0],
    ['coordinator', 'coordinator', 0],
  ] as const) {
    const account = api.account(role, 'skai', index);
    const { body } = await call(api, account, 'GET', '/api/v1/me');
    who[name] = { account, shortId: text(body['memberships']?.[0]?.['shortId']), id: text(body['id']) };
  }
}, 60_000);
afterAll(() => api.stop());
afterEach(async () => {
  await api.prisma.staffAbsence.deleteMany();
  now += 30 * day;
});

function person(name: string) {
  const found = who[name];
  if (found === undefined) throw new Error(name);
  return found;
}

const note = (by: string, of: string, body: object, headers: Record<string, string> = {}): Promise<Reply> =>
  call(api, person(by).account, 'POST', `/api/v1/people/${person(of).shortId}/absences`, { body, headers });
const span = (from = 0, days = 7) => ({ from: iso(now + from * day), to: iso(now + (from + days) * day) });

/** Who was told what since, by letter or in the portal. */
async function toldOf(ticket: Json): Promise<string[]> {
  const rows = await api.prisma.notice.findMany({ where: { rootId: text(ticket['id']) } });
  return rows.filter(({ audience }) => audience === 'responsible').map(({ recipientId }) => recipientId);
}

async function ticketOf(name: string): Promise<Json> {
  const ticket = await fileAs(api, api.account('client'));
  return given(api, person('manager').account, ticket, { type: 'assign', to: person(name).shortId });
}

it('SK-1 while the responsible is away the stand-in is told, and has the ticket among the own; it stays whose it is', async () => {
  const ticket = await ticketOf('away');
  const noted = await note('away', 'away', { ...span(1), standIn: person('stand-in').shortId, reason: 'отпуск' });
  expect(noted.status).toBe(201);
  expect(noted.body).toMatchObject({ standIn: { shortId: person('stand-in').shortId }, reason: 'отпуск' });
  const reply = () => given(api, api.account('client'), ticket, { type: 'reply', text: 'Есть новости?' });
  const mine = async (name: string, query: string): Promise<boolean> => {
    const { body } = await call(api, person(name).account, 'GET', `/api/v1/tickets?desk=skai&limit=200&${query}`);
    return items(body).some(({ tid }) => tid === ticket['tid']);
  };
  await reply();
  expect(new Set(await toldOf(ticket))).toEqual(new Set([person('away').id]));
  expect(await mine('stand-in', 'assignee=mine')).toBe(false);
  now += 2 * day;
  await api.prisma.notice.deleteMany({ where: { rootId: text(ticket['id']) } });
  const after = await reply();
  expect(new Set(await toldOf(ticket))).toEqual(new Set([person('stand-in').id]));
  expect(after['assignee']?.['shortId']).toBe(person('away').shortId);
  const { body: me } = await call(api, person('stand-in').account, 'GET', '/api/v1/me');
  expect(me['memberships']?.[0]?.['standsInFor']).toEqual([
    { shortId: person('away').shortId, name: person('away').account.name },
  ]);
  for (const query of ['assignee=mine', 'owes=me']) {
    expect(await mine('stand-in', query)).toBe(true);
    expect(await mine('away', query)).toBe(true);
    expect(await mine('coordinator', query)).toBe(false);
  }
  now += 7 * day;
  await api.prisma.notice.deleteMany({ where: { rootId: text(ticket['id']) } });
  await reply();
  expect(new Set(await toldOf(ticket))).toEqual(new Set([person('away').id]));
});

it('SK-1 where nobody stands in the managers are told, and it waits for them', async () => {
  const ticket = await ticketOf('away');
  await note('away', 'away', span());
  now += day;
  await api.prisma.notice.deleteMany({ where: { rootId: text(ticket['id']) } });
  await given(api, api.account('client'), ticket, { type: 'reply', text: 'Ответьте, пожалуйста' });
  expect(await toldOf(ticket)).toContain(person('manager').id);
  expect(await toldOf(ticket)).not.toContain(person('away').id);
  const { body } = await call(api, person('manager').account, 'GET', '/api/v1/tickets?owes=me&limit=200&desk=skai');
  expect(items(body).map(({ tid }) => tid)).toContain(ticket['tid']);
});

it('people note their own absences and managers those of others, on the record; nobody else does, and no other desk sees them', async () => {
  const own = await note('away', 'away', { ...span(), reason: 'к врачу' });
  expect(own.status).toBe(201);
  const lines = () => api.prisma.audit.count({ where: { act: { in: ['absence-noted', 'absence-removed'] } } });
  const before = await lines();
  expect((await note('stand-in', 'away', span(40))).status).toBe(403);
  expect((await note('manager', 'away', span(20))).status).toBe(201);
  expect(await lines()).toBe(before + 1);
  const list = await call(api, person('coordinator').account, 'GET', '/api/v1/absences');
  expect(items(list.body)).toHaveLength(2);
  // Why, is for the person and those who lead.
  expect(items(list.body).map(({ reason }) => reason)).toEqual([null, null]);
  const led = await call(api, person('manager').account, 'GET', '/api/v1/absences');
  expect(items(led.body)[0]?.['reason']).toBe('к врачу');
  const elsewhere = api.account('manager', 'hivetaxi');
  expect(items((await call(api, elsewhere, 'GET', '/api/v1/absences')).body)).toEqual([]);
  const path = `/api/v1/people/${person('away').shortId}/absences/${text(own.body['id'])}`;
  expect((await call(api, elsewhere, 'DELETE', path)).status).toBe(404);
  expect((await call(api, person('stand-in').account, 'DELETE', path)).status).toBe(403);
  expect((await call(api, person('away').account, 'DELETE', path)).status).toBe(204);
  expect((await call(api, person('away').account, 'DELETE', path)).status).toBe(404);
  const malformed = path.replace(/[^/]+$/, 'no-such');
  expect((await call(api, person('away').account, 'DELETE', malformed)).status).toBe(404);
});

it('what cannot be is refused: twice at once, a circle, oneself, a client, somebody unknown; the same key notes it once', async () => {
  const key = { 'idempotency-key': 'absence-1' };
  const body = { ...span(), standIn: person('stand-in').shortId };
  const [first, again] = [await note('away', 'away', body, key), await note('away', 'away', body, key)];
  expect([first.status, again.status, again.body['id']]).toEqual([201, 201, first.body['id']]);
  expect(outcome(await note('away', 'away', { ...body, reason: 'иначе' }, key))).toEqual([409, 'key-reused']);
  expect(outcome(await note('away', 'away', span(3)))).toEqual([422, 'already-absent']);
  const back = { ...span(), standIn: person('away').shortId };
  expect(outcome(await note('stand-in', 'stand-in', back))).toEqual([422, 'stand-in-circle']);
  expect(outcome(await note('away', 'away', { ...span(50), standIn: person('away').shortId }))).toEqual([
    422,
    'stand-in-self',
  ]);
  for (const unfit of ['us-01', 'sp-999', 'te-01'])
    expect(outcome(await note('away', 'away', { ...span(50), standIn: unfit }))).toEqual([422, 'stand-in-unfit']);
  expect(outcome(await note('away', 'away', { from: '2027-01-10', to: '2027-01-09' }))).toEqual([400, 'malformed']);
  const nobody = call(api, person('manager').account, 'POST', '/api/v1/people/sp-999/absences', { body: span() });
  expect(outcome(await nobody)).toEqual([404, 'not-found']);
});
