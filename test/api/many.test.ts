/** The same act on many tickets, with one answer for each. */
import type { DemoAccount } from '../../prisma/seed';
import { anyText, call, entries, fileAs, give, items, outcome, startApi, text } from './harness';
import type { Api, Json } from './harness';

let api: Api;
let client: DemoAccount;
let specialist: DemoAccount;
let manager: DemoAccount;
let stranger: DemoAccount;

beforeAll(async () => {
  api = await startApi({ staffWordsPerMinute: 5 });
  [client, specialist, manager] = [api.account('client'), api.account('specialist'), api.account('manager')];
  stranger = api.account('specialist', 'hivetaxi');
});
afterAll(() => api.stop());

async function filed(count: number): Promise<Json[]> {
  return Promise.all(Array.from({ length: count }, () => fileAs(api, client)));
}

const ids = (tickets: readonly Json[]): string[] => tickets.map(({ id }) => text(id));

async function many(
  who: DemoAccount,
  tickets: readonly string[],
  command: object,
  key?: string,
): Promise<readonly Json[]> {
  const body = { tickets, command };
  const { status, body: answer } = await call(api, who, 'POST', '/api/v1/tickets/commands', {
    body,
    headers: key === undefined ? {} : { 'idempotency-key': key },
  });
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(answer)}`);
  return entries(answer['outcomes']);
}

const shortly = (outcomes: readonly Json[]): unknown[] =>
  outcomes.map(({ ticket, outcome: what, problem }) => [ticket, what, problem?.['code'] ?? null]);

async function words(ticket: string): Promise<string[]> {
  const { body } = await call(api, manager, 'GET', `/api/v1/tickets/${ticket}/timeline?limit=200`);
  return items(body).map(({ type }) => text(type));
}

it('SK-1 each ticket does it or refuses it for itself, and the answer says why', async () => {
  const [open, closed] = await filed(2);
  await give(api, client, closed!, { type: 'close' });
  const other = text((await fileAs(api, api.account('client', 'demo'), { desk: 'demo' }))['id']);
  const named = [text(open!['tid']), text(closed!['id']), other, 'SKAI-999999'];
  const outcomes = await many(manager, named, { type: 'assign', to: 'sp-01' });
  expect(shortly(outcomes)).toEqual([
    [named[0], 'done', null],
    [named[1], 'refused', 'ticket-closed'],
    [other, 'refused', 'not-found'],
    ['SKAI-999999', 'refused', 'not-found'],
  ]);
  expect(outcomes[1]).toMatchObject({ commandId: anyText(), problem: { status: 422, retryAfter: null } });
  expect(outcomes[2]).toMatchObject({ commandId: null, problem: { status: 404 } });
  const { body } = await call(api, manager, 'GET', `/api/v1/tickets/${named[0]}`);
  expect([body['assignee']?.['shortId'], body['revision']]).toEqual(['sp-01', outcomes[0]?.['revision']]);
});

it('X-5 a ticket that is named by its id and by its number is told once, also without a key', async () => {
  const [ticket] = await filed(1);
  const [id, tid] = [text(ticket!['id']), text(ticket!['tid'])];
  const outcomes = await many(specialist, [id, tid, tid.toLowerCase()], {
    type: 'reply',
    text: 'Сервер снова работает.',
  });
  expect(outcomes.map(({ outcome: what }) => what)).toEqual(['done', 'done', 'done']);
  expect((await words(id)).filter((type) => type === 'replied')).toHaveLength(1);
});

it('X-5 sent again with the same key it counts once, and who was left out meanwhile is decided then', async () => {
  const [one, two, three] = ids(await filed(3));
  const command = { type: 'reply', text: 'Сервер снова работает, проверьте.' };
  const first = await many(specialist, [one!, two!], command, 'outage-1');
  const again = await many(specialist, [two!, one!, three!], command, 'outage-1');
  expect(again.map(({ ticket }) => ticket)).toEqual([two, one, three]);
  expect(again.map(({ outcome: what }) => what)).toEqual(['done', 'done', 'done']);
  for (const { ticket, commandId } of first)
    expect(again.find((each) => each['ticket'] === ticket)).toMatchObject({ commandId });
  for (const ticket of [one!, two!, three!])
    expect((await words(ticket)).filter((type) => type === 'replied')).toHaveLength(1);
  // The same key for other words is a slip, at each of them.
  const slip = await many(specialist, [one!], { ...command, text: 'Другое' }, 'outage-1');
  expect(shortly(slip)).toEqual([[one, 'refused', 'key-reused']]);
});

it('what one may say on a ticket in a minute is the same, however it is said', async () => {
  const [one, two] = ids(await filed(2));
  for (let word = 0; word < 5; word += 1) await give(api, specialist, { id: one } as never, note);
  const outcomes = await many(specialist, [one!, two!], note);
  expect(shortly(outcomes)).toEqual([
    [one, 'refused', 'too-many-requests'],
    [two, 'done', null],
  ]);
  const wait = Number(outcomes[0]?.['problem']?.['retryAfter']);
  expect(wait >= 1 && wait <= 60).toBe(true);
});

const note = { type: 'note', text: 'Разбираемся' };

it('nobody acts on what they do not see, nor does what is not theirs', async () => {
  const tickets = ids(await filed(2));
  for (const [who, command, code] of [
    [stranger, note, 'not-found'],
    [client, note, 'not-allowed'],
    [client, { type: 'assign', to: 'sp-01' }, 'not-allowed'],
  ] as const)
    expect(shortly(await many(who, tickets, command))).toEqual(tickets.map((ticket) => [ticket, 'refused', code]));
  for (const ticket of tickets) expect(await words(ticket)).not.toContain('noted');
});

it('takes what is the same for all, a hundred at a time, and no more', async () => {
  const ask = async (body: object): Promise<unknown[]> =>
    outcome(await call(api, manager, 'POST', '/api/v1/tickets/commands', { body }));
  const hundred = Array.from({ length: 101 }, (_, index) => `SKAI-${index + 1}`);
  for (const body of [
    { tickets: [], command: note },
    { tickets: hundred, command: note },
    { tickets: ['SKAI-1001', 'SKAI-1001'], command: note },
    { tickets: ['SKAI-1001'], command: { type: 'solve', kind: 'answer', text: 'Готово' } },
    { tickets: ['SKAI-1001'], command: { ...note, attachments: ['x'] } },
    { tickets: ['SKAI-1001'], command: { type: 'classify' } },
    { tickets: ['SKAI-1001'] },
  ])
    expect(await ask(body)).toEqual([400, 'malformed']);
});
