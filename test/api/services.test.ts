/** Several services on one request over HTTP: hand over, accept, return, see, list, test (EA-2, HD-2 to HD-5, HT-8). */
import type { DemoAccount } from '../../prisma/seed';
import { openExchange } from './exchange';
import { call, entries, fileAs, filing, give, given, items, outcome, startApi, text } from './harness';
import type { Api, Json, Reply } from './harness';

let api: Api;
let author: DemoAccount;
let line: DemoAccount;
let eastern: DemoAccount;
let coordinator: DemoAccount;
let manager: DemoAccount;
let administrator: DemoAccount;
/** Short ids at the desk. */
let shortIds: ReadonlyMap<DemoAccount, string>;

beforeAll(async () => {
  api = await startApi();
  author = api.account('client');
  [line, eastern] = [api.account('specialist'), api.account('specialist', 'skai', 1)];
  [coordinator, manager] = [api.account('coordinator'), api.account('manager')];
  administrator = api.account('administrator');
  shortIds = await openExchange(api, [
    [author, 'client'],
    [line, 'specialist', 'line'],
    [eastern, 'specialist', 'eastern'],
    [coordinator, 'coordinator'],
    [manager, 'manager'],
    [administrator, 'administrator'],
  ]);
}, 60_000);
afterAll(() => api.stop());

const files = (who: DemoAccount, fields: object = {}): Promise<Json> =>
  fileAs(api, who, { desk: 'exchange', ...(who === author ? {} : { onBehalfOf: author.email }), ...fields });
const over = (to = 'eastern'): object => ({ type: 'hand-over', to, text: 'Обрыв у вас' });
const back = { type: 'return', reason: 'Не наш участок', text: 'Проверьте шлюз' };
const read = (who: DemoAccount, ticket: Json, part = ''): Promise<Reply> =>
  call(api, who, 'GET', `/api/v1/tickets/${text(ticket['id'])}${part}`);

const done = (who: DemoAccount, ticket: Json, body: object): Promise<Json> => given(api, who, ticket, body);

async function listed(who: DemoAccount, query = ''): Promise<string[]> {
  const { body } = await call(api, who, 'GET', `/api/v1/tickets?desk=exchange&limit=200${query}`);
  return items(body).map(({ id }) => text(id));
}

async function letters(who: DemoAccount, ticket: Json): Promise<string[]> {
  const { body } = await read(manager, ticket, '/notices');
  return items(body)
    .filter((letter) => text(letter['recipient']?.['name']) === who.name)
    .map(({ kind }) => text(kind));
}

