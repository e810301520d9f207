/** What HiveTaxi's desk promises over HTTP: levels by client and problem, a contract in force, categories with a reason. */
import { call, entries, give, items, startApi, text } from './harness';
import { timeWithOffset } from '../../texts/zoned-time';
import { rar4Of, rar5Of, samples, zipOf } from '../support/archives';
import type { Api, Json, Reply } from './harness';

let api: Api;
beforeAll(async () => {
  api = await startApi();
}, 60_000);
afterAll(() => api.stop());

const tickets = '/api/v1/tickets';
const who = (role: string, index = 0) => api.account(role, 'hivetaxi', index);

/** Of the companies in their order: VIP, Extended, Standard, and one without a contract. Each has users of its own. */
function clientOf(company: string) {
  const found = api.accounts.find(
    (account) => account.desk === 'hivetaxi' && account.role === 'client' && account.company === company,
  );
  if (!found) throw new Error(`nobody of ${company}`);
  return found;
}
const vip = () => clientOf('ООО «Такси Столица»');

function file(client: Parameters<typeof call>[1], fields: object = {}): Promise<Reply> {
  const body = { desk: 'hivetaxi', subject: 'Не принимаются заказы', text: 'Диспетчерская стоит', ...fields };
  return call(api, client, 'POST', tickets, { body });
}

const limitOf = (body: Json, code: string) =>
  (
    body['clocks'] as unknown as { code: string; limit: { kind: string; term?: { amount: number; unit: string } } }[]
  ).find((clock) => clock.code === code)?.limit;

it.each([
  ['ООО «Такси Столица»', 'vip', { kind: 'term', term: { amount: 180, unit: 'working-minute' } }],
  ['ООО «Вояж»', 'extended', { kind: 'term', term: { amount: 720, unit: 'working-minute' } }],
  ['ИП Белова', 'standard', { kind: 'not-promised' }],
])('HT-1 a filing of %s has the level %s, and its reaction by it', async (company, level, limit) => {
  const { status, body } = await file(clientOf(company));
  expect([status, body['level']]).toEqual([201, level]);
  expect(limitOf(body, 'reaction')).toMatchObject(limit);
  expect(text(body['tid'])).toMatch(/^HT-\d+$/);
});

it('HT-9 without a contract in force nothing is taken, and the answer says why', async () => {
  const { status, body } = await file(clientOf('ООО «Новое такси»'));
  expect([status, body['code']]).toEqual([422, 'no-contract']);
  expect(await api.prisma.ticket.count({ where: { desk: 'hivetaxi', client: { name: 'ООО «Новое такси»' } } })).toBe(0);
});

const noticesFor = async (ticket: Json, reader: Parameters<typeof call>[1]) =>
  items((await call(api, reader, 'GET', `${tickets}/${text(ticket['tid'])}/notices`)).body);

it('HT-10 SM-2 the request is accepted with the letter that says so: its number first, its level, and by when it is answered', async () => {
  const { body } = await file(vip());
  expect(body['acceptedAt']).toBe(body['receivedAt']);
  const [letter, ...others] = await noticesFor(body, vip());
  expect(others).toEqual([]);
  const tid = text(body['tid']);
  const due = (body['clocks'] as unknown as { code: string; due: string }[]).find(
    ({ code }) => code === 'reaction',
  )?.due;
  const when = timeWithOffset('Europe/Moscow', Date.parse(text(due)));
  expect(letter).toMatchObject({
    kind: 'acknowledgement',
    subject: `[${tid}] Обращение принято: Не принимаются заказы`,
    body: [
      `Ваше обращение принято службой технической поддержки, его номер — ${tid}. Пожалуйста, сохраняйте этот номер в теме, когда пишете нам по тому же вопросу.`,
      'Уровень обслуживания — «VIP».',
      `Первый ответ — до ${when}.`,
    ].join('\n\n'),
    state: 'delivered',
    deliveredAt: body['acceptedAt'],
  });
  const { body: timeline } = await call(api, vip(), 'GET', `${tickets}/${tid}/timeline`);
  expect(text(items(timeline)[0]?.['text'])).toContain(`Заявка ${tid} открыта и принята: подтверждение доставлено `);
  const read = await call(api, vip(), 'GET', `${tickets}/${tid}`);
  expect(read.body['acceptedAt']).toBe(body['acceptedAt']);
});

it('SM-2 a level without a figure is shown as not promised', async () => {
  const { body } = await file(clientOf('ИП Белова'));
  const [letter] = await noticesFor(body, clientOf('ИП Белова'));
  expect(text(letter?.['body'])).toContain('«Стандарт».\n\nСрок ответа на этом уровне не обещан.');
});

