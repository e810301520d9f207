/** Free works by plan and month, paid ones by consent and balance, over HTTP (IN-3, IN-4, HT-16, X-2). */
import { broadcast } from '../../domain/policy/actor';
import type { DemoAccount } from '../../prisma/seed';
import { StillClock } from '../store/support';
import { call, fileAs, give, given, items, outcome, startApi, text } from './harness';
import type { Api, Json, Reply } from './harness';

/** Wednesday, 20 January 2027, noon in Moscow. */
const clock = new StillClock(Date.parse('2027-01-20T09:00:00Z'));
let api: Api;
beforeAll(async () => {
  api = await startApi({}, clock);
});
afterAll(() => api.stop());

const who = (role: string, desk: string, index = 0): DemoAccount => api.account(role, desk, index);
const wanted = { page: 'https://shop.example/cart', wanted: 'Кнопка внизу' };
const filings = {
  insales: { requestType: 'customisation', fields: wanted, subject: 'Доработка' },
  hivetaxi: { topic: 'theory', subject: 'Настройка' },
} as const;
type Desk = keyof typeof filings;

const file = (desk: Desk): Promise<Json> =>
  fileAs(api, who('client', desk), { topic: undefined, ...filings[desk], desk, text: 'Нужно сделать' });
const take = (desk: Desk, ticket: Json, minutes = 10): Promise<Reply> =>
  give(api, who('specialist', desk), ticket, { type: 'take-work', minutes });
const finish = (desk: Desk, ticket: Json): Promise<Reply> =>
  give(api, who('specialist', desk), ticket, { type: 'finish-work' });
const drop = (desk: Desk, ticket: Json): Promise<Reply> =>
  give(api, who('specialist', desk), ticket, { type: 'cancel-work', reason: 'Не понадобилось' });

async function companyOf(desk: Desk): Promise<string> {
  const { body } = await call(api, who('client', desk), 'GET', '/api/v1/me');
  const [membership] = items({ items: body['memberships'] } as unknown as Json);
  return text(membership?.['company']?.['id']);
}
async function account(desk: Desk, by = who('client', desk), part = ''): Promise<Json> {
  const path = `/api/v1/clients/${await companyOf(desk)}/account${part}?desk=${desk}`;
  return (await call(api, by, 'GET', path)).body;
}
async function topUp(desk: Desk, amount: string, key: string, by = who('manager', desk)): Promise<Reply> {
  const path = `/api/v1/clients/${await companyOf(desk)}/account/top-ups`;
  return call(api, by, 'POST', path, {
    body: { desk, amount, reason: 'Счёт 12' },
    headers: { 'idempotency-key': key },
  });
}
/** A contract whose rules hold from now on. */
async function contract(desk: Desk, number: string, works: object | null): Promise<void> {
  const clientId = await companyOf(desk);
  const added = await api.store.addContract({
    ...{ desk, clientId, number, patch: { works } as never, validFrom: '2026-12-01', validTo: null },
  });
  expect(added.kind).toBe('added');
}
/** The month's process has told all that it was told of. */
async function month(desk: Desk, name: string): Promise<Json> {
  const workflowId = `quota/${desk}/${await companyOf(desk)}/${name}`;
  await api.store.look({ workflowId, reached: null });
  const { process } = await api.prisma.run.findUniqueOrThrow({ where: { workflowId }, include: { process: true } });
  return process.state as unknown as Json;
}

