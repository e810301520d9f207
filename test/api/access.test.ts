import { routes } from '../../api/routes';
import type { AnyRoute } from '../../api/http/define-route';
import type { DemoAccount } from '../../prisma/seed';
import { call, fileAs, filing, give, items, startApi, text } from './harness';
import type { Api, Json } from './harness';

let api: Api;
/** A ticket of the first company at skai, with a command and an attachment. */
let ticket: Json;
let commandId: string;
let attachmentId: string;
let who: Record<string, DemoAccount>;

/** Callers by what they are to that ticket. */
const seers = ['author', 'specialist', 'coordinator', 'personal-manager', 'manager', 'administrator'] as const;
const strangers = ['colleague', 'other company', 'technician', 'specialist elsewhere', 'client elsewhere'] as const;

beforeAll(async () => {
  api = await startApi();
  who = {
    author: api.account('client'),
    colleague: api.account('client', 'skai', 1),
    'other company': api.account('client', 'skai', 2),
    specialist: api.account('specialist'),
    coordinator: api.account('coordinator'),
    technician: api.account('technician'),
    'personal-manager': api.account('personal-manager'),
    manager: api.account('manager'),
    administrator: api.account('administrator'),
    'specialist elsewhere': api.account('specialist', 'demo'),
    'client elsewhere': api.account('client', 'demo'),
  };
  const form = new FormData();
  form.set('file', new Blob(['a log'], { type: 'text/plain' }), 'a.log');
  const uploaded = await call(api, person('author'), 'POST', '/api/v1/attachments', { raw: form });
  attachmentId = text(uploaded.body['id']);
  ticket = await fileAs(api, person('author'), { attachments: [attachmentId] });
  const replied = await give(api, person('author'), ticket, { type: 'reply', text: 'и ещё' });
  commandId = text(replied.body['commandId']);
});
afterAll(() => api.stop());

function person(name: string): DemoAccount {
  const found = who[name];
  if (!found) throw new Error(name);
  return found;
}

function target({ path }: AnyRoute): string {
  return path
    .replace('{ticket}', text(ticket['id']))
    .replace('{command}', commandId)
    .replace('{attachment}', attachmentId)
    .replace('{code}', 'triage');
}

// A review is of a closed ticket and not part of it: the desk's, and nobody else's (test/api/knowledge.test.ts). What names somebody who is
// erased is the administrators' alone.
const ofTicket = routes.filter(
  ({ path }) => /\{(ticket|command|attachment)\}/.test(path) && !/^\/api\/v1\/(reviews|people)\//.test(path),
);
const reading = ofTicket.filter(({ method }) => method === 'get');
const staffOnly = [...['/api/v1/feedback', '/api/v1/tray', '/api/v1/contacts', '/api/v1/overview'], '/api/v1/letters'];

describe('without a credential', () => {
  it.each(
    routes.filter(({ access }) => access !== 'anyone').map((route) => [route.method.toUpperCase(), route] as const),
  )('%s $path is answered 401', async (method, route) => {
    const answer = await call(api, null, method, target(route));
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toContain('Bearer');
    const wrong = await call(api, { apiKey: `rgl_${'x'.repeat(43)}` }, method, target(route));
    expect(wrong.status).toBe(401);
  });
});

