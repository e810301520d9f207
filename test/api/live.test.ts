/** `GET /api/v1/changes`: who hears of what, and that nothing is lost. */
import type { DemoAccount } from '../../prisma/seed';
import { call, entries, fileAs, give, given, items, startApi, text, type Api } from './harness';
import { changeOf, changed, follow, type Follow, type Reader } from './live-reader';

let api: Api;
const open: Reader[] = [];

beforeAll(async () => {
  api = await startApi();
});
afterEach(() => {
  for (const reader of open.splice(0)) reader.close();
});
afterAll(() => api.stop());

async function reads(who: Pick<DemoAccount, 'apiKey'> | null, how: Follow = {}): Promise<Reader> {
  const reader = await follow(api, who, how);
  open.push(reader);
  return reader;
}

const client = () => api.account('client');
const colleague = () => api.account('client', 'skai', 1);
const stranger = () => api.account('client', 'skai', 2);
const specialist = () => api.account('specialist');
const technician = () => api.account('technician');

/** Files and waits until somebody of the desk and the author heard of it: whoever else was to hear of what came before has. */
async function settle(...readers: readonly Reader[]): Promise<void> {
  for (const [index, reader] of readers.entries()) {
    const who = [client(), colleague(), stranger()][index] ?? client();
    const ticket = await fileAs(api, who);
    await reader.next(changeOf(ticket['id']));
  }
}

