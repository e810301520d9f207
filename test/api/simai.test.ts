/** What Simai's desk promises over HTTP: levels without figures, both notices, forms, the key of the client's own site, pictures. */
import type { DemoAccount } from '../../prisma/seed';
import { rar5Of, samples, zipOf } from '../support/archives';
import { call, entries, give, items, outcome, startApi, text } from './harness';
import type { Api, Json, Reply } from './harness';

let api: Api;
beforeAll(async () => {
  api = await startApi();
}, 60_000);
afterAll(() => api.stop());

const tickets = '/api/v1/tickets';
const who = (role: string, index = 0): DemoAccount => api.account(role, 'simai', index);
const author = (): DemoAccount => who('client', 0);
/** Of the company whose contract names a reaction. */
const ruled = (): DemoAccount => who('client', 2);
/** The panel of the client's own site. */
const site = (): DemoAccount => who('integrator');
const specialist = (): DemoAccount => who('specialist');
const fields = { site: 'https://shop.vektor.example/basket', 'product-version': '24.100', edition: 'Бизнес' };

function file(by = author(), own: object = {}, headers: Record<string, string> = {}): Promise<Reply> {
  const body = {
    desk: 'simai',
    requestType: 'site',
    topic: 'site-error',
    subject: 'Пустая корзина',
    text: 'Ошибка 500',
  };
  return call(api, by, 'POST', tickets, { body: { ...body, fields, ...own }, headers });
}

async function filed(by = author(), own: object = {}): Promise<Json> {
  const { status, body } = await file(by, own);
  if (status !== 201) throw new Error(`not filed: ${status} ${JSON.stringify(body)}`);
  return body;
}

const letters = async (ticket: Json): Promise<readonly Json[]> =>
  items((await call(api, author(), 'GET', `${tickets}/${text(ticket['id'])}/notices`)).body);
const limitOf = (ticket: Json, code: string): Json | undefined =>
  entries(ticket['clocks']).find((clock) => text(clock['code']) === code)?.['limit'];

it('SM-2 the confirmation names the level, and says that it promises no figure; a second notice has the number to keep', async () => {
  const ticket = await filed();
  const tid = text(ticket['tid']);
  expect([ticket['level'], ticket['category']]).toEqual(['extended', 'defect']);
  const [accepted] = await letters(ticket);
  expect(accepted).toMatchObject({ subject: `[${tid}] Обращение принято: Пустая корзина`, state: 'delivered' });
  expect(text(accepted?.['body'])).toBe(
    [
      `Ваше обращение принято службой технической поддержки, его номер — ${tid}.`,
      'Уровень обслуживания — «Расширенный».',
      'Срок ответа на этом уровне не обещан.',
    ].join('\n\n'),
  );
  await give(api, specialist(), ticket, { type: 'assign', to: 'sp-01' });
  const begun = (await letters(ticket)).at(-1);
  expect(begun).toMatchObject({ kind: 'work-begun', subject: `[${tid}] Обработка обращения начата: Пустая корзина` });
  expect(text(begun?.['body'])).toContain(`Сохраняйте этот номер в теме`);
});

it('SM-2 SM-7 a contract that names a figure has it in the confirmation', async () => {
  const ticket = await filed(ruled());
  expect([ticket['level'], limitOf(ticket, 'reaction')]).toMatchObject([
    'standard',
    { kind: 'term', term: { amount: 480, unit: 'working-minute' } },
  ]);
  const { body } = await call(api, ruled(), 'GET', `${tickets}/${text(ticket['id'])}/notices`);
  expect(text(items(body)[0]?.['body'])).toMatch(/«Стандартный»\.\n\nПервый ответ — до /);
});

