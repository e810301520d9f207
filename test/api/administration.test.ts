/** Companies, people and keys of a desk in its administrators' hands, and in nobody else's. */
import { routes } from '../../api/routes';
import type { DemoAccount } from '../../prisma/seed';
import { call, endKeeper, entries, fileAs, give, inSession, items, outcome, startApi, text } from './harness';
import type { Api, Json, Reply } from './harness';

let api: Api;
beforeAll(async () => {
  api = await startApi({}, undefined, { lettersLeave: true });
});
afterAll(() => api.stop());

const administrator = (desk = 'skai'): DemoAccount => api.account('administrator', desk);

function by(desk: string, method: string, target: string, body?: object, key?: string): Promise<Reply> {
  const headers: Record<string, string> = key === undefined ? {} : { 'idempotency-key': key };
  return call(api, administrator(desk), method, `/api/v1${target}`, { headers, ...(body && { body }) });
}
const as = (method: string, target: string, body?: object, key?: string) => by('skai', method, target, body, key);

/** @throws where it was not made */
async function made(reply: Promise<Reply>): Promise<Json> {
  const { status, body } = await reply;
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body;
}
const faults = ({ body }: Reply): unknown[] =>
  entries(body['errors']).map(({ pointer, code }) => `${text(pointer)} ${text(code)}`);
const nobody = '00000000-0000-7000-8000-000000000000';

/** Another administrator of the desk, who can sign in. */
async function secondAdministrator(email: string): Promise<{ shortId: string; apiKey: string }> {
  const { person } = await made(as('POST', '/people', { name: 'Второй', email, roles: [{ role: 'administrator' }] }));
  const personId = text(person?.['id']);
  await api.store.setPassword(personId, 'a hash that nobody has');
  const apiKey = `rgl_${email.padEnd(43, 'x')}`;
  await api.store.addApiKey(personId, 'of the test', apiKey);
  return { shortId: text(person?.['shortId']), apiKey };
}