it('a page hears of what changes, by id and revision alone', async () => {
  const reader = await reads(specialist());
  expect(reader.status).toBe(200);
  expect(reader.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(reader.headers.get('cache-control')).toBe('no-cache, no-transform');
  expect(reader.headers.get('x-accel-buffering')).toBe('no');
  expect(reader.events[0]).toMatchObject({ event: 'hello', data: { position: reader.position() } });
  const ticket = await fileAs(api, client());
  const filed = await reader.next(changeOf(ticket['id']));
  expect(filed.data).toEqual({
    ...{ kind: 'ticket', id: ticket['id'], tid: ticket['tid'], desk: 'skai', revision: ticket['revision'] },
  });
  const after = await given(api, client(), ticket, { type: 'reply', text: 'ещё вот что' });
  await reader.next(changeOf(ticket['id'], Number(after['revision'])));
});

it('a stream is opened by the cookie of a session as well, and by nobody without either', async () => {
  const { email, password } = client();
  const { body } = await call(api, null, 'POST', '/api/v1/session', { body: { email, password } });
  const reader = await reads(null, { headers: { cookie: `reglament_session=${text(body['token'])}` } });
  expect(reader.status).toBe(200);
  expect((await reads(null)).status).toBe(401);
});

it('who asks for the head alone has it, and no stream', async () => {
  const { status, body, headers } = await call(api, specialist(), 'HEAD', '/api/v1/changes');
  expect([status, body['text'], headers.get('content-type')]).toEqual([200, '', 'text/event-stream; charset=utf-8']);
});

it('clients hear of their own and of what was shared with them, from the moment on in which it was; others of nothing', async () => {
  const [author, other, foreign, elsewhere] = [
    await reads(client()),
    await reads(colleague()),
    await reads(stranger()),
    await reads(api.account('specialist', 'demo')),
  ] as const;
  const ticket = await fileAs(api, client());
  await author.next(changeOf(ticket['id']));
  await settle(author, other, foreign);
  expect(changed(other).has(ticket['id'])).toBe(false);
  const shared = await given(api, client(), ticket, { type: 'share', with: [colleague().email] });
  await other.next(changeOf(ticket['id'], Number(shared['revision'])));
  await settle(author, other, foreign);
  expect(changed(foreign).has(ticket['id'])).toBe(false);
  expect(changed(elsewhere).size).toBe(0);
});

it('clients are not told of what the desk keeps to itself, and the desk is', async () => {
  const [author, desk] = [await reads(client()), await reads(specialist())];
  const ticket = await fileAs(api, client());
  await author.next(changeOf(ticket['id']));
  const noted = await given(api, specialist(), ticket, { type: 'note', text: 'похоже на сервер' });
  await desk.next(changeOf(ticket['id'], Number(noted['revision'])));
  await settle(author);
  expect(author.events.filter(changeOf(ticket['id'], Number(noted['revision'])))).toEqual([]);
  const told = await given(api, specialist(), ticket, { type: 'reply', text: 'Смотрим.' });
  await author.next(changeOf(ticket['id'], Number(told['revision'])));
});

it('who sees a ticket hears of its visits, and a technician of the own ones', async () => {
  const [author, desk, going] = [await reads(client()), await reads(specialist()), await reads(technician())];
  const ticket = await fileAs(api, client(), { topic: 'remote-diagnostics', vehicles: 1 });
  const site = { subject: '77', address: 'Москва, Складская ул., 1', contact: 'Механик', vehicles: 1 };
  const asked = await given(api, client(), ticket, {
    type: 'request-visit',
    ...site,
    readyAt: new Date().toISOString(),
  });
  const visit = entries(asked['visits'])[0] ?? {};
  const opened = await author.next(changeOf(visit['id']));
  expect(opened.data).toMatchObject({ kind: 'visit', tid: `${text(ticket['tid'])}/1`, desk: 'skai' });
  await desk.next(changeOf(visit['id']));
  const path = `/api/v1/visits/${text(visit['id'])}`;
  const free = (await call(api, api.account('coordinator'), 'GET', `${path}/suggestions`)).body;
  const found = items(free).find((each) => text(each['technician']?.['shortId']) === 'te-01') ?? {};
  const { from, to } = found['slot'] ?? {};
  const slot = { technician: 'te-01', from, to };
  const body = { type: 'offer-slot', ...slot };
  expect((await call(api, api.account('coordinator'), 'POST', `${path}/commands`, { body })).status).toBe(201);
  await going.next(changeOf(visit['id']));
  // Not of what came before: it was another's business.
  expect(going.events.filter(({ data }) => text(data['kind']) === 'visit')).toHaveLength(1);
});

it('what was refused, or rolled back, is told to nobody', async () => {
  const reader = await reads(specialist());
  const ticket = await fileAs(api, client());
  await reader.next(changeOf(ticket['id']));
  const refused = await give(api, client(), ticket, { type: 'reopen', text: 'зачем?' });
  expect(refused.status).toBe(422);
  const { revision } = (await call(api, client(), 'GET', `/api/v1/tickets/${text(ticket['id'])}`)).body;
  await settle(reader);
  expect(reader.events.filter(changeOf(ticket['id'], Number(revision) + 1))).toEqual([]);
  expect(reader.events.filter(changeOf(ticket['id']))).toHaveLength(1);
});

describe('who comes back', () => {
  it('is told of what was missed, and of nothing that others alone see', async () => {
    const before = await reads(client());
    const at = before.position();
    before.close();
    const [own, foreign] = [await fileAs(api, client()), await fileAs(api, stranger())];
    for (const how of [{ since: at }, { lastEventId: at }, { since: 'c1', lastEventId: at }]) {
      const reader = await reads(client(), how);
      await reader.next(changeOf(own['id']));
      expect(reader.events.map(({ event }) => event)).not.toContain('reset');
      expect(changed(reader).has(foreign['id'])).toBe(false);
    }
  });

  it('begins anew where it was too long ago, or where nobody knows the position', async () => {
    const long = `c${(Date.now() - 7_200_000).toString(36)}`;
    for (const how of [{ since: long }, { lastEventId: long }, { lastEventId: 'nonsense\r' }]) {
      const reader = await reads(specialist(), how);
      const { data } = await reader.next(({ event }) => event === 'reset');
      expect(data).toEqual({});
    }
    const wrong = await call(api, specialist(), 'GET', '/api/v1/changes?since=nonsense');
    expect([wrong.status, wrong.body['code']]).toEqual([400, 'malformed']);
  });
});
