/** Forms over HTTP: what is asked of a client by its own rules, what is refused and in which words, and with whom a filing is shared. */
import type { DemoAccount } from '../../prisma/seed';
import { idOf } from './exchange';
import { call, entries, fileAs, filing, give, having, items, outcome, startApi, text } from './harness';
import type { Api, Json, Reply } from './harness';

let api: Api;
let author: DemoAccount;
let colleague: DemoAccount;
let stranger: DemoAccount;
let specialist: DemoAccount;

const both = (text: string) => ({ ru: `Р-${text}`, en: text });
/** A client's own forms: a contract lays them over SKAI's, which asks one thing only and requires nothing. */
const requestTypes = {
  bug: {
    title: both('Bug'),
    topic: 'consulting',
    fields: {
      impact: {
        title: both('Impact'),
        kind: 'choice',
        choices: { high: both('High'), low: both('Low') },
        required: true,
      },
      server: {
        title: both('Server'),
        hint: both('Where it runs'),
        kind: 'choice',
        choices: { own: both('Own'), cloud: both('Cloud') },
      },
      version: { title: both('Version'), kind: 'text', when: { server: 'own' }, required: { impact: 'high' } },
      systems: {
        title: both('Systems'),
        kind: 'several',
        choices: { tizen: both('Tizen'), android: both('Android') },
        most: 2,
      },
      crashes: { title: both('Crashes'), kind: 'yes-no' },
      since: { title: both('Since'), kind: 'date' },
    },
    source: '3',
  },
  estimate: {
    title: both('Estimate'),
    fields: { wanted: { title: both('Wanted'), kind: 'long-text', required: true } },
    source: '4',
  },
};

beforeAll(async () => {
  api = await startApi();
  [author, colleague, stranger] = [0, 1, 2].map((index) => api.account('client', 'skai', index)) as [
    DemoAccount,
    DemoAccount,
    DemoAccount,
  ];
  specialist = api.account('specialist');
  const contract = { number: 'SK-9', patch: { requestTypes }, validFrom: '2026-01-01', validTo: null };
  const { id: clientId } = await companyOf(author);
  expect(await api.store.addContract({ desk: 'skai', clientId, ...contract })).toMatchObject({ kind: 'added' });
}, 60_000);
afterAll(() => api.stop());

const companyOf = async (who: DemoAccount) => {
  const { memberships } = await api.prisma.person.findFirstOrThrow({
    where: { email: who.email },
    include: { memberships: { where: { desk: 'skai' } } },
  });
  return { id: memberships[0]?.clientId ?? '' };
};
const bug = { impact: 'low', server: 'cloud' };
const file = (fields: object, who = author, headers: Record<string, string> = {}): Promise<Reply> =>
  call(api, who, 'POST', '/api/v1/tickets', { body: { ...filing, ...fields }, headers });
const forms = async (who: DemoAccount, query = ''): Promise<readonly Json[]> => {
  const { status, body } = await call(api, who, 'GET', `/api/v1/desks/skai/forms${query}`);
  expect(status).toBe(200);
  return items(body);
};
const lines = ({ body }: Reply): unknown[] =>
  entries(body['errors']).map((error) => [error['pointer'], error['detail']]);

describe('IN-1 SP-2 the forms of a desk', () => {
  it('are those of the regulation, and of a client with a contract those that it has', async () => {
    const names = async (who: DemoAccount, query = '') => (await forms(who, query)).map((form) => form['requestType']);
    expect(await names(stranger)).toEqual(['request']);
    expect(await names(author)).toEqual(['request', 'bug', 'estimate']);
    expect(await names(specialist)).toEqual(['request']);
    expect(await names(specialist, `?company=${(await companyOf(author)).id}`)).toEqual(['request', 'bug', 'estimate']);
    const page = await call(api, author, 'GET', '/api/v1/desks/skai/forms?limit=2');
    expect(await names(author, `?cursor=${text(page.body['nextCursor'])}`)).toEqual(['estimate']);
  });

  it('are seen by people of the desk alone, those of a company by nobody of another one', async () => {
    const { id } = await companyOf(author);
    const status = async (who: DemoAccount | null, target: string) =>
      (await call(api, who, 'GET', `/api/v1/desks/${target}`)).status;
    expect(await status(null, 'skai/forms')).toBe(401);
    expect(await status(author, 'hivetaxi/forms')).toBe(404);
    expect(await status(stranger, `skai/forms?company=${id}`)).toBe(404);
  });

  it('SP-3 say what is asked, in order, in both languages, and when', async () => {
    const [, form] = await forms(author);
    expect(form).toMatchObject({
      title: 'Р-Bug',
      topic: 'consulting',
      category: null,
    });
    expect(entries(form?.['fields']).map(({ code }) => code)).toEqual(Object.keys(requestTypes.bug.fields));
    expect(form?.['fields']).toMatchObject([
      {
        kind: 'choice',
        title: both('Impact'),
        choices: [{ code: 'high', title: both('High') }, {}],
        required: true,
        requiredWhen: [],
      },
      { hint: both('Where it runs'), required: false, when: [] },
      { when: [{ field: 'server', in: ['own'] }], required: false, requiredWhen: [{ field: 'impact', in: ['high'] }] },
      { kind: 'several', least: null, most: 2 },
      {},
      {},
    ]);
  });

  it('have titles in the language that is asked for in their schemas, and one digest', async () => {
    const [russian, english] = [(await forms(author))[1], (await forms(author, '?lang=en'))[1]];
    expect(russian?.['schema']?.['properties']?.['impact']?.['title']).toBe('Р-Impact');
    expect(english?.['schema']).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      properties: { impact: { title: 'Impact' } },
    });
    expect(english?.['digest']).toBe(russian?.['digest']);
  });
});

