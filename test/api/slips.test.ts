/** What slips of the pen and late words do, over HTTP. */
import type { DemoAccount } from '../../prisma/seed';
import { day, hour, lookUntilDone, minute, StillClock } from '../store/support';
import { call, entries, fileAs, give, having, items, startApi, text } from './harness';
import type { Api, Json, Reply } from './harness';

/** Monday, 23 November 2026, 10:00 in Moscow. */
const clock = new StillClock(Date.parse('2026-11-23T10:00:00+03:00'));
let api: Api;
let client: DemoAccount;
let specialist: DemoAccount;
let coordinator: DemoAccount;

beforeAll(async () => {
  api = await startApi({}, clock);
  [client, specialist] = [api.account('client'), api.account('specialist')];
  coordinator = api.account('coordinator');
});
afterAll(() => api.stop());

const iso = (at: number): string => new Date(at).toISOString();
const path = (ticket: Json): string => `/api/v1/tickets/${text(ticket['id'])}`;
const logged = (outcome: string, receivedAt?: string) => ({
  ...{ type: 'log-call', direction: 'in', outcome, text: 'позвонил' },
  ...(receivedAt === undefined ? {} : { receivedAt }),
});
const verdict = ({ status, body }: Reply): unknown[] => [status, body['code']];

async function read(ticket: Json): Promise<Json> {
  return (await call(api, specialist, 'GET', path(ticket))).body;
}

async function solved(): Promise<Json> {
  const ticket = await fileAs(api, client);
  await give(api, specialist, ticket, { type: 'triage', outcome: 'consultation', text: 'разбираемся' });
  clock.pass(hour);
  expect((await give(api, specialist, ticket, { type: 'solve', kind: 'answer', text: 'готово' })).status).toBe(201);
  return ticket;
}

/** Time passes, and the run of the ticket looks at every instant at which it has something to do. */
async function pass(ticket: Json, until: number): Promise<void> {
  const id = text(ticket['id']);
  for (;;) {
    const { nextTick } = await api.prisma.run.findFirstOrThrow({ where: { id } });
    if (nextTick === null || nextTick.getTime() > until) break;
    clock.at = Math.max(clock.at, nextTick.getTime());
    await lookUntilDone(api, id);
  }
  clock.at = Math.max(clock.at, until);
}

/** Everything that a word could have moved. */
async function stands(id: string): Promise<object> {
  return {
    process: await api.prisma.process.findFirst({ where: { id } }),
    events: await api.prisma.event.count({ where: { processId: id } }),
    notices: await api.prisma.notice.findMany({ where: { processId: id }, orderBy: { id: 'asc' } }),
    nextTick: (await api.prisma.run.findFirst({ where: { id } }))?.nextTick,
  };
}

it('SK-3 SK-20 a refused call from the future spends no reminder and does not hold the silence', async () => {
  const ticket = await solved();
  const id = text(ticket['id']);
  const before = await stands(id);
  for (const ahead of [minute, 3 * day, 400 * day]) {
    const answer = await give(api, specialist, ticket, logged('reached', iso(clock.at + ahead)));
    expect(verdict(answer)).toEqual([422, 'received-out-of-range']);
    expect(await stands(id)).toEqual(before);
  }
  const { due, thresholds } = entries((await read(ticket))['clocks']).find(
    ({ code }) => text(code) === 'silence',
  ) as Json;
  expect(entries(thresholds).map(({ told }) => text(told))).toEqual(['false', 'false']);
  await pass(ticket, Date.parse(text(due)));
  expect(await read(ticket)).toMatchObject({ stage: 'closed', closed: { how: 'silence', at: text(due) } });
  const { body } = await call(api, client, 'GET', `${path(ticket)}/notices`);
  expect(items(body).filter(({ kind }) => text(kind) === 'silence-warning')).toHaveLength(1);
});

const first = '1970-01-01T00:00:00Z';
const last = '2100-12-31T23:59:59.999Z';

