/** Files come in over disk, a bounded number at once and a bounded amount a day (DESIGN 9, REVIEW 9). */
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import type { ClientRequest } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openOwnFolder } from '../../files/own-folder';
import { until } from '../../local/wait';
import type { DemoAccount } from '../../prisma/seed';
import { call, startApi, text } from './harness';
import type { Api, Json, Reply } from './harness';

let api: Api;
let client: DemoAccount;

beforeAll(async () => {
  api = await startApi({ uploadBytesADay: 2_000_000 });
  client = api.account('client');
});
afterAll(() => api.stop());

const place = '/api/v1/attachments';

function upload(who: DemoAccount, bytes: Buffer): Promise<Reply> {
  const form = new FormData();
  form.set('desk', 'skai');
  form.set('file', new Blob([Uint8Array.from(bytes)]), 'данные.bin');
  return call(api, who, 'POST', place, { raw: form });
}

/** An upload whose beginning is sent, and whose end is not yet. */
interface Begun {
  readonly outgoing: ClientRequest;
  readonly answer: Promise<{ readonly status: number; readonly retryAfter: string | undefined }>;
  end(): void;
}

function begin(who: DemoAccount): Begun {
  const outgoing = request(api.base + place, {
    method: 'POST',
    headers: { authorization: `Bearer ${who.apiKey}`, 'content-type': 'multipart/form-data; boundary=x' },
  });
  const answer: Begun['answer'] = new Promise((resolve) => {
    outgoing.once('response', (incoming) => {
      incoming.resume();
      resolve({ status: incoming.statusCode ?? 0, retryAfter: incoming.headers['retry-after'] });
    });
  });
  outgoing.on('error', () => undefined);
  outgoing.write('--x\r\nContent-Disposition: form-data; name="file"; filename="a.bin"\r\n\r\nbeginning ');
  return { outgoing, answer, end: () => void outgoing.end('and end\r\n--x--\r\n') };
}

const lying = (): Promise<string[]> => readdir(api.uploadFolder);
const nothingLies = (): Promise<void> => until(async () => (await lying()).length === 0, 60_000, 'files are left');

it('a file of several pieces goes up and comes back, and nothing of it is left on the way', async () => {
  const bytes = randomBytes(700_001);
  const { status, body } = await upload(client, bytes);
  expect([status, body['size']]).toEqual([201, bytes.length]);
  const file = await fetch(`${api.base}${place}/${text(body['id'])}`, {
    headers: { authorization: `Bearer ${client.apiKey}` },
  });
  expect(file.headers.get('content-length')).toBe(String(bytes.length));
  expect(Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true);
  await nothingLies();
});

it('two of a person come in at once and eight wait; the next is told to come again, other people are not', async () => {
  const all = Array.from({ length: 11 }, () => begin(client));
  // Which of them comes last is not said.
  const refused = await Promise.race(all.map(async ({ answer }, index) => ({ index, ...(await answer) })));
  expect(refused.status).toBe(429);
  expect(Number(refused.retryAfter)).toBeGreaterThan(0);
  await until(async () => (await lying()).length === 2, 60_000, 'two do not come in');
  const other = begin(api.account('specialist'));
  await until(async () => (await lying()).length === 3, 60_000, 'the other does not come in');
  for (const each of [other, ...all]) each.end();
  const others = all.filter((_each, index) => index !== refused.index);
  const answers = await Promise.all([other, ...others].map(({ answer }) => answer));
  expect(answers.map(({ status }) => status)).toEqual(Array(11).fill(201));
  await nothingLies();
});

it('an upload that breaks off leaves nothing and gives its turn back', async () => {
  const [one, two] = [begin(client), begin(client)];
  await until(async () => (await lying()).length === 2, 60_000, 'two do not come in');
  for (const { outgoing } of [one, two]) outgoing.destroy();
  await nothingLies();
  expect((await upload(client, Buffer.from('после'))).status).toBe(201);
});

it('a person uploads so many bytes a day, whichever process counts; then 429 with the time to wait', async () => {
  const who = api.account('manager');
  expect((await upload(who, randomBytes(1_500_000))).status).toBe(201);
  const over = await upload(who, randomBytes(600_000));
  expect([over.status, over.body['code']]).toEqual([429, 'upload-quota']);
  expect(Number(over.headers.get('retry-after'))).toBeGreaterThan(80_000);
  expect((await upload(who, randomBytes(500_000))).status).toBe(201);
  const full = await upload(who, Buffer.from('x'));
  expect([full.status, full.body['code']]).toEqual([429, 'upload-quota']);
  expect((await upload(api.account('coordinator'), Buffer.from('x'))).status).toBe(201);
  await nothingLies();
});

it('what a process that died has left is removed when the next one begins, and nothing of one that lives', async () => {
  const parent = await mkdtemp(path.join(tmpdir(), 'reglament-uploads-'));
  try {
    // Numbers of processes do not reach so far.
    const left = [`99999999-abc`, `${process.pid}-before`, `${process.ppid}-alive`];
    for (const name of left) {
      await mkdir(path.join(parent, name));
      await writeFile(path.join(parent, name, 'half'), 'x');
    }
    const folder = await openOwnFolder(parent);
    expect((await readdir(parent)).sort()).toEqual([`${process.ppid}-alive`, path.basename(folder.path)].sort());
    await folder.remove();
    expect(await readdir(parent)).toEqual([`${process.ppid}-alive`]);
  } finally {
    await rm(parent, { recursive: true });
  }
});

describe('who has a file', () => {
  const has = async (who: DemoAccount, id: Json | undefined): Promise<number> =>
    (await call(api, who, 'GET', `${place}/${text(id)}`)).status;

  it("is whoever sees the word it stands with: a note is the desk's, a refused word nobody's but its own", async () => {
    const specialist = api.account('specialist');
    const filed = await call(api, client, 'POST', '/api/v1/tickets', {
      body: { desk: 'skai', subject: 'Нет данных', text: 'С утра', topic: 'consulting' },
    });
    const commands = `/api/v1/tickets/${text(filed.body['id'])}/commands`;
    const [noted, rated] = [
      await upload(specialist, Buffer.from('для своих')),
      await upload(client, Buffer.from('фото')),
    ];
    const note = { type: 'note', text: 'смотрите', attachments: [noted.body['id']] };
    expect((await call(api, specialist, 'POST', commands, { body: note })).status).toBe(201);
    expect([await has(client, noted.body['id']), await has(api.account('manager'), noted.body['id'])]).toEqual([
      404, 200,
    ]);
    const rate = { type: 'rate', score: 'good', comment: 'хорошо', attachments: [rated.body['id']] };
    expect((await call(api, client, 'POST', commands, { body: rate })).status).toBe(422);
    expect([await has(client, rated.body['id']), await has(specialist, rated.body['id'])]).toEqual([200, 404]);
    // And it can still be named by a word that holds.
    const reply = { type: 'reply', text: 'вот', attachments: [rated.body['id']] };
    expect((await call(api, client, 'POST', commands, { body: reply })).status).toBe(201);
    expect(await has(specialist, rated.body['id'])).toBe(200);
  });
});
