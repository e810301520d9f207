import { call, fileAs, filing, give, startApi, text } from './harness';
import type { Api, Json } from './harness';

let api: Api;
let ticket: Json;

beforeAll(async () => {
  api = await startApi();
  ticket = await fileAs(api, api.account('client'));
});
afterAll(() => api.stop());

const json = { 'content-type': 'application/json' };

/** Bodies of a filing that must be refused, with the place that is pointed at. */
const filings: [string, object, string][] = [
  ['an unknown key', { ...filing, colour: 'red' }, '/colour'],
  ['a key of every object', JSON.parse('{"desk":"skai","subject":"a","text":"b","__proto__":{}}') as object, ''],
  ['no subject', { desk: 'skai', text: 'x' }, '/subject'],
  ['an empty subject', { ...filing, subject: '   ' }, '/subject'],
  ['a subject of two lines', { ...filing, subject: 'a\nb' }, '/subject'],
  ['too long a subject', { ...filing, subject: 'я'.repeat(301) }, '/subject'],
  ['too long a text', { ...filing, text: 'x'.repeat(20_001) }, '/text'],
  ['NUL in the text', { ...filing, text: 'a\0b' }, '/text'],
  ['half a surrogate pair', { ...filing, text: 'a\ud800' }, '/text'],
  ['NUL in a form field', { ...filing, fields: { product: 'a\0' } }, '/fields/product'],
  ['a number for a text', { ...filing, text: 7 }, '/text'],
  ['a fraction of a vehicle', { ...filing, vehicles: 1.5 }, '/vehicles'],
  ['no vehicle at all', { ...filing, vehicles: 0 }, '/vehicles'],
  ['a code that is none', { ...filing, topic: 'Remote Diagnostics' }, '/topic'],
  ['a date without an offset', { ...filing, receivedAt: '2026-12-30T17:00:00' }, '/receivedAt'],
  ['a date that is none', { ...filing, receivedAt: '2026-02-30T17:00:00Z' }, '/receivedAt'],
  ['the same attachment twice', { ...filing, attachments: ['a', 'a'] }, '/attachments'],
  [
    'too many form fields',
    { ...filing, fields: Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`f${i}`, 'x'])) },
    '/fields',
  ],
];

const commands: [string, object, string][] = [
  ['no type', { text: 'x' }, '/type'],
  ['an unknown type', { type: 'abolish' }, '/type'],
  ['a command of the product itself', { type: 'delivery-report', noticeId: 'x' }, '/type'],
  ['a field of another command', { type: 'reply', text: 'x', score: 'good' }, '/score'],
  ['an empty reply', { type: 'reply', text: ' \n ' }, '/text'],
  ['a classification of nothing', { type: 'classify', reason: 'x' }, ''],
  [
    'an estimate for an instant that is none',
    { type: 'triage', outcome: 'estimate', text: 'x', expectedAt: 'soon' },
    '/expectedAt',
  ],
  ['an extension by nothing', { type: 'propose-extension', reason: 'x' }, ''],
  ['an extension by both', { type: 'propose-extension', reason: 'x', days: 1, until: '2027-01-11' }, ''],
  ['a counter offer of nothing', { type: 'answer-extension', answer: 'counter' }, ''],
  ['an acceptance of something else', { type: 'answer-extension', answer: 'accept', days: 3 }, ''],
  ['a date that is none', { type: 'propose-extension', reason: 'x', until: '2027-02-30' }, '/until'],
  ['a short id that is none', { type: 'assign', to: 'Павел' }, '/to'],
];