describe('EA-2 HD-3 one ticket, several services', () => {
  it('is handed over, returned, handed over again and accepted; who is asked or had it sees it, and is told', async () => {
    const ticket = await files(author);
    expect((await read(eastern, ticket)).status).toBe(404);
    expect((await read(line, ticket)).body['services']).toMatchObject({
      holds: { code: 'line', title: 'Первая линия' },
      handOver: null,
      handsOverTo: [{ code: 'central' }, { code: 'eastern' }],
    });
    await done(line, ticket, { type: 'assign', to: shortIds.get(line) });
    let now = await done(line, ticket, over());
    expect(now['nextStep']).toMatchObject({ owes: 'service', step: 'answer-hand-over' });
    expect([now['service'], now['services']?.['holds']?.['code']]).toEqual(['eastern', 'line']);
    expect(await letters(eastern, ticket)).toEqual(['service-asked']);
    expect((await read(eastern, ticket)).body['can']).toMatchObject({
      accept: 'yes',
      return: 'yes',
      solve: 'not-your-service',
    });
    now = await done(eastern, ticket, back);
    expect(now).toMatchObject({ service: 'line', assignee: { shortId: shortIds.get(line) } });
    expect(await letters(line, ticket)).toContain('service-returned');
    await done(line, ticket, over());
    now = await done(eastern, ticket, { type: 'accept' });
    expect(now).toMatchObject({ service: 'eastern', assignee: null });
    expect(now['services']?.['tookPart']).toMatchObject([{ code: 'line' }, { code: 'eastern' }]);
    expect(await letters(line, ticket)).toContain('service-took');
    expect((await read(line, ticket)).status).toBe(200);
    const { body } = await read(manager, ticket, '/timeline?order=newest');
    const told = items(body).find(({ type }) => text(type) === 'hand-over-returned');
    expect(told).toMatchObject({
      text: 'Служба «Восточная служба» вернула заявку. Не наш участок',
      message: { visibility: 'internal', text: 'Проверьте шлюз' },
    });
  });

  it('the client sees one number and one history, and nothing of the services', async () => {
    const ticket = await files(author);
    const before = (await read(author, ticket)).body;
    await done(line, ticket, over());
    const pending = (await read(author, ticket)).body;
    expect(pending).toMatchObject({ service: null, services: null, tests: [], nextStep: before['nextStep'] });
    await done(eastern, ticket, { type: 'accept' });
    await done(eastern, ticket, { type: 'triage', outcome: 'consultation', text: 'Смотрим' });
    const seen = (await read(author, ticket)).body;
    expect(seen['tid']).toBe(ticket['tid']);
    const timeline = items((await read(author, ticket, '/timeline')).body);
    expect(timeline.map(({ type }) => text(type)).sort()).toEqual(['assigned', 'opened', 'stage-entered', 'triaged']);
    expect(JSON.stringify(timeline)).not.toMatch(/eastern|"line"/);
    const clocks = entries(seen['clocks']).map(({ code }) => text(code));
    expect(clocks).not.toEqual(expect.arrayContaining(['hand-over']));
    expect(clocks.filter((code) => code.endsWith('-service'))).toEqual([]);
    const asked = items((await read(author, ticket, '/commands')).body).map(({ type }) => text(type));
    expect(asked).toEqual(['open', 'triage']);
    expect(outcome(await give(api, author, ticket, over()))).toEqual([403, 'not-allowed']);
    expect(outcome(await give(api, author, ticket, { type: 'accept' }))).toEqual([403, 'not-allowed']);
  });

  it.each<[string, () => DemoAccount, object, string]>([
    ['to oneself', () => line, over('line'), 'own-service'],
    ['to one that nobody knows', () => line, over('west'), 'unknown-service'],
    ['a return by one who does not hold it', () => line, back, 'no-hand-over'],
    ['a result of an unknown test', () => line, { type: 'record-test', test: 'no', result: 'x' }, 'unknown-test'],
  ])('refused, and nothing changed: %s', async (_, who, body, code) => {
    const ticket = await files(author);
    expect(outcome(await give(api, who(), ticket, body))).toEqual([422, code]);
    expect((await read(line, ticket)).body['services']).toMatchObject({ holds: { code: 'line' }, handOver: null });
  });

  it('of a pending one: neither a second one, nor an answer by one who is not asked', async () => {
    const ticket = await files(author);
    await done(line, ticket, over());
    expect(outcome(await give(api, line, ticket, over('central')))).toEqual([422, 'hand-over-pending']);
    expect(outcome(await give(api, line, ticket, { type: 'accept' }))).toEqual([422, 'not-your-service']);
    expect(outcome(await give(api, line, ticket, back))).toEqual([422, 'not-your-service']);
    expect(outcome(await give(api, eastern, ticket, { type: 'return', reason: 'x' }))).toEqual([400, 'malformed']);
  });

  it('work is given to people of the service that holds it', async () => {
    const ticket = await files(author);
    const assign = (who: DemoAccount) => give(api, manager, ticket, { type: 'assign', to: shortIds.get(who) });
    expect(outcome(await assign(eastern))).toEqual([422, 'not-for-this-person']);
    expect((await assign(coordinator)).status).toBe(201);
    await done(line, ticket, over());
    await done(eastern, ticket, { type: 'accept' });
    expect(outcome(await assign(line))).toEqual([422, 'not-for-this-person']);
    expect((await assign(eastern)).status).toBe(201);
    // Who works for another service from now on gives back what this one holds.
    const works = (services: readonly string[], by = administrator) =>
      call(api, by, 'PATCH', `/api/v1/people/${shortIds.get(eastern)}`, { body: { desk: 'exchange', services } });
    const changed = await works(['central']);
    expect(changed.status).toBe(200);
    expect(items({ items: changed.body['tickets'] as never }).map(({ id }) => id)).toContain(ticket['id']);
    expect((await read(manager, ticket)).body['assignee']).toBeNull();
    expect(outcome(await works(['west']))).toEqual([422, 'unknown-service']);
    expect(outcome(await works(['eastern'], manager))).toEqual([403, 'forbidden']);
    expect((await works(['eastern'])).body).toMatchObject({ services: ['eastern'], tickets: [] });
  });
});