describe('SK-3 an instant that a body names moves no clock when it is refused, and none before its time when it is not', () => {
  const bodies: readonly (readonly [string, (at: string) => object])[] = [
    ['triage expectedAt', (expectedAt) => ({ type: 'triage', outcome: 'estimate', text: 'x', expectedAt })],
    ['estimate expectedAt', (expectedAt) => ({ type: 'estimate', text: 'x', expectedAt })],
    ['wait until', (until) => ({ type: 'wait', reason: 'client-details', until })],
    ['extension until', (at) => ({ type: 'propose-extension', reason: 'x', until: at.slice(0, 10) })],
    [
      'order-parts expectedAt',
      (expectedAt) => ({ type: 'order-parts', supplier: 'x', lines: [{ part: 'x', quantity: 1 }], expectedAt }),
    ],
    [
      'request-visit readyAt',
      (readyAt) => ({ type: 'request-visit', subject: '77', address: 'x', contact: 'x', vehicles: 1, readyAt }),
    ],
    ['log-call receivedAt', (at) => logged('objected', at)],
  ];

  it.each(bodies.flatMap(([name, body]) => [first, last].map((at) => [name, at, body] as const)))(
    '%s: %s',
    async (name, at, body) => {
      const ticket = await fileAs(api, client, { topic: 'remote-diagnostics', vehicles: 9 });
      if (!name.startsWith('triage')) {
        const expectedAt = iso(clock.at + day);
        await give(api, specialist, ticket, { type: 'triage', outcome: 'estimate', text: 'x', expectedAt });
      }
      const id = text(ticket['id']);
      const before = await stands(id);
      const told = () => api.prisma.event.count({ where: { processId: id, type: 'threshold-told' } });
      const toldBefore = await told();
      const { status } = await give(api, specialist, ticket, body(at));
      expect([201, 400, 422]).toContain(status);
      if (status === 201) expect(await told()).toBe(toldBefore);
      else expect(await stands(id)).toEqual(before);
    },
  );

  it.each<[string, (at: string) => object]>([
    ['ready from', (from) => ({ type: 'ready', from })],
    ['offer-slot', (at) => ({ type: 'offer-slot', technician: 'te-01', from: at, to: at })],
    ['answer-slot', (at) => ({ type: 'answer-slot', answer: 'move', from: at, to: at })],
    ['depart at', (at) => ({ type: 'depart', at })],
    ['start at', (at) => ({ type: 'start', at })],
    ['act doneAt', (doneAt) => ({ type: 'act', outcome: 'done', text: 'x', doneAt })],
    ['no-show at', (at) => ({ type: 'no-show', proof: 'x', at })],
  ])('of a visit: %s', async (_name, body) => {
    const ticket = await fileAs(api, client);
    const request = { type: 'request-visit', subject: '77', address: 'x', contact: 'x', vehicles: 1 };
    const asked = await give(api, client, ticket, request);
    const id = text(entries(asked.body['ticket']?.['visits'])[0]?.['id']);
    for (const at of [first, last]) {
      const before = await stands(id);
      const answer = await call(api, coordinator, 'POST', `/api/v1/visits/${id}/commands`, { body: body(at) });
      expect([400, 422]).toContain(answer.status);
      expect(await stands(id)).toEqual(before);
    }
  });

  it.each([first, last])('of a filing, a consultation and an absence: %s', async (at) => {
    const filing = {
      desk: 'skai',
      subject: 'x',
      text: 'x',
      onBehalfOf: client.email,
      channel: 'phone',
      receivedAt: at,
    };
    expect((await call(api, specialist, 'POST', '/api/v1/tickets', { body: filing })).status).toBe(422);
    const contact = await call(api, specialist, 'POST', '/api/v1/contacts', { body: { text: 'x', at } });
    expect(contact.status).toBe(at === last ? 400 : 201);
    const absence = { from: at, to: at, reason: 'x' };
    const kept = await call(api, coordinator, 'POST', '/api/v1/technicians/te-01/absences', { body: absence });
    expect([400, 422]).toContain(kept.status);
  });
});