describe('a malformed request is answered 400 and changes nothing', () => {
  it.each(filings)('filing with %s', async (_name, body, pointer) => {
    const before = await api.prisma.inbox.count();
    const answer = await call(api, api.account('client'), 'POST', '/api/v1/tickets', { body });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ code: 'malformed', status: 400 });
    expect(answer.body['errors']).toEqual(expect.arrayContaining([expect.objectContaining({ pointer })]));
    expect(await api.prisma.inbox.count()).toBe(before);
  });

  it.each(commands)('a command with %s', async (_name, body, pointer) => {
    const before = await api.prisma.inbox.count();
    const answer = await give(api, api.account('specialist'), ticket, body);
    expect(answer.status).toBe(400);
    expect(answer.body['errors']).toEqual(expect.arrayContaining([expect.objectContaining({ pointer })]));
    expect(await api.prisma.inbox.count()).toBe(before);
  });

  it.each([
    ['not JSON', '{"desk":'],
    ['a bare word', 'skai'],
    ['JSON that is no object', '"skai"'],
    ['bytes that are not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
  ])('a body of %s', async (_name, raw) => {
    const answer = await call(api, api.account('client'), 'POST', '/api/v1/tickets', { raw, headers: json });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it('nesting beyond all measure', async () => {
    const raw = `{"desk":"skai","subject":"a","text":"b","fields":{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`;
    expect((await call(api, api.account('client'), 'POST', '/api/v1/tickets', { raw, headers: json })).status).toBe(
      400,
    );
  });

  it.each([
    '/api/v1/tickets?limit=0',
    '/api/v1/tickets?limit=1000',
    '/api/v1/tickets?limit=ten',
    '/api/v1/tickets?stage=somewhere',
    '/api/v1/tickets?overdue=maybe',
    '/api/v1/tickets?colour=red',
    '/api/v1/tickets?desk=skai&desk=demo',
    '/api/v1/tickets?text=%00',
    '/api/v1/tickets?cursor=nonsense',
    '/api/v1/me?verbose=1',
    '/api/v1/tickets/%E0%A4%A',
  ])('a query such as %s', async (target) => {
    const answer = await call(api, api.account('client'), 'GET', target);
    expect(answer.status).toBe(400);
    expect(answer.body['type']).toMatch(/^urn:reglament:problem:(malformed|bad-cursor)$/);
  });

  it.each([
    ['Idempotency-Key', { 'idempotency-key': 'два слова'.replace(/[а-я]/g, 'x') }],
    ['Idempotency-Key', { 'idempotency-key': 'k'.repeat(201) }],
    ['If-Match', { 'if-match': '"seven"' }],
  ])('a header %s that is none', async (header, headers) => {
    const answer = await give(api, api.account('client'), ticket, { type: 'reply', text: 'x' }, headers);
    expect(answer.status).toBe(400);
    expect(answer.body['errors']).toEqual([expect.objectContaining({ pointer: `header/${header}` })]);
  });
});

describe('other failures of the form', () => {
  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=koi8-r'])(
    'a body of kind %s is answered 415',
    async (type) => {
      const options = { raw: JSON.stringify(filing), headers: { 'content-type': type } };
      expect((await call(api, api.account('client'), 'POST', '/api/v1/tickets', options)).status).toBe(415);
    },
  );

  it('a body beyond the limit is answered 413', async () => {
    const raw = JSON.stringify({ ...filing, text: 'x'.repeat(600_000) });
    const answer = await call(api, api.account('client'), 'POST', '/api/v1/tickets', { raw, headers: json });
    expect(answer.status).toBe(413);
    expect(answer.body['code']).toBe('too-large');
  });

  it('what is not there is answered 404, and a wrong method 405 with those that are right', async () => {
    const client = api.account('client');
    expect((await call(api, client, 'GET', '/api/v1/nothing')).status).toBe(404);
    expect((await call(api, client, 'GET', '/api/v1/tickets/SKAI-999999')).status).toBe(404);
    const wrong = await call(api, client, 'DELETE', '/api/v1/tickets');
    expect(wrong.status).toBe(405);
    expect(wrong.headers.get('allow')).toBe('POST, GET');
  });
});

describe('every answer', () => {
  it('bears the request id of the caller, or one of its own when that is not well formed', async () => {
    const client = api.account('client');
    const mine = await call(api, client, 'GET', '/api/v1/me', { headers: { 'x-request-id': 'trace-17' } });
    expect(mine.headers.get('x-request-id')).toBe('trace-17');
    const other = await call(api, client, 'GET', '/api/v1/me', { headers: { 'x-request-id': 'a b;c' } });
    expect(other.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('the request id stands in the problem, in the log and in the inbox row', async () => {
    const client = api.account('client');
    const headers = { 'x-request-id': 'trace-18' };
    const bad = await call(api, client, 'POST', '/api/v1/tickets', { body: {}, headers });
    expect(bad.body['requestId']).toBe('trace-18');
    const filed = await call(api, client, 'POST', '/api/v1/tickets', {
      body: filing,
      headers: { 'x-request-id': 'trace-19' },
    });
    const row = await api.prisma.inbox.findFirstOrThrow({ where: { processId: text(filed.body['id']) } });
    expect(row.requestId).toBe('trace-19');
    const lines = api.log.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toEqual(expect.arrayContaining([expect.objectContaining({ requestId: 'trace-19', status: 201 })]));
  });

  it('is in Russian unless English is asked for', async () => {
    const client = api.account('client');
    const russian = await call(api, client, 'GET', '/api/v1/tickets/none');
    const english = await call(api, client, 'GET', '/api/v1/tickets/none', {
      headers: { 'accept-language': 'en-GB,en;q=0.9' },
    });
    expect(russian.body['title']).toBe('Такого нет, или вам это не видно.');
    expect(english.body['title']).toBe('There is no such thing, or you may not see it.');
  });

  it('so are the faults of a form: by Accept-Language, else in the language of the person', async () => {
    const told = async (who: string, headers: Record<string, string> = {}): Promise<unknown> => {
      const options = { body: { ...filing, vehicles: 0 }, headers };
      return (await call(api, api.account(who), 'POST', '/api/v1/tickets', options)).body['errors'];
    };
    const fault = { pointer: '/vehicles', code: 'too-small' };
    const [russian, english] = ['Число должно быть не меньше 1.', 'At least 1.'];
    expect(await told('client')).toEqual([{ ...fault, detail: russian }]);
    expect(await told('client', { 'accept-language': 'en' })).toEqual([{ ...fault, detail: english }]);
    const language = (body: object) => call(api, api.account('manager'), 'PUT', '/api/v1/me/preferences', { body });
    await language({ language: 'en' });
    expect(await told('manager')).toEqual([{ ...fault, detail: english }]);
    expect(await told('manager', { 'accept-language': 'ru' })).toEqual([{ ...fault, detail: russian }]);
    await language({ language: 'ru' });
  });
});

it('the log holds no word of a person and no key', () => {
  const lines = api.log.join('');
  const client = api.account('client');
  expect(lines).toContain(`"route":"/api/v1/tickets"`);
  for (const secret of [client.apiKey, client.email, client.name, filing.text, filing.subject]) {
    expect(lines).not.toContain(secret);
  }
});
