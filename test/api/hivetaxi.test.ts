/** What HiveTaxi's desk promises over HTTP: levels by client and problem, a contract in force, categories with a reason. */
import { call, give, startApi, text } from './harness';
import type { Api, Json, Reply } from './harness';

let api: Api;
beforeAll(async () => {
  api = await startApi();
}, 60_000);
afterAll(() => api.stop());

const tickets = '/api/v1/tickets';
const who = (role: string, index = 0) => api.account(role, 'hivetaxi', index);

/** Of the companies in their order: VIP, Extended, Standard, and one without a contract. Each has users of its own. */
function clientOf(company: string) {
  const found = api.accounts.find(
    (account) => account.desk === 'hivetaxi' && account.role === 'client' && account.company === company,
  );
  if (!found) throw new Error(`nobody of ${company}`);
  return found;
}
const vip = () => clientOf('ООО «Такси Столица»');

function file(client: Parameters<typeof call>[1], fields: object = {}): Promise<Reply> {
  const body = { desk: 'hivetaxi', subject: 'Не принимаются заказы', text: 'Диспетчерская стоит', ...fields };
  return call(api, client, 'POST', tickets, { body });
}

const limitOf = (body: Json, code: string) =>
  (
    body['clocks'] as unknown as { code: string; limit: { kind: string; term?: { amount: number; unit: string } } }[]
  ).find((clock) => clock.code === code)?.limit;

it.each([
  ['ООО «Такси Столица»', 'vip', { kind: 'term', term: { amount: 180, unit: 'working-minute' } }],
  ['ООО «Вояж»', 'extended', { kind: 'term', term: { amount: 720, unit: 'working-minute' } }],
  ['ИП Белова', 'standard', { kind: 'not-promised' }],
])('HT-1 a filing of %s has the level %s, and its reaction by it', async (company, level, limit) => {
  const { status, body } = await file(clientOf(company));
  expect([status, body['level']]).toEqual([201, level]);
  expect(limitOf(body, 'reaction')).toMatchObject(limit);
  expect(text(body['tid'])).toMatch(/^HT-\d+$/);
});

it('HT-9 without a contract in force nothing is taken, and the answer says why', async () => {
  const { status, body } = await file(clientOf('ООО «Новое такси»'));
  expect([status, body['code']]).toEqual([422, 'no-contract']);
  expect(await api.prisma.ticket.count({ where: { desk: 'hivetaxi', client: { name: 'ООО «Новое такси»' } } })).toBe(0);
});

it('HT-1 a client names no level of the own', async () => {
  const { status, body } = await file(vip(), { level: 'vip', levelReason: 'Очень надо' });
  expect([status, body['code']]).toEqual([403, 'forbidden']);
});

it('HT-1 what the problem is, the filer says; another one the desk names with a reason', async () => {
  const { body } = await file(vip(), { category: 'question' });
  expect([body['category'], body['level']]).toEqual(['question', 'standard']);
  expect(body['titles']).toMatchObject({ category: 'Вопрос', level: 'Стандарт' });
  const classify = (fields: object) => give(api, who('specialist'), body, { type: 'classify', ...fields });
  const without = await classify({ category: 'outage' });
  expect([without.status, without.body['code']]).toEqual([422, 'category-needs-reason']);
  const unknown = await classify({ category: 'disaster', reason: 'x' });
  expect([unknown.status, unknown.body['code']]).toEqual([422, 'unknown-category']);
  const changed = await classify({ category: 'outage', reason: 'Всё стоит' });
  expect(changed.body['ticket']).toMatchObject({ category: 'outage', level: 'vip' });
  const asked = await file(vip(), { category: 'disaster' });
  expect([asked.status, asked.body['code']]).toEqual([422, 'unknown-category']);
});

it('HT-1 the look-up tells the rows of a clock with what they ask and where they come from', async () => {
  const { body } = await call(api, vip(), 'GET', '/api/v1/regulations?desk=hivetaxi');
  const [line] = body['items'] as unknown as { content: { clocks: { code: string; limits: object[] }[] } }[];
  const reaction = line?.content.clocks.find(({ code }) => code === 'reaction');
  expect(reaction?.limits[1]).toEqual({
    conditions: [{ of: 'level', in: ['vip'] }],
    limit: '3 рабочих часа',
    source: '2, VIP',
  });
});
