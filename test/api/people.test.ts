/** Who sees what, who is given what, and what becomes of it when somebody has several roles, or leaves. */
import { routes } from '../../api/routes';
import { insertVisit, slotOf } from '../store/field-visits';
import { call, endKeeper, entries, fileAs, filing, give, items, outcome, startApi, text } from './harness';
import type { Api, Json, Reply } from './harness';
import type { DemoAccount } from '../../prisma/seed';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const as = (role: string, method: string, target: string, body?: object, index = 0): Promise<Reply> =>
  call(api, api.account(role, 'skai', index), method, target, body === undefined ? {} : { body });
const hour = 3_600_000;

async function shortIdOf(account: DemoAccount): Promise<string> {
  const { body } = await call(api, account, 'GET', '/api/v1/me');
  return text(body['memberships']?.[0]?.['shortId']);
}

function visitOf(filed: Json, technician: string): Promise<{ id: string; number: string }> {
  const ticket = { ticketId: text(filed['id']), tid: text(filed['tid']), clientId: text(filed['company']?.['id']) };
  const from = Date.now() + 24 * hour;
  return insertVisit(api, ticket, { requestedAt: Date.now(), state: { slot: slotOf(technician, from, from + hour) } });
}

const assigned = async (filed: Json, to: string) =>
  outcome(await give(api, api.account('manager'), filed, { type: 'assign', to }));

describe('F2 SK-1 work is given only to who may do it and sees it', () => {
  it('neither to a technician nor to a personal manager of another company: 422, and nobody is written to', async () => {
    const filed = await fileAs(api, api.account('client', 'skai', 2));
    const technician = await shortIdOf(api.account('technician'));
    const personal = await shortIdOf(api.account('personal-manager'));
    expect(await assigned(filed, technician)).toEqual([422, 'not-for-this-person']);
    expect(await assigned(filed, personal)).toEqual([422, 'not-for-this-person']);
    expect(await assigned(filed, 'sp-99')).toEqual([422, 'unknown-person']);
    const { body } = await as('manager', 'GET', `/api/v1/tickets/${text(filed['id'])}/notices`);
    expect(items(body).filter(({ kind }) => text(kind) === 'assigned')).toEqual([]);
    const queue = await as('manager', 'GET', `/api/v1/tickets?assignee=none&limit=200`);
    expect(items(queue.body).map(({ id }) => id)).toContain(filed['id']);
  });
});

describe('DESIGN 1 a technician sees the own visits and the tickets of these', () => {
  it('in lists, reads, search, timeline, commands and visits; the others are not there', async () => {
    const [own, other] = [await fileAs(api, api.account('client')), await fileAs(api, api.account('client'))];
    const shortId = await shortIdOf(api.account('technician'));
    const mine = await visitOf(own, shortId);
    const foreign = await visitOf(own, await shortIdOf(api.account('technician', 'skai', 1)));
    const get = (target: string) => as('technician', 'GET', `/api/v1${target}`);
    const ids = ({ body }: Reply): unknown[] => items(body).map(({ id }) => id);
    expect(ids(await get('/tickets'))).toEqual([own['id']]);
    expect(ids(await get(`/tickets?text=${text(other['tid'])}`))).toEqual([]);
    expect(ids(await get(`/tickets?text=${text(own['tid'])}`))).toEqual([own['id']]);
    expect(ids(await get('/visits'))).toEqual([mine.id]);
    for (const part of ['', '/timeline', '/clocks', '/commands', '/notices']) {
      expect((await get(`/tickets/${text(own['id'])}${part}`)).status).toBe(200);
      expect(outcome(await get(`/tickets/${text(other['id'])}${part}`))).toEqual([404, 'not-found']);
    }
    expect((await get(`/visits/${mine.id}`)).status).toBe(200);
    expect(outcome(await get(`/visits/${foreign.id}`))).toEqual([404, 'not-found']);
    const words = await give(api, api.account('technician'), other, { type: 'note', text: 'x' });
    expect(outcome(words)).toEqual([404, 'not-found']);
  });

  it('no contracts, consultations, ratings or tray, and of the board the own days', async () => {
    expect(items((await as('technician', 'GET', '/api/v1/contracts')).body)).toEqual([]);
    for (const path of ['/contacts', '/feedback', '/tray'])
      expect(outcome(await as('technician', 'GET', `/api/v1${path}`))).toEqual([403, 'forbidden']);
    const span = `from=${new Date().toISOString()}&to=${new Date(Date.now() + 24 * hour).toISOString()}`;
    const board = await as('technician', 'GET', `/api/v1/boards/technicians?${span}`);
    expect(items(board.body).map(({ shortId }) => shortId)).toEqual([await shortIdOf(api.account('technician'))]);
    const other = await shortIdOf(api.account('technician', 'skai', 1));
    expect(outcome(await as('technician', 'GET', `/api/v1/technicians/${other}/absences`))).toEqual([404, 'not-found']);
  });

  it('a personal manager reads the contracts of the own client', async () => {
    const { body } = await as('personal-manager', 'GET', '/api/v1/contracts');
    expect(items(body).map(({ company }) => company?.['name'])).toEqual([api.account('personal-manager').company]);
  });
});

