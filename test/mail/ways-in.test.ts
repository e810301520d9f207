/** Letters by SMTP to the listener of this machine, and what people of the desk do with those nobody could place. */
import { randomUUID } from 'node:crypto';
import nodemailer from 'nodemailer';
import { createIntake } from '../../mail/intake/intake';
import { listen, type Listener } from '../../mail/listen/listen';
import { repeat, type Loop } from '../../operations/loop';
import { checkFile } from '../../files/check-file';
import { call, startApi, type Api } from '../api/harness';
import { letter } from './harness';

let api: Api;
let listener: Listener;
let working: Loop;
let away = false;
const errors: unknown[] = [];

beforeAll(async () => {
  api = await startApi();
  const { store } = api;
  const addressBook = () => store.readAddressBook();
  const intake = createIntake({
    ...{ store, addressBook, trust: { hosts: [] }, own: [], folder: api.uploadFolder, checkFile },
    tell: () => undefined,
    onError: (error) => errors.push(error),
  });
  working = repeat(intake.pass, { idleMs: 50, longestMs: 50, onError: (error) => errors.push(error) });
  listener = await listen(
    {
      ...{ addressBook, own: [], folder: api.uploadFolder, mostBytes: 200_000 },
      store: {
        keepArrived: (arrival) => (away ? Promise.reject(new Error('away')) : store.keepArrived(arrival)),
      },
      onKept: () => working.wake(),
      onError: () => undefined,
    },
    0,
  );
});
afterAll(async () => {
  await listener.close();
  await working.stop();
  await api.stop();
});

interface Answer {
  readonly code: number;
}

/** What the listener answers to a letter. */
async function send(raw: Buffer, to: string[], from = 'someone@sever.example'): Promise<number> {
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port: listener.port, secure: false });
  try {
    const { response } = await transport.sendMail({ envelope: { from, to }, raw });
    return Number(response.slice(0, 3));
  } catch (error) {
    return (error as { responseCode: Answer['code'] }).responseCode;
  } finally {
    transport.close();
  }
}

const desk = 'support@skaiportal.com';