describe('a call counts from when it was', () => {
  it('SK-3 F10a recorded twenty minutes later, after notes and assignments, and told in its place', async () => {
    const ticket = await fileAs(api, client);
    clock.pass(10 * minute);
    const when = iso(clock.at);
    clock.pass(5 * minute);
    await give(api, specialist, ticket, { type: 'note', text: 'себе' });
    await give(api, specialist, ticket, { type: 'assign', to: 'sp-01' });
    clock.pass(15 * minute);
    expect((await give(api, specialist, ticket, logged('reached', when))).status).toBe(201);
    const { body } = await call(api, specialist, 'GET', `${path(ticket)}/timeline`);
    expect(items(body).find(({ type }) => text(type) === 'call-logged')).toMatchObject({ at: when });
  });

  it('SK-20 an objection by phone in time takes a closing by silence back, and its letters', async () => {
    const ticket = await solved();
    const { due } = entries((await read(ticket))['clocks']).find(({ code }) => text(code) === 'silence') as Json;
    const end = Date.parse(text(due));
    await pass(ticket, end);
    expect(await read(ticket)).toMatchObject({ stage: 'closed' });
    clock.pass(20 * minute);
    const late = await give(api, specialist, ticket, logged('objected', iso(end + minute)));
    expect(late.body['ticket']).toMatchObject({ stage: 'closed', closed: { how: 'silence' } });
    const inTime = await give(api, specialist, ticket, logged('objected', iso(end - 10 * minute)));
    expect(inTime.status).toBe(201);
    expect(inTime.body['ticket']).toMatchObject({ stage: 'resolution', cycle: 1, closed: null });
  });

  it('SK-20 after an objection nobody closes as confirmed by phone', async () => {
    const ticket = await fileAs(api, client);
    const close = () => give(api, specialist, ticket, { type: 'close', reason: 'confirmed-by-phone' });
    clock.pass(minute);
    await give(api, specialist, ticket, logged('agreed'));
    clock.pass(minute);
    await give(api, specialist, ticket, logged('objected'));
    expect(verdict(await close())).toEqual([422, 'agreement-needed']);
    clock.pass(minute);
    await give(api, specialist, ticket, logged('agreed'));
    expect((await close()).body['ticket']).toMatchObject({ closed: { how: 'confirmed-by-phone' } });
  });
});

describe('SK-19 F10c consent by phone', () => {
  it('is recorded by the desk, and both sides read so', async () => {
    const ticket = await fileAs(api, client, { topic: 'remote-diagnostics', vehicles: 9 });
    await give(api, specialist, ticket, { type: 'propose-extension', days: 8, reason: 'девять машин' });
    const own = await give(api, specialist, ticket, { type: 'answer-extension', answer: 'accept' });
    expect(verdict(own)).toEqual([422, 'own-proposal']);
    const answer = await give(api, specialist, ticket, { ...logged('extension-accepted'), direction: 'out' });
    expect(answer.status).toBe(201);
    expect(answer.body['ticket']).toMatchObject({ proposal: null });
    expect(entries(answer.body['ticket']?.['clocks']).find(({ code }) => text(code) === 'resolution')).toMatchObject({
      limit: having({ kind: 'term', term: { amount: 8, unit: 'working-day' } }),
    });
    const timeline = items((await call(api, client, 'GET', `${path(ticket)}/timeline`)).body);
    expect(timeline.find(({ type }) => text(type) === 'call-logged')).toMatchObject({
      text: 'Звонок: клиент согласен на продление',
      by: { role: 'specialist' },
      message: { text: 'позвонил' },
    });
    expect(timeline.find(({ type }) => text(type) === 'extension-accepted')).toMatchObject({ data: { byPhone: true } });
    const { body } = await call(api, client, 'GET', `${path(ticket)}/notices`);
    const letters = items(body).filter(({ kind }) => text(kind).startsWith('extension-answered'));
    expect(letters.map(({ kind }) => text(kind))).toEqual(['extension-answered-by-phone']);
    expect(text(letters[0]?.['body'])).toMatch(/Вы согласились по телефону с предложенным сроком решения/);
  });
});