test('IN-3 of 50 who want the last free work of the month at once exactly one gets it, the others are told that it is paid for', async () => {
  expect((await account('insales'))['quota']).toMatchObject({ month: '2027-01', allowed: 4, left: 4, minutes: 15 });
  const first = await Promise.all(Array.from({ length: 3 }, () => file('insales')));
  for (const ticket of first) expect((await take('insales', ticket, 15)).status).toBe(201);
  const many: Json[] = [];
  while (many.length < 50) many.push(...(await Promise.all(Array.from({ length: 10 }, () => file('insales')))));
  const answers = await Promise.all(many.map((ticket) => take('insales', ticket)));
  // One that waited too long for the account was written down: who commits next decides it.
  const pending = answers.flatMap(({ status }, index) => (status === 202 ? [many[index]] : []));
  for (const ticket of pending) await api.store.look({ workflowId: text(ticket?.['tid']), reached: null });
  const rows = await api.prisma.inbox.groupBy({
    by: ['outcome', 'refusal'],
    where: { type: 'take-work', processId: { in: many.map(({ id }) => text(id)) } },
    _count: true,
  });
  expect(rows.map(({ outcome: is, refusal, _count }) => [is, refusal, _count])).toEqual(
    expect.arrayContaining([
      ['done', null, 1],
      ['refused', 'quota-spent', 49],
    ]),
  );
  expect((await account('insales'))['quota']).toMatchObject({ spent: 0, reserved: 4, left: 0 });
  // Whatever is decided, the database holds it.
  await expect(
    api.prisma.quotaMonth.updateMany({ where: { desk: 'insales' }, data: { reserved: { increment: 1 } } }),
  ).rejects.toThrow(/quota_month_allowed/);
  expect(await month('insales', '2027-01')).toMatchObject({ stage: 'running', quota: { reserved: 4, spent: 0 } });
});

test('IN-3 a work that is cancelled, and one whose ticket ends without it, give their unit back; one that is done does not', async () => {
  const states = await api.prisma.process.findMany({ where: { kind: 'ticket', desk: 'insales' } });
  const held = states.filter(({ state }) => (state as unknown as { works: unknown[] }).works.length > 0);
  const [done, cancelled, withdrawn, declined] = held.map(({ id }) => ({ id }) as unknown as Json);
  if (!done || !cancelled || !withdrawn || !declined) throw new Error('four works are accepted');
  expect((await finish('insales', done)).status).toBe(201);
  expect((await drop('insales', cancelled)).status).toBe(201);
  expect((await give(api, who('client', 'insales'), withdrawn, { type: 'close' })).status).toBe(201);
  const decline = { type: 'decline', reason: 'splits-work', text: 'Это одна доработка' };
  expect((await give(api, who('specialist', 'insales'), declined, decline)).status).toBe(201);
  expect((await account('insales'))['quota']).toMatchObject({ spent: 1, reserved: 0, left: 3 });
  expect(outcome(await finish('insales', cancelled))).toEqual([422, 'no-work']);
  expect(await month('insales', '2027-01')).toMatchObject({ quota: { reserved: 0, spent: 1 }, owed: [] });
  // The client reads what became of it.
  const ticket = (await call(api, who('client', 'insales'), 'GET', `/api/v1/tickets/${text(cancelled['id'])}`)).body;
  expect(ticket['works']).toMatchObject({ title: 'Мелкая доработка', items: [{ state: 'dropped', free: true }] });
});

test('IN-4 HT-16 beyond the plan a work begins after consent and when the balance covers it; it is set aside, then charged, and each entry stands', async () => {
  await contract('insales', 'И-1', { free: { plan: 'starter' } });
  const ticket = await file('insales');
  // Of the unit that was done this month nothing is taken back, and there is none more.
  expect(outcome(await take('insales', ticket))).toEqual([422, 'quota-spent']);
  expect(outcome(await take('insales', ticket, 16))).toEqual([422, 'work-too-long']);
  const ask = { type: 'request-consent', agreement: 'small-customisation', text: 'Сверх тарифа, 500 ₽' };
  await given(api, who('specialist', 'insales'), ticket, ask);
  await given(api, who('client', 'insales'), ticket, { type: 'answer-consent', answer: 'agreed' });
  expect((await topUp('insales', '200.50', 'a', who('administrator', 'insales'))).status).toBe(201);
  const short = await take('insales', ticket);
  expect(outcome(short)).toEqual([422, 'balance-short']);
  expect(text(short.body['detail'])).toMatch(/299,50/);
  // Once more with its key is the same; another sum with it is not.
  expect((await topUp('insales', '200.50', 'a', who('administrator', 'insales'))).status).toBe(201);
  expect((await topUp('insales', '300', 'a', who('administrator', 'insales'))).status).toBe(409);
  expect((await topUp('insales', '300', 'b', who('specialist', 'insales'))).status).toBe(403);
  expect((await topUp('insales', '299.50', 'c')).status).toBe(201);
  expect((await take('insales', ticket)).status).toBe(201);
  expect((await account('insales'))['balance']).toMatchObject({ amount: '500', held: '500', free: '0' });
  expect((await drop('insales', ticket)).status).toBe(201);
  expect((await account('insales'))['balance']).toMatchObject({ amount: '500', held: '0' });
  // The consent stands: the work can be accepted again, and is charged once.
  expect((await take('insales', ticket)).status).toBe(201);
  expect((await finish('insales', ticket)).status).toBe(201);
  expect((await account('insales'))['balance']).toMatchObject({ amount: '0', held: '0' });
  expect(outcome(await take('insales', ticket, 2))).toEqual([422, 'quota-spent']);
  const entries = items(await account('insales', who('client', 'insales'), '/entries'));
  expect(entries.map(({ kind, amount }) => `${text(kind)} ${text(amount)}`).reverse()).toEqual([
    ...['top-up 200.50', 'top-up 299.50', 'hold 500', 'release 500', 'hold 500', 'charge 500'],
  ]);
  expect(entries[0]).toMatchObject({ ticket: ticket['tid'], amountAfter: '0', by: null });
  await expect(api.prisma.$executeRaw`UPDATE "balance_entry" SET "amount" = 1`).rejects.toThrow();
  // What was set aside at the consent is free when the ticket ends without the work.
  const other = await file('insales');
  expect((await topUp('insales', '500', 'd')).status).toBe(201);
  await given(api, who('specialist', 'insales'), other, ask);
  await given(api, who('client', 'insales'), other, { type: 'answer-consent', answer: 'agreed' });
  expect((await account('insales'))['balance']).toMatchObject({ held: '500', free: '0' });
  await given(api, who('client', 'insales'), other, { type: 'close' });
  expect((await account('insales'))['balance']).toMatchObject({ held: '0', free: '500' });
});

