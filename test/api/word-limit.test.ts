/** How many words a minute a person may say on one ticket (DESIGN 7 and 12). */
import type { DemoAccount } from '../../prisma/seed';
import { call, fileAs, give, startApi, text } from './harness';
import type { Api, Json, Reply } from './harness';

let api: Api;
let client: DemoAccount;
let specialist: DemoAccount;

beforeAll(async () => {
  api = await startApi({ clientWordsPerMinute: 30, staffWordsPerMinute: 120 });
  [client, specialist] = [api.account('client'), api.account('specialist')];
  // The minute of a limit does not pass, however long a busy machine takes for its words.
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'clearImmediate', 'queueMicrotask', 'performance'] });
});
afterAll(async () => {
  jest.useRealTimers();
  await api.stop();
});

/** So many words of one person at once, as many as may be and one more. */
async function saysAll(who: DemoAccount, ticket: Json, most: number, body: (n: number) => object): Promise<Reply> {
  const answers: Reply[] = [];
  for (let n = 0; n < most; n += 10)
    answers.push(...(await Promise.all(Array.from({ length: 10 }, (_, i) => give(api, who, ticket, body(n + i))))));
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
  const rows = await api.prisma.inbox.count();
  const over = await give(api, who, ticket, body(most));
  expect([over.status, over.body['code']]).toEqual([429, 'too-many-requests']);
  const wait = Number(over.headers.get('retry-after'));
  expect(wait >= 1 && wait <= 60).toBe(true);
  expect(await api.prisma.inbox.count()).toBe(rows);
  return over;
}

it("a client's 31st word within a minute is answered 429 before any row; others and other tickets feel nothing of it", async () => {
  const ticket = await fileAs(api, client);
  await saysAll(client, ticket, 30, (n) => ({ type: 'reply', text: `слово ${n}` }));
  expect((await give(api, specialist, ticket, { type: 'reply', text: 'видим' })).status).toBe(201);
  const other = await fileAs(api, client);
  expect((await give(api, client, other, { type: 'reply', text: 'о другом' })).status).toBe(201);
});

it("a specialist's 121st, words to the visits of the ticket counted with it", async () => {
  const ticket = await fileAs(api, client);
  const coordinator = api.account('coordinator');
  await give(api, coordinator, ticket, { type: 'assign', to: 'sp-01' });
  await give(api, coordinator, ticket, { type: 'triage', outcome: 'consultation', text: 'разбираемся' });
  const asked = await give(api, coordinator, ticket, {
    type: 'request-visit',
    subject: '78',
    address: 'Санкт-Петербург, Литейный, 1',
    contact: '+7 900 000-00-00',
    vehicles: 1,
  });
  expect(asked.status).toBe(201);
  const [visit] = asked.body['ticket']?.['visits'] as unknown as Json[];
  const toVisit = () =>
    call(api, coordinator, 'POST', `/api/v1/visits/${text(visit?.['id'])}/commands`, {
      body: { type: 'ready', from: new Date(Date.now() + 86_400_000).toISOString() },
    });
  expect((await toVisit()).status).toBe(201);
  // Four words so far; six more and eleven tens fill the minute.
  for (let n = 0; n < 6; n += 1) await give(api, coordinator, ticket, { type: 'note', text: `заметка ${n}` });
  await saysAll(coordinator, ticket, 110, (n) => ({ type: 'note', text: `запись ${n}` }));
  const rows = await api.prisma.inbox.count();
  expect((await toVisit()).status).toBe(429);
  expect(await api.prisma.inbox.count()).toBe(rows);
});