describe('EA-2 queues', () => {
  it('a list holds what one’s services took part in, and by service what is before its people', async () => {
    const [first, second] = [await files(author), await files(author)];
    await done(line, second, over());
    const east = await listed(eastern);
    expect([east.includes(text(first['id'])), east.includes(text(second['id']))]).toEqual([false, true]);
    expect(await listed(manager, '&service=eastern')).toContain(text(second['id']));
    expect(await listed(line, '&service=line')).toContain(text(first['id']));
    expect(await listed(line, '&service=line')).not.toContain(text(second['id']));
    for (const sort of ['nextDue', 'handling', 'receivedAt', 'updatedAt', 'changes']) {
      expect(await listed(eastern, `&sort=${sort}`)).not.toContain(text(first['id']));
      expect(await listed(eastern, `&sort=${sort}&service=eastern`)).toContain(text(second['id']));
    }
    expect(await listed(eastern, `&text=${text(first['tid'])}`)).toEqual([]);
    expect(await listed(eastern, `&text=${text(second['tid'])}`)).toEqual([text(second['id'])]);
  });

  it('visits, ratings and what was split off are seen with their ticket', async () => {
    const ticket = await files(author);
    const site = { subject: '54', address: 'Красный проспект, 1', contact: 'Иван', vehicles: 1 };
    const now = await done(author, ticket, { type: 'request-visit', ...site });
    const at = text(now['visits']?.[0]?.['link']);
    const split = await done(line, ticket, { type: 'split', subject: 'Второе', text: 'И ещё' });
    await done(line, ticket, { type: 'solve', kind: 'answer', text: 'Готово' });
    await done(author, ticket, { type: 'confirm' });
    await done(author, ticket, { type: 'rate', score: 'good' });
    const second = { id: text(split['splitOff']?.[0]) } as unknown as Json;
    const seen = async (who: DemoAccount): Promise<unknown[]> => {
      const visits = await call(api, who, 'GET', '/api/v1/visits?desk=exchange');
      const ratings = await call(api, who, 'GET', '/api/v1/feedback?desk=exchange');
      return [
        (await call(api, who, 'GET', at)).status,
        items(visits.body).length > 0,
        ...[ratings.body['total'], items(ratings.body).length],
        (await read(who, second)).status,
      ];
    };
    expect(await seen(line)).toEqual([200, false, 1, 1, 200]);
    expect(await seen(eastern)).toEqual([404, false, 0, 0, 404]);
    expect(await seen(manager)).toEqual([200, false, 1, 1, 200]);
    await done(line, second, over());
    expect((await read(eastern, second)).body).toMatchObject({ splitFrom: null, related: [] });
    expect((await read(line, second)).body).toMatchObject({ splitFrom: ticket['id'] });
    const open = await files(author);
    await done(author, open, { type: 'request-visit', ...site });
    const visitsOf = async (who: DemoAccount) =>
      items((await call(api, who, 'GET', '/api/v1/visits?desk=exchange')).body).length;
    expect([await visitsOf(line), await visitsOf(eastern)]).toEqual([1, 0]);
  });

  it('is the desk’s matter: a client neither asks for one, nor files to one', async () => {
    const query = await call(api, author, 'GET', '/api/v1/tickets?desk=exchange&service=line');
    expect(outcome(query)).toEqual([403, 'forbidden']);
    const unknown = await call(api, manager, 'GET', '/api/v1/tickets?desk=exchange&service=west');
    expect(outcome(unknown)).toEqual([400, 'malformed']);
    const body = { ...filing, desk: 'exchange', service: 'central' };
    const filed = await call(api, author, 'POST', '/api/v1/tickets', { body });
    expect(outcome(filed)).toEqual([403, 'forbidden']);
    expect(filed.body['errors']).toMatchObject([{ pointer: '/service', code: 'staff-only' }]);
    const { body: page } = await call(api, author, 'GET', '/api/v1/tickets?desk=exchange');
    expect(new Set(items(page).map(({ service }) => service))).toEqual(new Set([null]));
  });

  it('staff file to a service, and who takes a request down for another one sees it', async () => {
    const named = await files(manager, { service: 'central' });
    expect(named).toMatchObject({ service: 'central' });
    const body = { ...filing, desk: 'exchange', onBehalfOf: author.email, service: 'west' };
    expect(outcome(await call(api, manager, 'POST', '/api/v1/tickets', { body }))).toEqual([422, 'unknown-service']);
    const taken = await files(eastern);
    expect(taken).toMatchObject({ service: 'line' });
    expect((await read(eastern, taken)).status).toBe(200);
  });
});

describe('HD-2 HD-4 HD-5 tests and questions', () => {
  it('a result suggests the service whose zone the fault lies in, and forces nothing', async () => {
    const ticket = await files(author);
    const found = { type: 'record-test', test: 'exchange-log', result: 'eastern', text: 'Журнал приложен' };
    const now = await done(line, ticket, found);
    expect(now).toMatchObject({
      service: 'line',
      tests: [
        {
          test: { code: 'exchange-log', title: 'Журнал обмена' },
          result: { code: 'eastern', title: 'Обрыв на востоке' },
          suggests: { code: 'eastern', title: 'Восточная служба' },
        },
      ],
    });
    await done(line, ticket, { type: 'record-test', test: 'exchange-log', result: 'clean' });
    const log = items((await read(line, ticket, '/timeline')).body).filter(
      ({ type }) => text(type) === 'test-recorded',
    );
    expect(log.map((entry) => text(entry['text']))).toEqual([
      'Проверка «Журнал обмена»: Обрыв на востоке',
      'Проверка «Журнал обмена»: Ошибок нет',
    ]);
    expect(items((await read(author, ticket, '/timeline')).body).map(({ type }) => type)).not.toContain(
      'test-recorded',
    );
  });

  it('the call taker reads what to ask, and a client none of it', async () => {
    const content = async (who: DemoAccount): Promise<Json> =>
      items((await call(api, who, 'GET', '/api/v1/regulations?desk=exchange')).body)[0]?.['content'] as Json;
    expect(await content(line)).toMatchObject({
      questions: [
        { code: 'intake', questions: [{ code: 'contact', title: 'Как с вами связаться?' }, { code: 'since' }] },
      ],
      services: [
        { code: 'line', tier: 1, first: true },
        { code: 'eastern', timeZone: 'Asia/Bishkek' },
        { code: 'central' },
      ],
      tests: [{ code: 'exchange-log', results: [{ service: null }, { service: 'eastern' }] }],
    });
    expect(await content(author)).toMatchObject({ questions: [], services: [], tests: [] });
  });
});