it('HT-10 a second notice says that work has begun; nobody is answered by it', async () => {
  const { body } = await file(vip());
  const { body: given } = await give(api, who('specialist'), body, { type: 'assign', to: 'sp-01' });
  expect(given['ticket']).toMatchObject({ status: { code: 'started' } });
  const letters = await noticesFor(body, vip());
  expect(letters.map(({ kind }) => kind)).toEqual(['acknowledgement', 'work-begun']);
  expect(letters[1]).toMatchObject({
    subject: `[${text(body['tid'])}] Обработка обращения начата: Не принимаются заказы`,
  });
  const { body: read } = await call(api, vip(), 'GET', `${tickets}/${text(body['tid'])}`);
  expect(entries(read['clocks']).find(({ code }) => (code as unknown) === 'reaction')?.['state']).toBe('running');
});

it('HT-4 the queue is handled in the order of arrival, and what is critical first', async () => {
  const filed: Json[] = [];
  for (const subject of ['первое', 'второе', 'третье', 'четвёртое'])
    filed.push((await file(clientOf('ИП Белова'), { subject, category: 'question' })).body);
  const [first, second, third, fourth] = filed.map(({ id }) => text(id));
  const queue = async (): Promise<string[]> => {
    const { body } = await call(api, who('specialist'), 'GET', `${tickets}?desk=hivetaxi&sort=handling&limit=100`);
    return items(body)
      .map(({ id }) => text(id))
      .filter((id) => filed.some((ticket) => text(ticket['id']) === id));
  };
  expect(await queue()).toEqual([first, second, third, fourth]);
  const raised = await give(api, who('manager'), filed[2] ?? {}, { type: 'classify', priority: 'high' });
  expect(raised.status).toBe(201);
  const declared = { type: 'declare-emergency', reason: 'no-work', text: 'Диспетчерская стоит' };
  expect((await give(api, who('specialist'), filed[3] ?? {}, declared)).status).toBe(201);
  expect(await queue()).toEqual([fourth, third, first, second]);
});

it('HT-9 the personal manager files for the own client, who is the author, and for no other', async () => {
  const forClient = { onBehalfOf: vip().email };
  const { status, body } = await file(who('personal-manager'), forClient);
  expect([status, body['author']?.['name'], body['level']]).toEqual([201, vip().name, 'vip']);
  const other = await file(who('personal-manager'), { onBehalfOf: clientOf('ООО «Вояж»').email });
  expect(other.status).toBe(404);
});

it('HT-13 a request states product, edition and steps, of an app its system too, and is taken without any of them', async () => {
  const fields = { steps: 'Открыть заказ', 'product-version': '4.2', edition: 'Про', mobile: true, os: 'Android' };
  const { status, body } = await file(vip(), { requestType: 'problem', fields });
  expect([status, body['fields']]).toEqual([201, fields]);
  expect((await file(vip(), { requestType: 'problem' })).status).toBe(201);
  const desktop = await file(vip(), { requestType: 'problem', fields: { mobile: false, os: 'Android' } });
  expect([desktop.status, desktop.body['code']]).toEqual([422, 'form-not-filled']);
});

it('HT-1 a client names no level of the own', async () => {
  const { status, body } = await file(vip(), { level: 'vip', levelReason: 'Очень надо' });
  expect([status, body['code']]).toEqual([403, 'forbidden']);
});

it('HT-1 what the problem is, the filer says; another one the desk names with a reason', async () => {
  const { body } = await file(vip(), { category: 'question' });
  expect([body['category'], body['level']]).toEqual(['question', 'standard']);
  expect(body['titles']).toMatchObject({ category: 'Вопрос', level: 'Стандарт' });
  const classify = (fields: object) => give(api, who('specialist'), body, { type: 'classify', ...fields });
  const without = await classify({ category: 'outage' });
  expect([without.status, without.body['code']]).toEqual([422, 'category-needs-reason']);
  const unknown = await classify({ category: 'disaster', reason: 'x' });
  expect([unknown.status, unknown.body['code']]).toEqual([422, 'unknown-category']);
  const changed = await classify({ category: 'outage', reason: 'Всё стоит' });
  expect(changed.body['ticket']).toMatchObject({ category: 'outage', level: 'vip' });
  const asked = await file(vip(), { category: 'disaster' });
  expect([asked.status, asked.body['code']]).toEqual([422, 'unknown-category']);
});

