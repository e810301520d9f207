/** In the mailbox of this machine a letter is answered as its recipient would. */
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openLetters, type KeptLetters } from '../../local/mailbox/kept-letters';
import { startReceiver } from '../../local/mailbox/receiver';
import { servePages } from '../../local/mailbox/serve-pages';
import { parseLetter } from '../../mail/parse/parse-letter';

/** As letters of a product that `npm start` runs are identified. */
const letterId = '0190a3c2-7f00-7000-8000-000000000001';
const ticketId = '0190a3c2-7f00-7000-8000-000000000002';

let home: string;
let base: string;
let taken: KeptLetters;
const stops: (() => unknown)[] = [];

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'mailbox-answer-'));
  const letters = await openLetters(path.join(home, 'mailbox'), 10);
  taken = await openLetters(path.join(home, 'desk'), 10);
  const desk = await startReceiver(taken, 0);
  const pages = await servePages(letters, 10, 0, (desk.server.address() as AddressInfo).port);
  base = `http://127.0.0.1:${(pages.address() as AddressInfo).port}`;
  await letters.keep(
    Buffer.from(
      `From: desk@support.example\r\nTo: anna@client.example\r\nSubject: SKAI-1\r\nMessage-ID: <${letterId}@mailbox.localhost>\r\nReferences: <ticket.${ticketId}@mailbox.localhost>\r\n\r\nHow is it now?\r\n`,
    ),
  );
  stops.push(
    () => new Promise<void>((resolve) => desk.close(resolve)),
    () => (pages.closeAllConnections(), pages.close()),
  );
});
afterAll(async () => {
  for (const stop of stops) await stop();
  await rm(home, { recursive: true });
});

function answer(text: string, origin: string): Promise<Response> {
  const body = new URLSearchParams({ text });
  return fetch(`${base}/letters/1/answer?lang=en`, { method: 'POST', body, headers: { origin } });
}

test('SK-3 an answer goes to the desk in its thread, from the recipient', async () => {
  expect(await (await fetch(`${base}/letters/1?lang=en`)).text()).toContain('Answer as its recipient');
  const response = await answer('It works <again>.', base);
  expect(response.status).toBe(200);
  expect(await response.text()).toContain('The answer has been sent');
  const raw = (await taken.read(1))?.toString('utf8') ?? '';
  expect(raw).toContain('From: anna@client.example');
  expect(raw).toContain('To: desk@support.example');
  expect(raw).toContain(`In-Reply-To: <${letterId}@mailbox.localhost>`);
  expect(raw).toContain('> How is it now?');
  // The desk reads it as somebody's words, and not as a letter of its own that came back.
  const facts = await parseLetter(Buffer.from(raw), {
    now: Date.now(),
    prefixes: ['SKAI'],
    own: ['desk@support.example'],
  });
  expect(facts).toMatchObject({ automatic: false, replyText: 'It works <again>.' });
});

test('a page elsewhere gives no answers', async () => {
  expect((await answer('x', 'http://elsewhere.example')).status).toBe(403);
  expect((await answer('', base)).status).toBe(502);
  expect(taken.count()).toBe(1);
});