test('HT-16 a payment that the account does not hold is refused with how much it holds, and how much can be paid in now', async () => {
  const most = 999_999_999;
  for (let paid = 0; paid < 9; paid += 1)
    expect((await topUp('insales', String(most), `full-${paid}`)).status).toBe(201);
  const full = await topUp('insales', String(most), 'full');
  expect(outcome(full)).toEqual([422, 'account-full']);
  const { amount } = (await account('insales'))['balance'] as unknown as Json;
  const room = 10_000_000_000 - Number(amount);
  expect(room).toBeLessThan(most);
  const [fault] = full.body['errors'] as unknown as readonly Json[];
  expect(fault).toMatchObject({ pointer: '/amount', code: 'account-full' });
  expect(text(fault?.['detail']).replaceAll(/\s/g, '')).toBe(
    `Насчётеможетбытьнебольше10000000000₽.Сейчасможновнестинебольше${room}₽.`,
  );
  expect((await topUp('insales', String(room), 'full')).status).toBe(201);
});

test("HT-16 a client sees the own company's account alone; nobody of another desk sees it", async () => {
  const path = `/api/v1/clients/${await companyOf('insales')}/account`;
  const stranger = api.accounts.find(
    ({ desk, role, company }) =>
      desk === 'insales' && role === 'client' && company !== who('client', 'insales').company,
  );
  for (const part of ['', '/months', '/entries']) {
    expect((await call(api, who('client', 'insales'), 'GET', path + part)).status).toBe(200);
    expect((await call(api, stranger ?? null, 'GET', path + part)).status).toBe(404);
    // Who goes on visits sees nothing of a company's money.
    expect((await call(api, who('technician', 'insales'), 'GET', path + part)).status).toBe(403);
    expect((await call(api, who('manager', 'skai'), 'GET', path + part)).status).toBe(404);
  }
  expect(
    (await call(api, who('manager', 'skai'), 'GET', `/api/v1/clients/${await companyOf('insales')}/account?desk=skai`))
      .status,
  ).toBe(404);
});

