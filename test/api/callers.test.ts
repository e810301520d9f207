/** A caller without an account, and one who belongs to several companies (SK-3). */
import type { DemoAccount } from '../../prisma/seed';
import { call, entries, fileAs, filing, startApi, text } from './harness';
import type { Api, Json } from './harness';

let api: Api;
let specialist: DemoAccount;
let client: string;
let another: string;

beforeAll(async () => {
  api = await startApi();
  specialist = api.account('specialist');
  const companyOf = async (who: DemoAccount): Promise<string> => text((await fileAs(api, who))['company']?.['id']);
  client = await companyOf(api.account('client'));
  another = await companyOf(api.account('client', 'skai', 2));
});
afterAll(() => api.stop());

function callFor(onBehalfOf: object, more: object = {}) {
  const body = { ...filing, channel: 'phone', onBehalfOf, ...more };
  return call(api, specialist, 'POST', '/api/v1/tickets', { body });
}

async function authorFor(onBehalfOf: object): Promise<Json> {
  const { status, body } = await callFor(onBehalfOf);
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body['author'] as Json;
}

it('SK-3 a caller without an account is made known, and found again by phone or e-mail however they are written', async () => {
  const first = await authorFor({ client, name: 'Пётр Ильин', phone: '8 (916) 123-45-67' });
  expect(first['name']).toBe('Пётр Ильин');
  expect(await authorFor({ client, name: 'Пётр', phone: '+7 916 123 45 67', email: 'Petr@Sever.example' })).toEqual(
    first,
  );
  expect(await authorFor({ client, name: 'Ильин П.', email: 'petr@sever.example' })).toEqual(first);
  const person = await api.prisma.person.findUniqueOrThrow({
    where: { id: text(first['id']) },
    include: { accounts: true },
  });
  expect(person).toMatchObject({ phone: '+79161234567', email: 'petr@sever.example', accounts: [] });
});

it('SK-20 silence does not count against somebody who cannot read: a solution for a caller without an account has to be told', async () => {
  const { body } = await callFor({ client, name: 'Водитель Громов', phone: '8 (916) 000-11-22' });
  const path = `/api/v1/tickets/${text(body['id'])}`;
  const give = (command: object) => call(api, specialist, 'POST', `${path}/commands`, { body: command });
  const expectedAt = new Date(Date.now() + 3 * 24 * 3_600_000).toISOString();
  expect(await give({ type: 'triage', outcome: 'estimate', text: 'Смотрим.', expectedAt })).toMatchObject({
    status: 201,
  });
  expect(await give({ type: 'solve', kind: 'answer', text: 'Замените предохранитель.' })).toMatchObject({
    status: 201,
  });
  const solved = await call(api, specialist, 'GET', path);
  const running = entries(solved.body['clocks']).filter((clock) => clock['stoppedAt'] === null);
  expect(running.map((clock) => clock['code'])).toEqual(['delivery-failed']);
  expect(solved.body['nextStep']).toMatchObject({ owes: 'responsible', step: 'reach-client' });
  // Reached by phone, what the letter said has arrived, and the silence counts.
  expect(
    await give({ type: 'log-call', direction: 'out', outcome: 'reached', text: 'Рассказали о решении.' }),
  ).toMatchObject({ status: 201 });
  expect((await call(api, specialist, 'GET', path)).body['nextStep']).toMatchObject({ step: 'confirm-or-object' });
});

it('SK-3 the number of another company is another person, and a number of two people goes by the name', async () => {
  const phone = '+7 812 300-00-01';
  const first = await authorFor({ client, name: 'Мария Белова', phone });
  expect((await authorFor({ client: another, name: 'Мария Белова', phone }))['id']).not.toBe(first['id']);
  const second = await authorFor({ client, name: 'Олег Чернов', email: 'chernov@sever.example' });
  await api.prisma.person.update({ where: { id: text(second['id']) }, data: { phone: '+78123000001' } });
  expect(await authorFor({ client, name: 'олег чернов', phone })).toEqual(second);
  expect(await authorFor({ client, name: 'Мария Белова', phone })).toEqual(first);
});

it('SK-3 somebody of whom the name alone is known is one person however often, also at once', async () => {
  const name = { client, name: 'Дежурный механик' };
  const authors = await Promise.all(Array.from({ length: 5 }, () => authorFor(name)));
  expect(new Set(authors.map(({ id }) => id)).size).toBe(1);
});

it('X-6 the same filing for a new caller again is the same ticket', async () => {
  const body = { ...filing, channel: 'phone', onBehalfOf: { client, name: 'Анна Котова', phone: '+7 916 000-00-02' } };
  const headers = { 'idempotency-key': 'a-call' };
  const first = await call(api, specialist, 'POST', '/api/v1/tickets', { body, headers });
  const again = await call(api, specialist, 'POST', '/api/v1/tickets', { body, headers });
  expect([first.status, again.status, again.body['id']]).toEqual([201, 201, first.body['id']]);
});

it('SK-3 who is known by e-mail as a user is that user; an address of anybody else is not given to this company', async () => {
  const user = api.account('client');
  expect(await authorFor({ client, name: 'Анна', email: user.email })).toMatchObject({ name: user.name });
  for (const { email } of [api.account('client', 'skai', 2), api.account('specialist')]) {
    const { status, body } = await callFor({ client, name: 'Анна', email });
    expect([status, body['code']]).toEqual([422, 'address-of-another']);
  }
});

it.each([
  ['a company that is none', { client: '00000000-0000-7000-8000-000000000000', name: 'x' }, 404],
  ['a number that is none', { client: 'own', name: 'x', phone: '12' }, 400],
  ['no name', { client: 'own', phone: '+7 916 123-45-67' }, 400],
])('SK-3 %s is refused', async (_what, { client: named, ...rest }, status) => {
  expect((await callFor({ client: named === 'own' ? client : named, ...rest })).status).toBe(status);
});

it('SK-3 a personal manager names callers of the own client only, and a client’s user none', async () => {
  const body = (of: string) => ({ ...filing, onBehalfOf: { client: of, name: 'Кто-то' } });
  const post = (role: string, of: string) =>
    call(api, api.account(role), 'POST', '/api/v1/tickets', { body: body(of) });
  expect((await post('personal-manager', another)).status).toBe(404);
  expect((await post('personal-manager', client)).status).toBe(201);
  expect((await post('client', client)).status).toBe(403);
});

it('SK-3 a company that is named has to be the author’s', async () => {
  const own = await call(api, api.account('client'), 'POST', '/api/v1/tickets', { body: { ...filing, client } });
  const foreign = await call(api, api.account('client'), 'POST', '/api/v1/tickets', {
    body: { ...filing, client: another },
  });
  expect([own.status, foreign.status]).toEqual([201, 404]);
});