/** The outcome of the letter with this identity, when there is one. */
async function outcomeOf(identity: string): Promise<{ outcome: string | null; rootId: string | null }> {
  for (;;) {
    const found = await api.prisma.letterIn.findFirst({ where: { identity, outcome: { not: null } } });
    if (found !== null) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function written(from: string, more: Partial<Parameters<typeof letter>[0]> = {}): { id: string; raw: Buffer } {
  const id = `${randomUUID()}@mail.example`;
  return { id, raw: letter({ from, messageId: `<${id}>`, ...more }) };
}

it('SK-3 a letter that the listener has accepted becomes a ticket', async () => {
  const { id, raw } = written(api.account('client', 'skai').email);
  expect(await send(raw, [desk])).toBe(250);
  expect(await outcomeOf(id)).toMatchObject({ outcome: 'ticket' });
});

it('SK-3 nothing is accepted while it cannot be kept, for nobody here, or beyond the size', async () => {
  const { raw } = written(api.account('client', 'skai').email);
  const before = await api.prisma.letterIn.count();
  away = true;
  expect(await send(raw, [desk])).toBe(451);
  away = false;
  expect(await send(raw, ['nobody@skaiportal.com'])).toBe(550);
  const large = written('a@b.example', { text: 'x'.repeat(300_000) });
  expect(await send(large.raw, [desk])).toBe(552);
  expect(
    await send(
      raw,
      Array.from({ length: 110 }, (_, index) => `support+${index}@skaiportal.com`),
    ),
  ).toBe(250);
  expect(await api.prisma.letterIn.count()).toBe(before + 1);
});

describe('SK-3 what nobody could place waits for people of the desk', () => {
  async function strange(
    from = `${randomUUID()}@nowhere.example`,
  ): Promise<{ id: string; item: string; from: string }> {
    const { id, raw } = written(`Кто-то <${from}>`, { subject: 'Помогите', text: 'Не работает вход.' });
    expect(await send(raw, [desk])).toBe(250);
    expect(await outcomeOf(id)).toMatchObject({ outcome: 'tray' });
    const row = await api.prisma.letterIn.findFirstOrThrow({ where: { identity: id }, include: { tray: true } });
    return { id, item: row.tray?.id ?? '', from };
  }
  const act = (item: string, body: object, who = api.account('specialist', 'skai')) =>
    call(api, who, 'POST', `/api/v1/tray/${item}/acts`, { body });
  const client = async (): Promise<string> =>
    (await api.prisma.client.findFirstOrThrow({ where: { name: 'ООО «Северный путь»' } })).id;

  it('SK-3 it is shown with who, what and why, and as it came', async () => {
    const { item, from } = await strange();
    const { body } = await call(api, api.account('specialist', 'skai'), 'GET', '/api/v1/tray?limit=100');
    const shown = (body['items'] as unknown as { id: string }[]).find(({ id }) => id === item);
    expect(shown).toMatchObject({
      reason: 'stranger',
      letter: { from: { address: from, name: 'Кто-то' }, subject: 'Помогите', excerpt: 'Не работает вход.' },
    });
    const raw = await call(api, api.account('specialist', 'skai'), 'GET', `/api/v1/tray/${item}/letter`);
    expect(raw.body['text']).toContain('Message-ID:');
    expect(await call(api, api.account('specialist', 'hivetaxi'), 'GET', `/api/v1/tray/${item}/letter`)).toMatchObject({
      status: 404,
    });
    expect(await call(api, api.account('client', 'skai'), 'GET', `/api/v1/tray/${item}/letter`)).toMatchObject({
      status: 403,
    });
  });

  it('SK-3 filed for a client it is a ticket of its writer, who is known from then on', async () => {
    const { item, from } = await strange();
    const filed = await act(item, { type: 'file', client: await client() });
    expect(filed).toMatchObject({ status: 201, body: { outcome: 'ticket' } });
    const person = await api.prisma.person.findUniqueOrThrow({ where: { email: from } });
    expect(await api.prisma.ticket.findFirst({ where: { authorId: person.id } })).toMatchObject({
      subject: 'Помогите',
    });
    expect(await api.prisma.tray.findUnique({ where: { id: item } })).toMatchObject({
      resolvedBy: expect.any(String) as unknown,
      resolution: { act: 'file' },
    });
    expect(await act(item, { type: 'drop', reason: 'ещё раз' })).toMatchObject({ status: 422 });
  });

  it('SK-3 attached it is a word, bound it is decided anew, dropped it stays on record', async () => {
    const first = await strange();
    const { body } = await act(first.item, { type: 'bind', client: await client() });
    expect(body).toMatchObject({ outcome: 'ticket' });
    const second = await strange();
    const attached = await act(second.item, { type: 'attach', ticket: body['tid'] });
    expect(attached).toMatchObject({ status: 201, body: { outcome: 'reply', tid: body['tid'] } });
    const third = await strange();
    expect(await act(third.item, { type: 'drop', reason: 'Реклама' })).toMatchObject({ status: 201 });
    expect(await api.prisma.letterIn.findFirst({ where: { identity: third.id } })).toMatchObject({ outcome: 'tray' });
    expect(await act(third.item, { type: 'attach', ticket: 'SKAI-999999' })).toMatchObject({ status: 404 });
    expect(errors).toEqual([]);
  });
});

it('SK-3 an administrator sees which mailbox cannot be read, and why', async () => {
  const box = { address: desk, folder: 'INBOX', fault: 'sign-in refused' };
  await api.store.noteMailboxFault(box);
  await api.store.noteMailboxFault({ ...box, address: 'support@hivetaxi.ru' });
  const { body } = await call(api, api.account('administrator', 'skai'), 'GET', '/api/v1/mailboxes');
  expect(body['items']).toMatchObject([box]);
  expect((await call(api, api.account('manager', 'skai'), 'GET', '/api/v1/mailboxes')).status).toBe(403);
});