describe('SM-3 what a request states', () => {
  it('SM-3 the site is obligatory; each field that will not do is named in the language of the reader', async () => {
    const before = await api.prisma.inbox.count();
    const bad = { fields: { site: 'наш магазин', 'send-configuration': true, phone: '1' } };
    const refused = await file(author(), bad, { 'accept-language': 'en' });
    expect(outcome(refused)).toEqual([422, 'form-not-filled']);
    expect(entries(refused.body['errors']).map(({ pointer }) => text(pointer))).toEqual([
      '/fields/site',
      '/fields/server-configuration',
      '/fields/phone',
    ]);
    expect(JSON.stringify(entries(refused.body['errors'])[1])).toContain('Server configuration (phpinfo)');
    expect(outcome(await file(author(), { fields: {} }))).toEqual([422, 'form-not-filled']);
    expect(await api.prisma.inbox.count()).toBe(before);
  });

  it('SM-3 SM-7 the panel of the client’s own site files by its key, the configuration of the server coming along by one tick', async () => {
    const configuration = { 'send-configuration': true, 'server-configuration': 'PHP 8.2.12\nmemory_limit 256M' };
    const ticket = await filed(site(), { fields: { ...fields, ...configuration } });
    expect(ticket).toMatchObject({ channel: 'api', fields: { ...fields, ...configuration }, level: 'extended' });
    // It is the company's: its people with a share in it and the desk see it, another company does not.
    const read = async (by: DemoAccount) => (await call(api, by, 'GET', `${tickets}/${text(ticket['id'])}`)).status;
    expect([await read(site()), await read(specialist()), await read(ruled())]).toEqual([200, 200, 404]);
  });

  it('SM-3 all that a server says of itself goes with the tick, and is no longer than the form says', async () => {
    const line = 'opcache.interned_strings_buffer => 16 => 16\n';
    const phpinfo = line.repeat(Math.floor(200_000 / line.length));
    const configuration = { 'send-configuration': true, 'server-configuration': phpinfo };
    const ticket = await filed(site(), { fields: { ...fields, ...configuration } });
    expect(text(ticket['fields']?.['server-configuration'])).toHaveLength(phpinfo.length);
    const longer = { ...configuration, 'server-configuration': phpinfo.padEnd(200_001, '.') };
    const refused = await file(site(), { fields: { ...fields, ...longer } });
    expect([refused.status, entries(refused.body['errors']).map(({ pointer }) => pointer)]).toEqual([
      refused.status,
      ['/fields/server-configuration'],
    ]);
    expect([400, 422]).toContain(refused.status);
  });

  it('SM-3 an untaken tick takes no configuration', async () => {
    const refused = await file(author(), { fields: { ...fields, 'server-configuration': 'PHP 8.2.12' } });
    expect(entries(refused.body['errors'])).toMatchObject([
      { pointer: '/fields/server-configuration', code: 'field-not-asked' },
    ]);
  });
});

describe('SM-5 what is out of scope', () => {
  it.each(['foreign-project', 'other-platform'])(
    'SM-5 %s ends the request with a reason that its author reads',
    async (reason) => {
      const ticket = await filed();
      const { body } = await give(api, specialist(), ticket, { type: 'decline', reason, text: 'Это не к нам' });
      expect(body['ticket']).toMatchObject({ stage: 'closed', closed: { how: 'declined' } });
      expect((await letters(ticket)).map(({ kind }) => text(kind))).toContain('declined');
    },
  );

  it('SM-5 what is the hosting provider’s goes there, with a record', async () => {
    const ticket = await filed();
    const { body } = await give(api, specialist(), ticket, {
      type: 'redirect',
      to: 'hosting-provider',
      text: 'К хостеру',
    });
    expect(body['ticket']).toMatchObject({ stage: 'closed', closed: { how: 'redirected' } });
  });

  it('SM-5 the catalogue says what is in and out, each with its paragraph', async () => {
    const { body } = await call(api, author(), 'GET', '/api/v1/regulations?desk=simai');
    const scope = items(body)[0]?.['content']?.['scope'];
    expect(entries(scope?.['out']).map(({ source }) => text(source))).toEqual(['1.3', '1.4', '1.3', '1.3']);
  });
});

it('SM-7 what is said on the phone or in a messenger registers nothing', async () => {
  const body = {
    desk: 'simai',
    requestType: 'site',
    subject: 'Звонок',
    text: 'Позвонили',
    fields,
    onBehalfOf: author().email,
  };
  const refused = await call(api, specialist(), 'POST', tickets, { body: { ...body, channel: 'phone' } });
  expect(refused.status).toBe(422);
});

it('SM-7 a client names no level', async () => {
  expect(outcome(await file(author(), { level: 'extended', levelReason: 'Срочно' }))).toEqual([403, 'forbidden']);
});

describe('SM-7 pictures', () => {
  const upload = (bytes: Uint8Array, type: string): Promise<Reply> => {
    const form = new FormData();
    form.set('file', new Blob([Uint8Array.from(bytes)], { type }), 'снимок.bmp');
    return call(api, author(), 'POST', '/api/v1/attachments', { raw: form });
  };
  const snapshot = { name: 'снимок.bmp', bytes: samples.bmp };

  it.each([
    ['a BMP in a ZIP', zipOf([snapshot]), 201],
    ['a BMP in a RAR', rar5Of([snapshot]), 201],
    ['a PNG', samples.png, 201],
    ['a bare BMP', samples.bmp, 415],
    ['a text', samples.text, 415],
  ])('SM-7 %s', async (_name, bytes, status) => {
    expect((await upload(bytes, 'application/octet-stream')).status).toBe(status);
  });
});