describe('SK-6 clients read neither judgements nor refused attempts of the desk', () => {
  it('in no list of the ticket', async () => {
    const author = api.account('client');
    const specialist = api.account('specialist');
    const filed = await fileAs(api, author);
    const done = async (who: DemoAccount, body: object) =>
      text((await give(api, who, filed, body)).body['commandId'] ?? '');
    await done(specialist, { type: 'triage', outcome: 'consultation', text: 'x' });
    await done(specialist, { type: 'solve', kind: 'answer', text: 'x' });
    await done(author, { type: 'reply', text: 'спасибо' });
    const hidden = [
      await done(specialist, { type: 'mark-courtesy' }),
      await done(specialist, { type: 'resume' }),
      await done(specialist, { type: 'note', text: 'внутри' }),
    ];
    expect(hidden.every((id) => id !== '')).toBe(true);
    const path = `/api/v1/tickets/${text(filed['id'])}`;
    const read = async (who: DemoAccount, part: string) => items((await call(api, who, 'GET', path + part)).body);
    const commands = await read(author, '/commands');
    expect(commands.filter(({ id }) => hidden.includes(text(id)))).toEqual([]);
    expect(
      commands.filter(({ outcome: came, by }) => by?.['role'] !== ('client' as never) && came !== ('done' as never)),
    ).toEqual([]);
    expect((await read(specialist, '/commands')).map(({ id }) => id)).toEqual(expect.arrayContaining(hidden));
    const types = (await read(author, '/timeline')).map(({ type }) => text(type));
    expect(types).not.toContain('courtesy-marked');
    expect(types).not.toContain('noted');
    for (const id of hidden) {
      expect(outcome(await call(api, author, 'GET', `/api/v1/commands/${id}`))).toEqual([404, 'not-found']);
      expect((await call(api, specialist, 'GET', `/api/v1/commands/${id}`)).status).toBe(200);
    }
  });

  it('in no answer of any route that a client may ask', async () => {
    const author = api.account('client');
    const filed = await fileAs(api, author);
    const ticket = text(filed['id']);
    const specialist = await shortIdOf(api.account('specialist'));
    const secret = 'тайна службы';
    const said = [
      await give(api, api.account('manager'), filed, { type: 'assign', to: specialist, reason: secret }),
      await give(api, api.account('manager'), filed, { type: 'classify', priority: 'high', reason: secret }),
      await give(api, api.account('specialist'), filed, { type: 'note', text: secret }),
      await give(api, api.account('specialist'), filed, { type: 'resume' }),
      await give(api, api.account('manager'), filed, { type: 'assign', to: 'sp-99', reason: secret }),
    ];
    expect(said.map(({ status }) => status)).toEqual([201, 201, 201, 422, 422]);
    const hidden = [
      secret,
      'not-waiting',
      'unknown-person',
      ...said.slice(2).map(({ body }) => text(body['commandId'])),
    ];
    // A stream has no end to wait for, and tests of its own of what it tells (live.test.ts).
    const asked = routes.filter(
      ({ method, access, responses }) =>
        method === 'get' && access === 'signed-in' && responses[200]?.events === undefined,
    );
    expect(asked.length).toBeGreaterThan(15);
    for (const { path } of asked) {
      for (const command of said.map(({ body }) => text(body['commandId']))) {
        const target = path.replace('{ticket}', ticket).replace('{command}', command).replace('{code}', 'triage');
        const { body } = await call(api, author, 'GET', target.replace(/\{\w+\}/, ticket));
        const told = JSON.stringify(body);
        expect([target, hidden.filter((word) => told.includes(word) && !target.includes(word))]).toEqual([target, []]);
        if (!path.includes('{command}')) break;
      }
    }
  });

  it('nor the words of the desk that checks a visit, nor a file among its own people', async () => {
    const filed = await fileAs(api, api.account('client'));
    const form = new FormData();
    form.set('file', new Blob(['a log'], { type: 'text/plain' }), 'a.log');
    const uploaded = await call(api, api.account('specialist'), 'POST', '/api/v1/attachments', { raw: form });
    const file = text(uploaded.body['id']);
    const said = await give(api, api.account('specialist'), filed, { type: 'reply', text: 'x', attachments: [file] });
    expect(said.status).toBe(201);
    const path = `/api/v1/attachments/${file}`;
    expect((await call(api, api.account('client'), 'GET', path)).status).toBe(200);
    await api.prisma.message.update({ where: { id: text(said.body['commandId']) }, data: { kind: 'internal' } });
    expect(outcome(await call(api, api.account('client'), 'GET', path))).toEqual([404, 'not-found']);
    expect((await call(api, api.account('specialist'), 'GET', path)).status).toBe(200);
    const { body } = await call(api, api.account('client'), 'GET', `/api/v1/tickets/${text(filed['id'])}/timeline`);
    expect(
      items(body)
        .filter(({ type }) => text(type) === 'replied')
        .map(({ message }) => message),
    ).toEqual([null]);
  });
});