test("IN-3 X-2 the month ends by the desk's clocks: what is left is gone, what is accepted counts in the month in which it is done", async () => {
  await contract('insales', 'И-2', { free: { plan: 'business', plans: { business: { month: 2 } } } });
  const basic = { title: { ru: 'Базовый', en: 'Basic' }, month: 2, source: 'договор' };
  await contract('hivetaxi', 'Х-9', { free: { minutes: 30, plans: { basic }, plan: 'basic', beyond: 'paid-service' } });
  const [moscow, omsk] = [await file('insales'), await file('hivetaxi')];
  // A second before midnight of Omsk.
  clock.at = Date.parse('2027-01-31T17:59:59Z');
  expect((await take('hivetaxi', omsk, 30)).status).toBe(201);
  expect((await take('insales', moscow)).status).toBe(201);
  expect((await account('hivetaxi'))['quota']).toMatchObject({ month: '2027-01', reserved: 1, left: 1 });
  expect((await account('insales'))['quota']).toMatchObject({ month: '2027-01', spent: 1, reserved: 1, left: 0 });
  // Midnight of Omsk: the next month has its two, one of them accepted already. In Moscow nothing has changed.
  clock.at = Date.parse('2027-01-31T18:00:00Z');
  expect((await account('hivetaxi'))['quota']).toMatchObject({ month: '2027-02', reserved: 1, spent: 0, left: 1 });
  expect((await account('insales'))['quota']).toMatchObject({ month: '2027-01', left: 0 });
  expect((await finish('hivetaxi', omsk)).status).toBe(201);
  expect((await account('hivetaxi'))['quota']).toMatchObject({ month: '2027-02', reserved: 0, spent: 1, left: 1 });
  // The clock of the month before rings late: it closes, and moves nothing that has moved.
  expect(await month('hivetaxi', '2027-01')).toMatchObject({ stage: 'over', closing: { spent: 0 } });
  expect(await month('hivetaxi', '2027-02')).toMatchObject({ stage: 'running', quota: { spent: 1, reserved: 0 } });
  // Midnight of Moscow, by the clock of the month alone: nobody asks before.
  clock.at = Date.parse('2027-01-31T21:00:00Z');
  expect(await month('insales', '2027-01')).toMatchObject({ stage: 'over', closing: { spent: 1, handedOn: 1 } });
  expect(await month('insales', '2027-02')).toMatchObject({
    quota: { reserved: 1, spent: 0 },
    owed: [{ tid: moscow['tid'] }],
  });
  expect((await account('insales'))['quota']).toMatchObject({ month: '2027-02', spent: 0, reserved: 1, left: 1 });
  expect((await finish('insales', moscow)).status).toBe(201);
  const months = items(await account('insales', who('manager', 'insales'), '/months'));
  expect(months).toMatchObject([
    { month: '2027-02', spent: 1, reserved: 0, closed: false, works: [{ ticket: moscow['tid'], state: 'spent' }] },
    { month: '2027-01', spent: 1, reserved: 0, closed: true },
  ]);
  // The company's people are told of which of the tickets that they see the works were.
  expect(items(await account('insales', who('client', 'insales'), '/months'))[0]?.['works']).toMatchObject([
    { ticket: moscow['tid'], state: 'spent' },
  ]);
  const colleague = api.accounts.filter(
    ({ desk, role, company }) =>
      desk === 'insales' && role === 'client' && company === who('client', 'insales').company,
  )[1];
  expect(items(await account('insales', colleague, '/months'))[0]).toMatchObject({ spent: 1, works: [] });
  expect((await api.store.checkIntegrity()).faults).toEqual([]);
});

test('HT-16 X-2 what was set aside for a ticket is free when that ends, also under a contract that has lost its works', async () => {
  const of = { desk: 'insales', clientId: await companyOf('insales') };
  const ticket = await file('insales');
  const { held: before } = await api.store.readBalance(of);
  await given(api, who('specialist', 'insales'), ticket, {
    ...{ type: 'request-consent', agreement: 'small-customisation', text: 'Сверх тарифа, 500 ₽' },
  });
  await given(api, who('client', 'insales'), ticket, { type: 'answer-consent', answer: 'agreed' });
  expect((await api.store.readBalance(of)).held).toBe(before + 50_000);
  await contract('insales', 'И-3', null);
  const moved = await api.store.sayToTicket({
    ...{ kind: 'ticket', id: text(ticket['id']), identity: crypto.randomUUID(), type: 'recalculate' },
    ...{ content: { because: 'contract' }, actor: broadcast, channel: 'console' },
  });
  expect(moved).toMatchObject({ kind: 'decided', result: { kind: 'done' } });
  expect((await api.store.readTicket(text(ticket['id'])))?.rules.regulation.works).toBeUndefined();
  await given(api, who('client', 'insales'), ticket, { type: 'close' });
  expect((await api.store.readBalance(of)).held).toBe(before);
  expect((await api.store.checkIntegrity()).faults).toEqual([]);
});