describe('SK-1 a company and its people', () => {
  it('are brought in, and one of them files; the same request adds nothing twice', async () => {
    const body = { name: 'ООО «Вектор»', emailDomains: ['Vektor.Example', 'вектор.рф'] };
    const company = await made(as('POST', '/clients', body, 'company-1'));
    expect(company).toEqual({
      id: company['id'],
      name: 'ООО «Вектор»',
      emailDomains: ['vektor.example', 'вектор.рф'],
      ...{ users: 0, contracts: 0, changeable: true },
    });
    expect(await made(as('POST', '/clients', body, 'company-1'))).toEqual(company);
    expect(outcome(await as('POST', '/clients', { name: 'Иная' }, 'company-1'))).toEqual([409, 'key-reused']);
    expect(outcome(await as('POST', '/clients', { name: 'ООО «ВЕКТОР»' }))).toEqual([422, 'company-known']);
    const other = await as('POST', '/clients', { name: 'Иная', emailDomains: ['other.example', 'vektor.example'] });
    expect([outcome(other), faults(other)]).toEqual([
      [422, 'domain-of-another'],
      ['/emailDomains/1 domain-of-another'],
    ]);
    const found = await as('GET', '/clients?text=вЕКТор');
    expect(items(found.body)).toEqual([{ id: company['id'], name: company['name'] }]);

    const roles = [{ role: 'client', client: company['id'] }];
    const user = { name: 'Анна Вектор', email: 'Anna@Vektor.example', phone: '8 916 123-45-67', roles, invite: true };
    const added = await made(as('POST', '/people', user, 'person-1'));
    expect(added).toMatchObject({
      invited: true,
      person: {
        name: 'Анна Вектор',
        email: 'anna@vektor.example',
        phone: '+79161234567',
        active: true,
        signsIn: false,
      },
    });
    expect(text(added['person']?.['invitedUntil'])).toMatch(/^20/);
    expect(await made(as('POST', '/people', user, 'person-1'))).toEqual(added);
    expect(await api.prisma.accountLetter.count({ where: { personId: text(added['person']?.['id']) } })).toBe(1);
    expect(outcome(await as('POST', '/people', { ...user, name: 'Иная', email: 'x@y.example' }, 'person-1'))).toEqual([
      409,
      'key-reused',
    ]);
    const again = await as('POST', '/people', user);
    expect([outcome(again), faults(again)]).toEqual([[422, 'person-known'], ['/email person-known']]);
    await api.store.addApiKey(text(added['person']?.['id']), 'of the test', `rgl_${'v'.repeat(43)}`);
    const filed = await fileAs(api, { apiKey: `rgl_${'v'.repeat(43)}` } as DemoAccount);
    expect(filed).toMatchObject({ author: { name: 'Анна Вектор' }, company: { name: 'ООО «Вектор»' } });
    expect((await as('GET', `/clients/${text(company['id'])}`)).body).toMatchObject({ users: 1 });
    const users = await as('GET', `/people?client=${text(company['id'])}`);
    expect(items(users.body).map(({ id }) => id)).toEqual([added['person']?.['id']]);
  });

  it('faults stand at their fields, each with its code', async () => {
    const bad = await as('POST', '/clients', { name: 'a\nb', emailDomains: ['not a domain', 'mail.ru'] });
    expect(faults(bad)).toEqual([
      '/name invalid-format',
      '/emailDomains/0 mail-domain',
      '/emailDomains/1 everybodys-domain',
    ]);
    const person = (fields: object) => as('POST', '/people', { name: 'Имя', ...fields });
    const at = async (fields: object) => faults(await person(fields));
    expect(await at({ roles: [] })).toEqual(['/roles too-small']);
    expect(await at({ roles: [{ role: 'client' }] })).toEqual(['/roles/0/client company-needed']);
    expect(await at({ roles: [{ role: 'manager', client: nobody }] })).toEqual(['/roles/0/client no-company']);
    expect(await at({ roles: [{ role: 'manager', inCompany: 'lead' }] })).toEqual(['/roles/0/inCompany users-only']);
    expect(await at({ roles: [{ role: 'manager', services: ['x'] }] })).toEqual(['/roles/0/services specialists-only']);
    expect(await at({ roles: [{ role: 'specialist', services: ['x'] }] })).toEqual([
      '/roles/0/services/0 unknown-service',
    ]);
    expect(await at({ roles: [{ role: 'client', client: nobody }] })).toEqual(['/roles/0/client unknown-client']);
    expect(await at({ roles: [{ role: 'manager' }, { role: 'manager' }] })).toEqual(['/roles/1 each-once']);
    expect(await at({ roles: [{ role: 'manager' }], invite: true })).toEqual(['/email address-needed']);
    expect(await at({ roles: [{ role: 'manager' }], phone: 'x' })).toEqual(['/phone telephone']);
    expect(await at({ roles: [{ role: 'manager' }], email: 'x' })).toEqual(['/email invalid-format']);
    const two = await as('PATCH', '/people/sp-01', { active: true, name: 'x' });
    expect(outcome(two)).toEqual([400, 'malformed']);
  });

  it('a mistyped address is mended while nobody signs in by it, and the letter sent there does nothing any more', async () => {
    const roles = [{ role: 'coordinator' }];
    const added = await made(as('POST', '/people', { name: 'Олег', email: 'oleq@x.example', roles, invite: true }));
    const { id, shortId } = { id: text(added['person']?.['id']), shortId: text(added['person']?.['shortId']) };
    expect((await as('PATCH', `/people/${shortId}`, { email: 'oleg@x.example', phone: '+79161234567' })).status).toBe(
      200,
    );
    expect(await api.prisma.accountLetter.count({ where: { personId: id, usedAt: null } })).toBe(0);
    expect((await as('POST', `/people/${id}/invitation`, {})).status).toBe(202);
    const taken = await as('PATCH', `/people/${shortId}`, { email: administrator().email });
    expect([outcome(taken), faults(taken)]).toEqual([[422, 'address-of-another'], ['/email address-of-another']]);
    const signedIn = await as('PATCH', '/people/sp-01', { email: 'mine@x.example' });
    expect(outcome(signedIn)).toEqual([422, 'signs-in-already']);
  });
});