describe('what belongs to one ticket', () => {
  it.each(reading.flatMap((route) => seers.map((seer) => [route.path, seer, route] as const)))(
    'GET %s may be read by the %s',
    async (_path, seer, route) => {
      expect((await call(api, person(seer), 'GET', target(route))).status).toBe(200);
    },
  );

  it.each(
    ofTicket.flatMap((route) => strangers.map((stranger) => [route.method, route.path, stranger, route] as const)),
  )('%s %s is not there for the %s', async (method, _path, stranger, route) => {
    const bodies = new Map<string, object>([
      ['post', { type: 'reply', text: 'x' }],
      ['put', { doing: 'looking' }],
    ]);
    const options = bodies.has(method) ? { body: bodies.get(method) } : {};
    const before = await api.prisma.inbox.count();
    const answer = await call(api, person(stranger), method.toUpperCase(), target(route), options);
    expect(answer.status).toBe(404);
    expect(answer.body['code']).toBe('not-found');
    expect(await api.prisma.inbox.count()).toBe(before);
  });

  it.each(strangers)('and no list of the %s holds it', async (stranger) => {
    const { body } = await call(api, person(stranger), 'GET', '/api/v1/tickets');
    expect(body['items']).toEqual([]);
    const found = await call(api, person(stranger), 'GET', `/api/v1/tickets?text=${text(ticket['tid'])}`);
    expect(found.body['items']).toEqual([]);
  });

  it('sharing shows it to a colleague, and to nobody else', async () => {
    const own = await fileAs(api, person('author'));
    const path = `/api/v1/tickets/${text(own['tid'])}`;
    const foreign = await give(api, person('author'), own, { type: 'share', with: [person('other company').email] });
    expect(foreign.status).toBe(404);
    const shared = await give(api, person('author'), own, { type: 'share', with: [person('colleague').email] });
    expect(shared.status).toBe(201);
    expect((await call(api, person('colleague'), 'GET', path)).status).toBe(200);
    expect((await call(api, person('other company'), 'GET', path)).status).toBe(404);
    const { body } = await call(api, person('colleague'), 'GET', '/api/v1/tickets');
    expect(body['items']).toEqual([expect.objectContaining({ id: own['id'] })]);
    const words = await give(api, person('colleague'), own, { type: 'close' });
    expect(words.status).toBe(403);
  });
});

/** Commands that a role sees on the ticket but may never give. */
const forbidden: [string, object][] = [
  ['author', { type: 'note', text: 'x' }],
  ['author', { type: 'assign', to: 'sp-01' }],
  ['author', { type: 'solve', kind: 'answer', text: 'x' }],
  ['author', { type: 'use-version', regulation: '3' }],
  ['specialist', { type: 'confirm' }],
  ['specialist', { type: 'rate', score: 'good' }],
  ['specialist', { type: 'use-version', regulation: '3' }],
  ['personal-manager', { type: 'solve', kind: 'answer', text: 'x' }],
  ['manager', { type: 'confirm' }],
];

it.each(forbidden)('the %s may not give %j: 403, and `can` says so', async (role, body) => {
  const before = await api.prisma.inbox.count();
  const answer = await give(api, person(role), ticket, body);
  expect(answer.status).toBe(403);
  expect(answer.body['code']).toBe('not-allowed');
  expect(await api.prisma.inbox.count()).toBe(before);
  const { body: seen } = await call(api, person(role), 'GET', `/api/v1/tickets/${text(ticket['id'])}`);
  expect(seen['can']?.[(body as { type: string }).type]).toBe('not-allowed');
});

describe('what belongs to a desk', () => {
  it.each(staffOnly)('GET %s is for its people only', async (path) => {
    expect((await call(api, person('author'), 'GET', path)).status).toBe(403);
    expect((await call(api, person('specialist'), 'GET', path)).status).toBe(200);
    expect((await call(api, person('specialist'), 'GET', `${path}?desk=demo`)).status).toBe(404);
    expect((await call(api, person('specialist'), 'GET', `${path}?desk=nowhere`)).status).toBe(404);
  });

  it.each(['/api/v1/tickets', '/api/v1/regulations', '/api/v1/contracts'])(
    'GET %s of another desk is not there',
    async (path) => {
      for (const name of ['author', 'specialist', 'administrator']) {
        expect((await call(api, person(name), 'GET', `${path}?desk=demo`)).status).toBe(404);
      }
    },
  );

  it.each(['author', 'specialist'])('the %s files nothing at another desk, and asks no dates there', async (name) => {
    const filed = await call(api, person(name), 'POST', '/api/v1/tickets', { body: { ...filing, desk: 'demo' } });
    expect(filed.status).toBe(404);
    const nowhere = await call(api, person(name), 'POST', '/api/v1/tickets', { body: { ...filing, desk: 'nowhere' } });
    expect(nowhere.body).toEqual({ ...filed.body, requestId: nowhere.body['requestId'] });
    expect((await call(api, person(name), 'POST', '/api/v1/due-dates', { body: { desk: 'demo' } })).status).toBe(404);
  });

  it('a contract is read by its company and by the desk', async () => {
    const own = await call(api, person('author'), 'GET', '/api/v1/contracts');
    const other = await call(api, person('other company'), 'GET', '/api/v1/contracts');
    const all = await call(api, person('manager'), 'GET', '/api/v1/contracts');
    const numbers = ({ body }: { body: Json }): unknown[] => items(body).map(({ number }) => number);
    expect(numbers(own)).toHaveLength(1);
    expect(numbers(other)).toHaveLength(1);
    expect(numbers(own)).not.toEqual(numbers(other));
    expect(numbers(all)).toEqual(expect.arrayContaining([...numbers(own), ...numbers(other)]));
  });

  it("a client's user sees the others of the own company, staff each other, and with a company its users", async () => {
    const path = text(
      (await call(api, person('author'), 'GET', '/api/v1/desks')).body['items']?.[0]?.['links']?.['people'],
    );
    const people = async (name: string, query = '') => {
      const { status, body } = await call(api, person(name), 'GET', `${path}${query}`);
      return status === 200 ? items(body).map((each) => text(each['name'])) : status;
    };
    const own = await people('author');
    expect(own).toHaveLength(2);
    expect(own).toContain(person('colleague').name);
    expect(own).not.toContain(person('author').name);
    const staff = await people('specialist');
    expect(staff).toEqual(expect.arrayContaining([person('manager').name, person('technician').name]));
    expect(staff).not.toContain(person('author').name);
    const companies = await call(api, person('specialist'), 'GET', '/api/v1/clients');
    const named = (name: string) =>
      `?company=${text(items(companies.body).find((each) => text(each['name']) === person(name).company)?.['id'])}`;
    expect(await people('specialist', named('author'))).toContain(person('author').name);
    expect(await people('personal-manager', named('author'))).toContain(person('author').name);
    for (const [name, of] of [
      ['personal-manager', 'other company'],
      ['author', 'other company'],
      ['technician', 'author'],
      ['specialist elsewhere', 'author'],
    ] as const)
      expect([name, await people(name, named(of))]).toEqual([name, 404]);
    const served = await call(api, person('personal-manager'), 'GET', '/api/v1/clients');
    expect(items(served.body).map((each) => text(each['name']))).toEqual([person('author').company]);
    expect((await call(api, person('author'), 'GET', '/api/v1/clients')).status).toBe(403);
  });
});