describe('IN-1 SP-2 SP-3 a filing fills in the form of its request type', () => {
  it('is taken with its topic, and found by what was filled in', async () => {
    const fields = { ...bug, systems: ['tizen', 'android'], crashes: true, since: '2026-03-14' };
    const { status, body } = await file({ requestType: 'bug', topic: undefined, fields });
    expect([status, body['topic'], body['requestType'], body['fields']]).toEqual([201, 'consulting', 'bug', fields]);
    const found = async (words: string) =>
      items((await call(api, author, 'GET', `/api/v1/tickets?text=${encodeURIComponent(words)}`)).body).map(
        ({ id }) => id,
      );
    expect([await found('android'), await found('2026-03-14')]).toEqual([[body['id']], [body['id']]]);
  });

  it('is refused with a line for each field that is amiss, in the language of the reader, and nothing is stored', async () => {
    const before = await api.prisma.inbox.count();
    const fields = { server: 'cloud', version: '5', systems: ['x'], since: 'вчера', colour: 'red' };
    const answer = await file({ requestType: 'bug', fields });
    expect(outcome(answer)).toEqual([422, 'form-not-filled']);
    expect(lines(answer)).toEqual([
      ['/fields/impact', 'Заполните поле «Р-Impact».'],
      ['/fields/version', 'Поле «Р-Version» заполняют, только если выбрано «Р-Server: Р-Own».'],
      ['/fields/systems', 'Поле «Р-Systems»: выберите из списка, хотя бы одно: Р-Tizen (tizen), Р-Android (android).'],
      ['/fields/since', 'Поле «Р-Since»: нужна существующая дата вида 2026-12-30.'],
      ['/fields/colour', 'Поля «colour» в этой форме нет.'],
    ]);
    const english = await file({ requestType: 'bug', fields: { impact: 'high', server: 'own' } }, author, {
      'accept-language': 'en',
    });
    expect(lines(english)).toEqual([['/fields/version', 'Fill in "Version".']]);
    expect(await api.prisma.inbox.count()).toBe(before);
  });

  it('that names the digest of a form which has changed since is refused, and one that stands is answered as it was', async () => {
    const [, form] = await forms(author);
    const sent = { requestType: 'bug', fields: bug, form: form?.['digest'] };
    const key = { 'idempotency-key': 'form-1' };
    const first = await file(sent, author, key);
    expect(first.status).toBe(201);
    const changed = { ...sent, form: 'f'.repeat(64) };
    expect(outcome(await file(changed))).toEqual([409, 'form-changed']);
    expect((await file(changed, author, key)).body['id']).toBe(first.body['id']);
    expect(outcome(await file({ form: 'x' }))).toEqual([400, 'malformed']);
  });

  it('SK-4 without a request type fills in the only form there is, and where there are several, none', async () => {
    const product = { fields: { product: 'skai-online' } };
    expect((await file(product, stranger)).status).toBe(201);
    expect((await file({}, stranger)).status).toBe(201);
    expect(lines(await file({ fields: { colour: 'red' } }, stranger))).toEqual([
      ['/fields/colour', 'Поля «colour» в этой форме нет.'],
    ]);
    const several = await file(product);
    expect(outcome(several)).toEqual([422, 'form-not-filled']);
    expect(lines(several)).toEqual([
      ['/fields/product', 'Поле «product» заполняют в форме: укажите вид обращения (requestType).'],
    ]);
    expect((await file({}, author)).status).toBe(201);
  });

  it('HD-2 taken down on the phone is checked by the rules of the client', async () => {
    const call = { onBehalfOf: author.email, channel: 'phone', requestType: 'estimate' };
    expect(lines(await file(call, specialist))).toEqual([['/fields/wanted', 'Заполните поле «Р-Wanted».']]);
    expect((await file({ ...call, fields: { wanted: 'Новый отчёт' } }, specialist)).status).toBe(201);
  });

  it('SK-5 what is split off fills in a form as a filing does', async () => {
    const ticket = await fileAs(api, author);
    const split = { type: 'split', subject: 'Ещё одно', text: 'Второй вопрос' };
    const splits = (body: object, headers = {}): Promise<Reply> =>
      give(api, specialist, ticket, { ...split, ...body }, headers);
    expect(outcome(await splits({ requestType: 'unheard-of' }))).toEqual([422, 'unknown-request-type']);
    expect(lines(await splits({ requestType: 'bug', fields: { server: 'own' } }))).toEqual([
      ['/fields/impact', 'Заполните поле «Р-Impact».'],
    ]);
    expect(outcome(await splits({ fields: { product: 'skai-online' } }))).toEqual([422, 'form-not-filled']);
    const { status, body } = await splits({ requestType: 'bug', fields: bug });
    expect(status).toBe(201);
    const [id] = entries(body['ticket']?.['splitOff']).map(text);
    const off = await call(api, author, 'GET', `/api/v1/tickets/${id}`);
    expect(off.body).toMatchObject({ requestType: 'bug', topic: 'consulting', fields: bug });
  });

  it('SK-5 what was split off stays answered as such, also when its form has changed since', async () => {
    const ticket = await fileAs(api, author);
    const split = { type: 'split', subject: 'Ещё одно', text: 'Второй вопрос', requestType: 'bug', fields: bug };
    const key = { 'idempotency-key': 'split-1' };
    const first = await give(api, specialist, ticket, split, key);
    expect(first.status).toBe(201);
    const genuine = api.store.rulesFor;
    const changed = jest.spyOn(api.store, 'rulesFor').mockImplementation(async (...asked) => {
      const rules = await genuine(...asked);
      const { estimate, ...others } = rules.regulation.requestTypes;
      return {
        ...rules,
        regulation: { ...rules.regulation, requestTypes: { ...others, ...(estimate && { bug: estimate }) } },
      };
    });
    try {
      expect(outcome(await give(api, specialist, ticket, split))).toEqual([422, 'form-not-filled']);
      const again = await give(api, specialist, ticket, split, key);
      expect([again.status, again.body['commandId']]).toEqual([201, first.body['commandId']]);
    } finally {
      changed.mockRestore();
    }
  });
});

