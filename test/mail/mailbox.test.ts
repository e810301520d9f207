/** The mailbox of this machine, over SMTP and HTTP. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openLetters } from '../../local/mailbox/kept-letters';
import { startReceiver } from '../../local/mailbox/receiver';
import { servePages } from '../../local/mailbox/serve-pages';
import { createSmtpTransport } from '../../worker/transports/smtp';
import { leaving, settingsFor } from './letter';

const limit = 3;
let home: string;
let pages: string;
let folder: string;
const stops: (() => unknown)[] = [];
let deliver: (id: number, subject?: string, body?: string) => Promise<unknown>;

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'mailbox-'));
  folder = path.join(home, 'mailbox');
  const letters = await openLetters(folder, limit);
  const receiver = await startReceiver(letters, 0);
  const server = await servePages(letters, limit, 0);
  pages = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const smtp = createSmtpTransport(settingsFor(`smtp://127.0.0.1:${(receiver.server.address() as AddressInfo).port}`));
  deliver = (id, subject = `Письмо ${id}`, body = 'Текст') =>
    smtp.deliver(
      leaving({ messageId: `<${id}@desk.example>`, letter: { ...leaving().letter, subject, body } }),
      new AbortController().signal,
    );
  stops.push(
    () => smtp.close(),
    () => new Promise<void>((resolve) => receiver.close(resolve)),
    () => {
      server.closeAllConnections();
      server.close();
    },
  );
});
afterAll(async () => {
  for (const stop of stops) await stop();
  await rm(home, { recursive: true, force: true });
});

async function read(at: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${pages}${at}`, { headers });
  return { status: response.status, headers: response.headers, body: await response.text() };
}

test('a letter that would have left is in the list and can be read, and its markup stays its own', async () => {
  expect(await deliver(1, 'Тема <b>жирная</b>', 'Строка <i>& ещё</i>')).toEqual({ state: 'delivered' });
  const list = await read('/?lang=ru');
  expect(list.body).toContain('Тема &#60;b&#62;жирная');
  expect(list.body).toContain('anna@client.example');
  expect(list.headers.get('content-security-policy')).toContain("default-src 'none'");
  const letter = await read('/letters/1?lang=en');
  expect(letter.body).toContain('As it looks');
  expect(letter.body).toContain('Строка &#60;i&#62;&#38; ещё');
  expect(letter.body).not.toContain('<i>');
  expect(letter.body).toMatch(/<iframe [^>]*sandbox="(?![^"]*allow-(scripts|same-origin))/);
  const html = await read('/letters/1/html');
  expect(html.headers.get('content-security-policy')).toMatch(
    /^sandbox (?!.*allow-(scripts|same-origin)).*default-src 'none'/,
  );
  const source = await read('/letters/1/source');
  expect(source.headers.get('content-type')).toContain('text/plain');
  expect(source.body).toContain('Message-ID: <1@desk.example>');
  expect(source.body).toContain('Delivered-To: anna@client.example');
});

test('the oldest goes when there are more than are kept, and the page says how many that is; a restart finds the rest', async () => {
  for (const id of [2, 3, 4, 5]) await deliver(id);
  expect(await readdir(folder)).toEqual(['0000000003.eml', '0000000004.eml', '0000000005.eml']);
  const { body } = await read('/?lang=ru');
  expect(body).toContain('Хранятся последние 3; сейчас здесь 3.');
  expect(body.indexOf('Письмо 5')).toBeLessThan(body.indexOf('Письмо 3'));
  expect((await read('/letters/1')).status).toBe(404);
  const again = await openLetters(folder, limit);
  expect(again.list(Infinity, 10)).toEqual([5, 4, 3]);
  expect(await again.keep(Buffer.from('Subject: x\r\n\r\n'))).toBe(6);
});

test('only pages of this machine are answered, and only to whoever asks for this machine', async () => {
  const asOther = (): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      get(pages, { headers: { host: 'mailbox.example' } }, ({ statusCode }) => resolve(statusCode)).on('error', reject);
    });
  expect(await asOther()).toBe(421);
  for (const at of ['/letters/9', '/letters/x', '/letters/1/other', '/../5.eml', '/letters/99999999999'])
    expect((await read(at)).status).toBe(404);
  expect((await fetch(pages, { method: 'POST' })).status).toBe(405);
});