describe('filing for others', () => {
  it('a client files for nobody else and records no calls', async () => {
    for (const fields of [
      { onBehalfOf: person('colleague').email },
      { channel: 'phone' },
      { receivedAt: '2026-01-01T10:00:00Z' },
    ]) {
      const answer = await call(api, person('author'), 'POST', '/api/v1/tickets', { body: { ...filing, ...fields } });
      expect(answer.status).toBe(403);
    }
  });

  it.each(['specialist', 'coordinator', 'personal-manager', 'manager', 'administrator'])(
    'SK-3 the %s files for a client by e-mail, and says for whom',
    async (role) => {
      const filed = await fileAs(api, person(role), { onBehalfOf: person('author').email });
      expect(filed['author']).toMatchObject({ name: person('author').name });
      expect(filed['company']).toMatchObject({ name: person('author').company });
      const nobody = await call(api, person(role), 'POST', '/api/v1/tickets', { body: filing });
      expect(nobody.status).toBe(400);
      const stranger = { ...filing, onBehalfOf: person('client elsewhere').email };
      expect((await call(api, person(role), 'POST', '/api/v1/tickets', { body: stranger })).status).toBe(404);
    },
  );

  it('a personal manager files for the own client only, a technician for none', async () => {
    const body = { ...filing, onBehalfOf: person('other company').email };
    expect((await call(api, person('personal-manager'), 'POST', '/api/v1/tickets', { body })).status).toBe(404);
    expect((await call(api, person('technician'), 'POST', '/api/v1/tickets', { body })).status).toBe(403);
  });

  it('a personal manager sees and logs consultations of the own client only, and nothing that is about all clients', async () => {
    const log = (role: string, email: string) =>
      call(api, person(role), 'POST', '/api/v1/contacts', { body: { text: 'спросили', person: email } });
    expect((await log('personal-manager', person('other company').email)).status).toBe(404);
    expect((await log('specialist', person('other company').email)).status).toBe(201);
    expect((await log('personal-manager', person('author').email)).status).toBe(201);
    const seen = await call(api, person('personal-manager'), 'GET', '/api/v1/contacts');
    const { company } = await fileAs(api, person('author'));
    expect(items(seen.body).map((each) => each['company'])).toEqual([company]);
    for (const path of ['/api/v1/feedback', '/api/v1/tray']) {
      expect((await call(api, person('personal-manager'), 'GET', path)).status).toBe(403);
    }
  });
});