describe('SP-4 a filing is shared with colleagues', () => {
  const shortIdOf = async (who: DemoAccount): Promise<string> => {
    const { body } = await call(
      api,
      api.account('manager'),
      'GET',
      `/api/v1/desks/skai/people?company=${(await companyOf(who)).id}&limit=200`,
    );
    return text(items(body).find(({ name }) => name === (who.name as unknown))?.['shortId']);
  };

  it('by e-mail or short id: they see and follow it from the first instant, and get their letter', async () => {
    for (const named of [colleague.email, await shortIdOf(colleague)]) {
      const { status, body } = await file({ shareWith: [named, author.email] });
      expect(status).toBe(201);
      expect(body['sharedWith']).toEqual([{ id: await idOf(api, colleague), name: colleague.name }]);
      expect((await call(api, colleague, 'GET', `/api/v1/tickets/${text(body['id'])}`)).status).toBe(200);
      const notices = await call(api, api.account('manager'), 'GET', `/api/v1/tickets/${text(body['id'])}/notices`);
      expect(items(notices.body)).toContainEqual(
        having({ kind: 'shared', recipient: having({ name: colleague.name }) }),
      );
      const timeline = await call(api, author, 'GET', `/api/v1/tickets/${text(body['id'])}/timeline`);
      expect(
        items(timeline.body)
          .slice(0, 2)
          .map(({ type }) => type),
      ).toEqual(['opened', 'shared']);
    }
  });

  it('is refused, with the place, where one of them is of another company or nobody', async () => {
    const before = await api.prisma.ticket.count();
    for (const named of [stranger.email, specialist.email, 'cl-999', 'nobody@example.com']) {
      const answer = await file({ shareWith: [colleague.email, named] });
      expect([...outcome(answer), lines(answer)]).toEqual([
        404,
        'not-found',
        [['/shareWith/1', 'Среди людей этой компании такого нет.']],
      ]);
    }
    expect(await api.prisma.ticket.count()).toBe(before);
  });
});