/** Gives a person one more role. */
async function alsoIs(
  account: DemoAccount,
  role: 'manager' | 'client' | 'specialist',
  company?: string,
): Promise<string> {
  const { body } = await call(api, account, 'GET', '/api/v1/me');
  const client = company === undefined ? null : await api.prisma.client.findFirstOrThrow({ where: { name: company } });
  const clientId = client?.id ?? null;
  return api.store.addMembership({ personId: text(body['id']), desk: 'skai', role, clientId });
}

describe('DESIGN 12 several roles and companies a person', () => {
  it('one short id, given once; rights are the union; the record names the role that was used', async () => {
    const account = api.account('specialist', 'skai', 1);
    const shortId = await shortIdOf(account);
    const filed = await fileAs(api, api.account('client'));
    const raise = () => give(api, account, filed, { type: 'classify', priority: 'high' });
    expect(outcome(await raise())).toEqual([403, 'not-allowed']);
    expect(await alsoIs(account, 'manager')).toBe(shortId);
    expect(await alsoIs(account, 'manager')).toBe(shortId);
    const { body: me } = await call(api, account, 'GET', '/api/v1/me');
    expect(entries(me['memberships']).map(({ role, shortId: id }) => [role, id])).toEqual([
      ['specialist', shortId],
      ['manager', shortId],
    ]);
    expect((await raise()).status).toBe(201);
    expect((await give(api, account, filed, { type: 'reply', text: 'x' })).status).toBe(201);
    const timeline = await call(api, account, 'GET', `/api/v1/tickets/${text(filed['id'])}/timeline?limit=200`);
    const by = (type: string) => items(timeline.body).find((entry) => text(entry['type']) === type)?.['by']?.['role'];
    expect([by('classified'), by('replied')]).toEqual(['manager', 'specialist']);
    const { body } = await as('specialist', 'GET', '/api/v1/desks/skai/people');
    const lines = items(body).filter(({ shortId: id }) => text(id) === shortId);
    expect(lines).toMatchObject([
      { shortId, name: account.name, role: 'manager', roles: ['specialist', 'manager'], companies: [] },
    ]);
  });

  it("who belongs to the ticket's client acts on it as the client only", async () => {
    const account = api.account('coordinator');
    const [company, own] = [text(api.account('client').company), await fileAs(api, api.account('client'))];
    const other = await fileAs(api, api.account('client', 'skai', 2));
    const path = (filed: Json): string => `/api/v1/tickets/${text(filed['id'])}`;
    expect((await call(api, account, 'GET', path(own))).status).toBe(200);
    const shortId = await alsoIs(account, 'client', company);
    expect(outcome(await call(api, account, 'GET', path(own)))).toEqual([404, 'not-found']);
    expect((await call(api, account, 'GET', path(other))).status).toBe(200);
    const list = await call(api, account, 'GET', '/api/v1/tickets?limit=200');
    const seen = items(list.body).map(({ id }) => id);
    expect([seen.includes(own['id'] as never), seen.includes(other['id'] as never)]).toEqual([false, true]);
    expect(await assigned(own, shortId)).toEqual([422, 'not-for-this-person']);
    expect(await assigned(other, shortId)).toEqual([201, undefined]);
    await give(api, api.account('client'), own, { type: 'share', with: [account.email] });
    const { body } = await call(api, account, 'GET', path(own));
    expect([body['can']?.['reply'], body['can']?.['solve']]).toEqual(['yes', 'not-allowed']);
    const mine = await call(api, account, 'POST', '/api/v1/tickets', { body: filing });
    expect([mine.status, mine.body['company']?.['name']]).toEqual([201, company]);
  });

  it('who belongs to several companies names the one that files', async () => {
    const account = api.account('client', 'skai', 1);
    const second = text(api.account('client', 'skai', 2).company);
    await alsoIs(account, 'client', second);
    const file = (fields: object) => call(api, account, 'POST', '/api/v1/tickets', { body: { ...filing, ...fields } });
    expect(outcome(await file({}))).toEqual([422, 'client-not-named']);
    const { id } = await api.prisma.client.findFirstOrThrow({ where: { name: second } });
    const filed = await file({ client: id });
    expect([filed.status, filed.body['company']?.['name']]).toEqual([201, second]);
    const nowhere = await file({ client: '00000000-0000-7000-8000-000000000000' });
    expect(outcome(nowhere)).toEqual([404, 'not-found']);
    const { body } = await call(api, account, 'GET', '/api/v1/tickets');
    expect(items(body).map((line) => line['id'])).toContain(filed.body['id']);
  });
});

