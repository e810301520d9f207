import { createHash } from 'node:crypto';
import { mediaTypeOf, safeName } from '../../files/check-file';
import type { DemoAccount } from '../../prisma/seed';
import { call, fileAs, give, startApi, text } from './harness';
import type { Api, Json, Reply } from './harness';

let api: Api;
let client: DemoAccount;

beforeAll(async () => {
  api = await startApi();
  client = api.account('client');
});
afterAll(() => api.stop());

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

function upload(
  who: DemoAccount,
  { bytes = png, type = 'image/png', name = 'снимок.png', fields = {}, headers = {} } = {},
): Promise<Reply> {
  const form = new FormData();
  for (const [key, value] of Object.entries(fields)) form.set(key, value);
  form.set('file', new Blob([Uint8Array.from(bytes)], { type }), name);
  return call(api, who, 'POST', '/api/v1/attachments', { raw: form, headers });
}

async function download(who: DemoAccount, id: Json): Promise<Response> {
  return fetch(`${api.base}/api/v1/attachments/${text(id)}`, { headers: { authorization: `Bearer ${who.apiKey}` } });
}

it('SK-4 a file goes up, into a reply, and comes back as it was, to be saved and not shown', async () => {
  const uploaded = await upload(client, { name: '../../этажи\\снимок экрана".png' });
  expect(uploaded.status).toBe(201);
  expect(uploaded.body).toMatchObject({
    name: 'снимок экрана.png',
    mediaType: 'image/png',
    size: png.length,
    sha256: createHash('sha256').update(png).digest('hex'),
  });
  const ticket = await fileAs(api, client);
  const reply = { type: 'reply', text: 'вот', attachments: [uploaded.body['id']] };
  expect((await give(api, client, ticket, reply)).status).toBe(201);
  const file = await download(api.account('specialist'), uploaded.body['id'] as Json);
  expect(file.status).toBe(200);
  expect(Buffer.from(await file.arrayBuffer())).toEqual(png);
  expect(file.headers.get('content-type')).toBe('image/png');
  expect(file.headers.get('content-disposition')).toMatch(
    /^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''%D1/,
  );
  expect(file.headers.get('x-content-type-options')).toBe('nosniff');
  const timeline = await call(api, client, 'GET', `/api/v1/tickets/${text(ticket['id'])}/timeline`);
  expect(JSON.stringify(timeline.body)).toContain(`/api/v1/attachments/${text(uploaded.body['id'])}`);
});

it('until it is in a ticket only its owner has it, and it goes into one ticket only', async () => {
  const { body } = await upload(client);
  expect((await download(client, body['id'] as Json)).status).toBe(200);
  expect((await download(api.account('specialist'), body['id'] as Json)).status).toBe(404);
  const colleague = api.account('client', 'skai', 1);
  const stolen = { desk: 'skai', subject: 'a', text: 'b', attachments: [body['id']] };
  expect((await call(api, colleague, 'POST', '/api/v1/tickets', { body: stolen })).status).toBe(404);
  await fileAs(api, client, { attachments: [body['id']] });
  expect((await call(api, client, 'POST', '/api/v1/tickets', { body: stolen })).status).toBe(404);
  expect((await download(colleague, body['id'] as Json)).status).toBe(404);
  expect((await download(api.account('client', 'demo'), body['id'] as Json)).status).toBe(404);
});

it('the same key and file is one attachment, another file 409', async () => {
  const headers = { 'idempotency-key': 'file-1' };
  const first = await upload(client, { headers });
  const again = await upload(client, { headers });
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(again.body['id']).toBe(first.body['id']);
  expect((await upload(client, { headers, bytes: Buffer.concat([png, png]) })).status).toBe(409);
});

it('the same key and file eight times at once is one attachment', async () => {
  const headers = { 'idempotency-key': 'file-2' };
  const answers = await Promise.all(Array.from({ length: 8 }, () => upload(client, { headers })));
  expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(201));
  expect(new Set(answers.map(({ body }) => body['id'])).size).toBe(1);
});

it('refused are: no file, two files, an unknown field, a foreign desk, a wrong kind, too many bytes', async () => {
  const empty = new FormData();
  empty.set('desk', 'skai');
  expect((await call(api, client, 'POST', '/api/v1/attachments', { raw: empty })).status).toBe(400);
  const two = new FormData();
  for (const name of ['a', 'b']) two.append('file', new Blob([name]), name);
  expect((await call(api, client, 'POST', '/api/v1/attachments', { raw: two })).status).toBe(400);
  expect((await upload(client, { fields: { colour: 'red' } })).status).toBe(400);
  expect((await upload(client, { fields: { desk: 'demo' } })).status).toBe(404);
  const unlike = await upload(client, { bytes: Buffer.from('MZ'), headers: { 'accept-language': 'en' } });
  expect([unlike.status, unlike.body['detail']]).toEqual([
    415,
    'Any kind of file is taken, but the content of this one is not image/png.',
  ]);
  const json = await call(api, client, 'POST', '/api/v1/attachments', { body: { desk: 'skai' } });
  expect([json.status, text(json.body['detail'])]).toEqual([415, expect.stringContaining('multipart/form-data')]);
  const broken = { raw: '--x\r\nnonsense', headers: { 'content-type': 'multipart/form-data; boundary=x' } };
  expect((await call(api, client, 'POST', '/api/v1/attachments', broken)).status).toBe(400);
  const large = await upload(client, { bytes: Buffer.alloc(25 * 1024 * 1024 + 1), type: 'text/plain' });
  expect([large.status, large.body['code']]).toEqual([413, 'too-large']);
});

it.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\temp\\отчёт.xlsx', 'отчёт.xlsx'],
  ['', 'file'],
  ['...', 'file'],
  ['a\u202egnp.exe', 'agnp.exe'],
  ['a\0b\r\n.txt', 'ab.txt'],
  ['.htaccess', 'htaccess'],
  [`${'я'.repeat(300)}.png`, `${'я'.repeat(196)}.png`],
])('the name %j is kept as %j', (given, kept) => {
  expect(safeName(given)).toBe(kept);
});

it.each([
  ['image/PNG; charset=x', 'image/png'],
  ['nonsense', 'application/octet-stream'],
  ['text/html\r\nx: y', 'application/octet-stream'],
  ['', 'application/octet-stream'],
])('the media type %j is kept as %j', (given, kept) => {
  expect(mediaTypeOf(given)).toBe(kept);
});