it('HT-1 the look-up tells the rows of a clock with what they ask and where they come from', async () => {
  const { body } = await call(api, vip(), 'GET', '/api/v1/regulations?desk=hivetaxi');
  const [line] = body['items'] as unknown as { content: { clocks: { code: string; limits: object[] }[] } }[];
  const reaction = line?.content.clocks.find(({ code }) => code === 'reaction');
  expect(reaction?.limits[1]).toEqual({
    conditions: [{ of: 'level', in: ['vip'] }],
    limit: '3 рабочих часа',
    source: '2, VIP',
  });
});

function upload(bytes: Uint8Array, type: string, language = 'en'): Promise<Reply> {
  const form = new FormData();
  form.set('file', new Blob([Uint8Array.from(bytes)], { type }), 'снимок.bmp');
  const headers = { 'accept-language': language };
  return call(api, vip(), 'POST', '/api/v1/attachments', { raw: form, headers });
}
const snapshot = { name: 'снимок.bmp', bytes: samples.bmp };

it.each([
  ['a PNG said to be a BMP', samples.png, 'image/bmp', 'image/png'],
  ['a BMP in a ZIP', zipOf([snapshot]), 'application/x-zip-compressed', 'application/zip'],
  ['a BMP in a RAR of version 4', rar4Of([snapshot]), 'application/octet-stream', 'application/vnd.rar'],
  ['a BMP in a RAR of version 5', rar5Of([snapshot]), 'application/vnd.rar', 'application/vnd.rar'],
])('HT-12 %s is taken as what it is', async (_name, bytes, said, kept) => {
  const { status, body } = await upload(bytes, said);
  expect([status, body['mediaType']]).toEqual([201, kept]);
});

const here = 'image/jpeg, image/gif, image/png';
const packed = 'image/bmp, image/jpeg, image/gif, image/png';
it.each([
  ['a BMP', samples.bmp, 'image/bmp', `These are taken: ${here}; in an archive (ZIP, RAR): ${packed}.`],
  [
    'text said to be a PNG',
    samples.text,
    'image/png',
    `These are taken: ${here}; in an archive (ZIP, RAR): ${packed}.`,
  ],
  [
    'a program in a ZIP',
    zipOf([{ name: 'a.bmp', bytes: samples.exe }]),
    'application/zip',
    `A file in the archive is application/x-msdownload; in an archive only these are taken: ${packed}.`,
  ],
])('HT-12 %s is refused, and the answer names what is taken', async (_name, bytes, said, detail) => {
  const { status, body } = await upload(bytes, said);
  expect([status, body['code'], body['detail']]).toEqual([415, 'unsupported-media-type', detail]);
  const russian = await upload(bytes, said, 'ru');
  expect(text(russian.body['detail'])).toMatch(/принимаются.*image\/png/i);
});

it('HT-12 the look-up tells what is taken', async () => {
  const { body } = await call(api, vip(), 'GET', '/api/v1/regulations?desk=hivetaxi');
  const [line] = body['items'] as unknown as { content: { attachments: object } }[];
  expect(line?.content.attachments).toEqual({
    types: here.split(', '),
    packed: { archives: ['zip', 'rar'], types: packed.split(', ') },
    maxBytes: 10 * 1024 * 1024,
  });
});

it('HT-1 HT-3 what an emergency would change is told like any other date, and at a desk without emergencies refused', async () => {
  const ask = async (fields: object, desk = 'hivetaxi') => {
    const body = { desk, start: '2027-03-01T19:00:00+03:00', ...fields };
    const client = desk === 'hivetaxi' ? vip() : api.account('client');
    const answer = await call(api, client, 'POST', '/api/v1/due-dates', { body });
    const clocks = (answer.body['clocks'] ?? []) as unknown as { code: string; due: string | null }[];
    return [answer.status, clocks.find(({ code }) => code === 'reaction')?.due ?? answer.body['code']];
  };
  const declaredAt = '2027-03-01T19:10:00+03:00';
  expect(await ask({})).toEqual([200, '2027-03-02T08:00:00.000Z']);
  expect(await ask({ emergency: { declaredAt } })).toEqual([200, '2027-03-01T19:00:00.000Z']);
  const developersAt = '2027-03-01T20:00:00+03:00';
  expect(await ask({ emergency: { declaredAt, developersAt } })).toEqual([200, '2027-03-02T08:00:00.000Z']);
  expect(await ask({ emergency: { declaredAt } }, 'skai')).toEqual([422, 'not-in-regulation']);
});