describe('nobody of one desk sees or changes another one', () => {
  const own = ['/people', '/keys', '/audit', '/mailboxes', '/set-aside', '/people/sp-01'];

  it.each(own)('GET %s is for the administrators of the desk', async (path) => {
    for (const role of ['client', 'specialist', 'coordinator', 'technician', 'personal-manager', 'manager'])
      expect(outcome(await call(api, api.account(role), 'GET', `/api/v1${path}`))).toEqual([403, 'forbidden']);
    expect(outcome(await by('demo', 'GET', `${path}?desk=skai`))).toEqual([404, 'unknown-desk']);
    expect((await as('GET', path)).status).toBe(200);
  });

  it('every route of administrators is closed to all others', async () => {
    const closed = routes.filter(
      ({ access }) => Array.isArray(access) && access.length === 1 && access[0] === 'administrator',
    );
    expect(closed.length).toBeGreaterThan(12);
    for (const { method, path } of closed) {
      const target = path.replace('{shortId}', 'sp-01').replace(/\{\w+\}/g, nobody);
      const { status } = await call(api, api.account('manager'), method.toUpperCase(), target);
      expect([path, status]).toEqual([path, 403]);
    }
  });

  it('a company of the same name elsewhere is another one, which neither learns of', async () => {
    const name = 'ООО «Тёзка»';
    const here = await made(as('POST', '/clients', { name, emailDomains: ['tezka.example'] }));
    const there = await made(by('demo', 'POST', '/clients', { name, emailDomains: ['tezka.example'] }));
    expect(there['id']).not.toBe(here['id']);
    const foreign = `/clients/${text(here['id'])}`;
    expect(outcome(await by('demo', 'GET', foreign))).toEqual([404, 'not-found']);
    expect(outcome(await by('demo', 'PATCH', foreign, { name: 'Моя' }))).toEqual([404, 'not-found']);
    const user = { name: 'X', roles: [{ role: 'client', client: here['id'] }] };
    expect(outcome(await by('demo', 'POST', '/people', user))).toEqual([404, 'not-found']);
    expect(items((await by('demo', 'GET', '/clients')).body).map(({ id }) => id)).not.toContain(here['id']);
    expect((await as('PATCH', foreign, { name: 'ООО «Иной»' })).body).toMatchObject({ name: 'ООО «Иной»' });
    expect((await by('demo', 'GET', `/clients/${text(there['id'])}`)).body).toMatchObject({ name });
  });

  it('whoever is known elsewhere joins under the own name, and the desk learns and changes nothing of the other', async () => {
    const known = api.account('specialist');
    const roles = [{ role: 'specialist' }];
    const body = { name: 'Кто-то', email: known.email, phone: '+79160000000', language: 'en', roles, invite: true };
    const joined = await made(by('demo', 'POST', '/people', body));
    expect(joined).toMatchObject({
      invited: false,
      person: { name: known.name, phone: null, language: 'ru', signsIn: true, lastSignInAt: null, changeable: false },
    });
    expect(entries(joined['person']?.['roles'])).toHaveLength(1);
    const shortId = text(joined['person']?.['shortId']);
    expect(outcome(await by('demo', 'PATCH', `/people/${shortId}`, { name: 'Иной' }))).toEqual([
      422,
      'belongs-elsewhere',
    ]);
    const keys = items((await by('demo', 'GET', '/keys')).body);
    expect(keys.map(({ person }) => text(person?.['shortId']))).not.toContain(shortId);
    const demo = await inSession(api, administrator('demo'));
    const key = await call(api, demo, 'POST', '/api/v1/keys', { body: { name: 'чужой', person: shortId } });
    expect(outcome(key)).toEqual([422, 'key-not-for-person']);
    const { body: me } = await call(api, known, 'GET', '/api/v1/me');
    expect(entries(me['memberships']).map(({ desk }) => desk)).toEqual(['demo', 'skai']);
    expect((await by('demo', 'PATCH', `/people/${shortId}`, { active: false })).status).toBe(200);
    expect((await call(api, known, 'GET', '/api/v1/tickets?desk=skai')).status).toBe(200);
  });
});

