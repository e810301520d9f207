/** Queues that are saved under a name: whose they are, who has them, who changes them. */
import type { DemoAccount } from '../../prisma/seed';
import { call, items, outcome, startApi, text } from './harness';
import type { Api, Json, Reply } from './harness';

let api: Api;
let specialist: DemoAccount;
let colleague: DemoAccount;
let manager: DemoAccount;
let client: DemoAccount;
let stranger: DemoAccount;

beforeAll(async () => {
  api = await startApi();
  [specialist, colleague] = [api.account('specialist'), api.account('specialist', 'skai', 1)];
  [manager, client, stranger] = [api.account('manager'), api.account('client'), api.account('specialist', 'demo')];
});
afterAll(() => api.stop());

const path = '/api/v1/queues';
const urgent = { queue: 'all', search: { priority: 'high', sort: 'handling' } };

async function save(who: DemoAccount, body: object, key?: string): Promise<Reply> {
  const headers: Record<string, string> = key === undefined ? {} : { 'idempotency-key': key };
  return call(api, who, 'POST', path, { body: { filter: urgent, ...body }, headers });
}

async function namesOf(who: DemoAccount): Promise<string[]> {
  return items((await call(api, who, 'GET', path)).body).map(({ name }) => text(name));
}

const change = (who: DemoAccount, { body }: { body: Json }, changes: object): Promise<Reply> =>
  call(api, who, 'PATCH', `${path}/${text(body['id'])}`, { body: changes });
const remove = (who: DemoAccount, { body }: { body: Json }): Promise<Reply> =>
  call(api, who, 'DELETE', `${path}/${text(body['id'])}`);

it('SK-1 a queue of one’s own is seen by nobody else; a shared one by all of the desk, and by no other desk', async () => {
  const hostile = '<b>Срочные</b>';
  const own = await save(specialist, { name: hostile });
  expect(own).toMatchObject({ status: 201, body: { name: hostile, shared: false, filter: urgent, canChange: true } });
  const shared = await save(specialist, { name: 'Ёлки', shared: true });
  await save(specialist, { name: 'Жёлтые', shared: true });
  expect(await namesOf(specialist)).toEqual([hostile, 'Ёлки', 'Жёлтые']);
  expect(await namesOf(colleague)).toEqual(['Ёлки', 'Жёлтые']);
  expect(await namesOf(stranger)).toEqual([]);
  expect(outcome(await call(api, client, 'GET', path))).toEqual([403, 'forbidden']);
  for (const who of [colleague, manager, stranger]) {
    expect(outcome(await change(who, own, { name: 'Чужая' }))).toEqual([404, 'not-found']);
    expect(outcome(await remove(who, own))).toEqual([404, 'not-found']);
  }
  expect(outcome(await change(stranger, shared, { name: 'Чужая' }))).toEqual([404, 'not-found']);
  expect((await call(api, colleague, 'GET', `${path}?desk=demo`)).status).toBe(404);
});

it('only its owner and who leads the desk change a shared one', async () => {
  const shared = await save(specialist, { name: 'Дежурство', shared: true });
  expect(outcome(await change(colleague, shared, { name: 'Моё' }))).toEqual([403, 'forbidden']);
  expect(outcome(await remove(colleague, shared))).toEqual([403, 'forbidden']);
  const seen = items((await call(api, colleague, 'GET', path)).body).find(({ name }) => text(name) === 'Дежурство');
  expect(seen).toMatchObject({ canChange: false, owner: { name: specialist.name } });
  const filter = { queue: 'waiting', search: { topic: 'consulting' } };
  expect(await change(manager, shared, { name: 'Ночь', filter })).toMatchObject({
    status: 200,
    body: { name: 'Ночь', shared: true, filter },
  });
  expect((await change(specialist, shared, { shared: false })).status).toBe(200);
  expect(await namesOf(colleague)).not.toContain('Ночь');
  expect((await remove(specialist, shared)).status).toBe(204);
  expect(outcome(await remove(specialist, shared))).toEqual([404, 'not-found']);
});

it('the same key saves it once; what is no queue is refused, and so is one too many', async () => {
  const [one, again] = [await save(colleague, { name: 'Раз' }, 'q-1'), await save(colleague, { name: 'Раз' }, 'q-1')];
  expect(again.body).toEqual(one.body);
  expect(outcome(await save(colleague, { name: 'Два' }, 'q-1'))).toEqual([409, 'key-reused']);
  for (const body of [
    ...[{ name: '' }, { name: 'Д'.repeat(61) }, { name: 'две\nстроки' }, { name: 'Без полей', owner: 'x' }],
    ...[
      { queue: 'elsewhere', search: {} },
      { queue: 'all', search: { desk: 'demo' } },
    ].map((filter) => ({
      ...{ name: 'Не та', filter },
    })),
    { name: 'Велика', filter: { queue: 'all', search: { text: 'я'.repeat(301) } } },
  ])
    expect(outcome(await save(colleague, body))).toEqual([400, 'malformed']);
  for (let count = 1; count < 50; count += 1) expect((await save(colleague, { name: `Н ${count}` })).status).toBe(201);
  expect(outcome(await save(colleague, { name: 'Ещё одна' }))).toEqual([422, 'too-many-queues']);
  expect((await save(colleague, { name: 'Общая', shared: true })).status).toBe(201);
});