describe('DESIGN 12 who has left holds no work', () => {
  it('one act ends the roles, gives the tickets back and lists what was held', async () => {
    const account = api.account('manager');
    const leaving = api.account('specialist');
    const shortId = await shortIdOf(leaving);
    const filed = await fileAs(api, api.account('client'));
    expect(await assigned(filed, shortId)).toEqual([201, undefined]);
    const incident = await call(api, leaving, 'POST', '/api/v1/incidents', { body: { title: 'Нет данных' } });
    const saw = [{ id: incident.body['id'], number: incident.body['number'] }];
    const change = (role: string, body: object) => as(role, 'PATCH', `/api/v1/people/${shortId}`, body);
    const person = await as('administrator', 'GET', `/api/v1/people/${shortId}`);
    expect(person.body['holds']?.['incidents']).toEqual(saw);
    expect(outcome(await change('manager', { active: false }))).toEqual([403, 'forbidden']);
    const { status, body } = await change('administrator', { active: false, reason: 'уволен' });
    expect(status).toBe(200);
    expect(entries(body['tickets']).map(({ tid }) => tid)).toContain(filed['tid']);
    // EA-8: of an incident, too, and the engine's console shows it; the managers are told.
    expect(body['incidents']).toEqual(saw);
    const look = await api.store.look({ workflowId: `incident/${Number(incident.body['number'])}`, reached: null });
    expect(look.view?.attributes.Assignee).toBeNull();
    const told = await api.prisma.notice.findMany({ where: { kind: 'incident-owed' }, select: { recipientId: true } });
    expect(told.length).toBeGreaterThan(0);
    const overview = await call(api, account, 'GET', '/api/v1/overview');
    expect(overview.body['incidentsNobodys']).toBe(1);
    const ticket = await call(api, account, 'GET', `/api/v1/tickets/${text(filed['id'])}`);
    expect(ticket.body).toMatchObject({ assignee: null, nextStep: { owes: 'manager', step: 'assign' } });
    const timeline = await call(api, account, 'GET', `/api/v1/tickets/${text(filed['id'])}/timeline?limit=200`);
    const last = items(timeline.body).findLast(({ type }) => text(type) === 'assigned');
    expect(last).toMatchObject({
      text: 'Ответственный: не назначен',
      data: { to: null, from: shortId, reason: 'уволен' },
    });
    const letters = await call(api, account, 'GET', `/api/v1/tickets/${text(filed['id'])}/notices`);
    expect(items(letters.body).filter(({ kind }) => text(kind) === 'unassigned').length).toBeGreaterThan(0);
    expect(await assigned(filed, shortId)).toEqual([422, 'inactive-person']);
    expect((await call(api, leaving, 'GET', '/api/v1/me')).status).toBe(401);
    expect((await change('administrator', { active: true })).status).toBe(200);
    expect((await call(api, leaving, 'GET', '/api/v1/me')).status).toBe(200);
    const nobody = await as('administrator', 'PATCH', '/api/v1/people/sp-99', { active: false });
    expect(outcome(nobody)).toEqual([404, 'not-found']);
    await endKeeper(api, 'skai');
    const self = `/api/v1/people/${await shortIdOf(api.account('administrator'))}`;
    expect(outcome(await as('administrator', 'PATCH', self, { active: false }))).toEqual([422, 'last-administrator']);
  });
});