describe('roles are given and taken', () => {
  it('a role that was taken stays taken when the person is active again; what only it could hold goes back', async () => {
    const { person } = await made(
      as('POST', '/people', { name: 'Иван', roles: [{ role: 'specialist' }, { role: 'technician' }] }),
    );
    const shortId = text(person?.['shortId']);
    const filed = await fileAs(api, api.account('client'));
    await give(api, api.account('manager'), filed, { type: 'assign', to: shortId });
    const before = await as('GET', `/people/${shortId}`);
    expect(entries(before.body['holds']?.['tickets']).map(({ tid }) => tid)).toEqual([filed['tid']]);
    const specialist = entries(person?.['roles']).find(({ role }) => text(role) === 'specialist');
    const path = `/people/${shortId}/memberships/${text(specialist?.['id'])}`;
    const ended = await as('DELETE', path);
    expect([ended.status, entries(ended.body['tickets']).map(({ tid }) => tid)]).toEqual([200, [filed['tid']]]);
    expect(outcome(await as('DELETE', path))).toEqual([404, 'not-found']);
    await as('PATCH', `/people/${shortId}`, { active: false });
    await as('PATCH', `/people/${shortId}`, { active: true });
    const roles = async () =>
      entries((await as('GET', `/people/${shortId}`)).body['roles']).map(({ role }) => text(role));
    expect(await roles()).toEqual(['technician']);
    const wanted = { role: 'specialist' };
    const given = await made(as('POST', `/people/${shortId}/memberships`, wanted, 'role-1'));
    expect(given).toMatchObject({ role: 'specialist', active: true });
    expect(await roles()).toEqual(['specialist', 'technician']);
    expect(outcome(await as('POST', `/people/${shortId}/memberships`, wanted))).toEqual([422, 'nothing-to-change']);
    expect(outcome(await as('POST', '/people/sp-99/memberships', wanted))).toEqual([404, 'not-found']);
  });

  it('the last administrator who can sign in keeps the role, whoever asks; whoever was only invited does not count', async () => {
    await endKeeper(api, 'smartplayer');
    const self = text(
      (await call(api, administrator('smartplayer'), 'GET', '/api/v1/me')).body['memberships']?.[0]?.['shortId'],
    );
    const ask = (method: string, target: string, body?: object) => by('smartplayer', method, target, body);
    const { body: me } = await ask('GET', `/people/${self}`);
    const role = `/people/${self}/memberships/${text(me['roles']?.[0]?.['id'])}`;
    await made(
      ask('POST', '/people', {
        name: 'Новый',
        email: 'new@sp.example',
        roles: [{ role: 'administrator' }],
        invite: true,
      }),
    );
    expect(outcome(await ask('PATCH', `/people/${self}`, { active: false }))).toEqual([422, 'last-administrator']);
    expect(outcome(await ask('DELETE', role))).toEqual([422, 'last-administrator']);
    const { id } = await api.prisma.person.findUniqueOrThrow({ where: { email: 'new@sp.example' } });
    await api.store.setPassword(id, 'a hash that nobody has');
    expect(outcome(await ask('PATCH', `/people/${self}`, { active: false }))).toEqual([422, 'own-work']);
    expect((await ask('DELETE', role)).status).toBe(200);
    expect(outcome(await ask('GET', '/people'))).toEqual([401, 'not-signed-in']);
  });

  it('of two administrators who end the work of each other at once one stays', async () => {
    const desk = 'skai';
    await endKeeper(api, desk);
    const second = await secondAdministrator('second@skai.example');
    const first = text((await call(api, administrator(), 'GET', '/api/v1/me')).body['memberships']?.[0]?.['shortId']);
    const end = (who: { apiKey: string }, shortId: string) =>
      call(api, who, 'PATCH', `/api/v1/people/${shortId}`, { body: { active: false } });
    const answers = await Promise.all([end(administrator(), second.shortId), end(second, first)]);
    const stays = { desk, role: 'administrator', active: true, person: { accounts: { some: {} } } };
    expect(await api.prisma.membership.count({ where: stays })).toBe(1);
    expect(answers.map(({ status }) => status).sort()).not.toEqual([200, 200]);
    await api.prisma.membership.updateMany({ where: { desk, role: 'administrator' }, data: { active: true } });
    await api.prisma.membership.updateMany({ where: { desk, shortId: second.shortId }, data: { active: false } });
  });
});

describe('keys of programs', () => {
  it('are made for oneself or for the account of a program, by one who has signed in, told once, and open nothing once revoked', async () => {
    const signedIn = await inSession(api, administrator());
    const make = (body: object, key?: string) =>
      call(api, signedIn, 'POST', '/api/v1/keys', {
        body,
        headers: key === undefined ? {} : { 'idempotency-key': key },
      });
    expect(outcome(await as('POST', '/keys', { name: 'от ключа' }))).toEqual([403, 'forbidden']);
    const { id: client } =
      (await api.prisma.client.findFirst({ where: { name: text(api.account('client').company) } })) ?? {};
    const roles = [{ role: 'client', client, inCompany: 'integration' }];
    const program = await made(as('POST', '/people', { name: 'Телеметрия', roles }));
    const person = text(program['person']?.['shortId']);
    const made1 = await make({ name: 'выгрузка', person }, 'key-1');
    expect(made1.status).toBe(201);
    const key = text(made1.body['key']);
    expect(key).toMatch(/^rgl_[\w-]{43}$/);
    expect((await call(api, { apiKey: key }, 'GET', '/api/v1/me')).body).toMatchObject({ name: 'Телеметрия' });
    const again = await made(make({ name: 'выгрузка', person }, 'key-1'));
    expect(again['id']).toBe(made1.body['id']);
    expect((await call(api, { apiKey: key }, 'GET', '/api/v1/me')).status).toBe(401);
    const list = items((await as('GET', '/keys')).body);
    expect(list[0]).toMatchObject({
      id: again['id'],
      name: 'выгрузка',
      prefix: text(again['key']).slice(0, 10),
      revokedAt: null,
    });
    expect(JSON.stringify(list)).not.toContain(text(again['key']));
    expect(outcome(await by('demo', 'DELETE', `/keys/${text(again['id'])}`))).toEqual([404, 'not-found']);
    expect((await as('DELETE', `/keys/${text(again['id'])}`)).status).toBe(204);
    expect((await call(api, { apiKey: text(again['key']) }, 'GET', '/api/v1/me')).status).toBe(401);
    const own = await made(make({ name: 'своя' }));
    expect(own['person']).toMatchObject({ name: administrator().name });
    for (const [body, code, pointer] of [
      [{ name: 'x', person: 'sp-01' }, 'key-not-for-person', '/person'],
      [{ name: 'x', person: 'sp-99' }, 'not-found', '/person'],
      [{ name: 'x', expiresAt: '2020-01-01T00:00:00Z' }, 'malformed', '/expiresAt'],
    ] as const) {
      const refused = await make(body);
      expect([refused.body['code'], refused.body['errors']?.[0]?.['pointer']]).toEqual([code, pointer]);
    }
  });
});
