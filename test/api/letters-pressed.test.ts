/** Letters as a mail server gets them, and what their links do (SK-7, SK-11): claimed, sent, opened by machines, pressed by people. */
import { linkKeys } from '../../letters/press';
import type { DemoAccount } from '../../prisma/seed';
import { createAccountSender } from '../../worker/account-letters';
import { pressedIn } from '../../worker/letter-extras';
import { createNoticeSender } from '../../worker/notice-sender';
import { portal } from '../../worker/transports/portal';
import { createSmtpTransport, type SmtpTransport } from '../../worker/transports/smtp';
import { settingsFor } from '../mail/letter';
import { parsed, startSmtp, type TestServer } from '../mail/server';
import { call, fileAs, give, secret, startApi, text } from './harness';
import type { Api } from './harness';

let api: Api;
let server: TestServer;
let smtp: SmtpTransport;
let busy = false;
beforeAll(async () => {
  api = await startApi({}, undefined, { lettersLeave: true });
  server = await startSmtp({ data: () => (busy ? { code: 451, text: 'busy' } : undefined) });
  smtp = createSmtpTransport(settingsFor(server.url), { findExtras: pressedIn(links()) });
}, 60_000);
afterAll(async () => {
  smtp.close();
  await server.close();
  await api.stop();
});

const links = () => ({ origin: api.base, keys: linkKeys(secret) });
const client = (): DemoAccount => api.account('client');

/** Sends whatever waits. @returns the letters to a person that the server got by that, as a mail program reads them */
async function sent(email: string) {
  const before = server.letters.length;
  const sender = createNoticeSender({
    store: api.store,
    tell: () => undefined,
    transports: { portal, email: smtp },
    mailDomain: 'desk.example',
  });
  while ((await sender.pass()) === 'more');
  await sender.close();
  const got = server.letters.slice(before).filter(({ to }) => to.includes(email));
  return Promise.all(got.map(parsed));
}

/** Every address in a letter, its headers among them. */
function addressesIn(raw: string): string[] {
  return [...new Set([...raw.matchAll(/https?:\/\/[^\s"<>]+/g)].map(([url]) => url))].filter((url) =>
    url.startsWith(api.base),
  );
}

async function counted(): Promise<number[]> {
  const { prisma } = api;
  const preferences = await prisma.person.count({ where: { preferences: { equals: {} } } });
  return [await prisma.event.count(), await prisma.inbox.count(), await prisma.session.count(), preferences];
}

it('SK-11 SK-7 what a scanner opens in the letters that have left changes nothing; a person’s press closes and rates', async () => {
  const ticket = await fileAs(api, client());
  await give(api, api.account('specialist'), ticket, { type: 'reply', text: 'Перезагрузите терминал' });
  await give(api, api.account('specialist'), ticket, { type: 'solve', kind: 'answer', text: 'Готово' });
  const letters = await sent(client().email);
  expect(letters.map(({ subject }) => subject?.split(' ')[0])).toEqual(['Заявка', 'Ответ', 'Решение']);
  const [accepted, answer, solution] = letters;
  if (!accepted || !answer || !solution) throw new Error('no letters');
  const opened = letters.flatMap((letter) => addressesIn(`${letter.text ?? ''} ${letter.html || ''}`));
  // Three colours in each letter with a comment, the ticket in all, and where letters of a group are switched off in one.
  expect(opened.filter((url) => url.includes('/press/'))).toHaveLength(7);
  const before = await counted();
  for (const url of opened) for (const method of ['GET', 'HEAD']) await fetch(url, { method });
  expect(await counted()).toEqual(before);

  expect(accepted.headers.has('list-unsubscribe')).toBe(false);
  expect(solution.text).toMatch(/Хорошо: http\S+\/press\/[\w-]+\n/);
  const green = /Хорошо: (http\S+)/.exec(solution.text ?? '')?.[1] ?? '';
  expect(solution.text).toContain('Откроется страница, где заявку можно закрыть и оценить работу');
  const html = solution.html || '';
  expect(html).toContain(`href="${green}"`);
  const page = await (await fetch(green)).text();
  const seen = /name="seen" value="(\d+)"/.exec(page)?.[1] ?? '';
  const form = new URLSearchParams({ press: 'answer', does: 'close', seen, score: 'good', comment: 'Спасибо' });
  expect((await fetch(green, { method: 'POST', body: form })).status).toBe(200);
  const { stage } = await api.prisma.ticket.findUniqueOrThrow({ where: { id: text(ticket['id']) } });
  expect(stage).toBe('closed');
});

it('SK-7 the button of a mail program switches the group off, and the next answer stands in the portal', async () => {
  const ticket = await fileAs(api, client());
  const answered = (): Promise<unknown> =>
    give(api, api.account('specialist'), ticket, { type: 'reply', text: 'Смотрим' });
  await answered();
  const answer = (await sent(client().email)).find(({ subject }) => subject?.startsWith('Ответ'));
  const raw = server.letters
    .map((letter) => letter.raw.replace(/\r\n[ \t]+/g, ' '))
    .findLast((one) => one.includes('List-Unsubscribe:'));
  expect(raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  const url = /List-Unsubscribe: <([^>]+)>/.exec(raw ?? '')?.[1] ?? '';
  expect(answer?.text).toContain(`Не получать такие письма: ${url}`);
  const done = await fetch(url, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) });
  expect(done.status).toBe(200);
  await answered();
  expect((await sent(client().email)).map(({ subject }) => subject)).toEqual([]);
  const kept = await api.prisma.notice.findMany({ where: { rootId: text(ticket['id']), kind: 'answer' } });
  expect(kept.map(({ channel, state }) => [channel, state])).toEqual([
    ['email', 'delivered'],
    ['portal', 'delivered'],
  ]);
});

it('a letter about an account leaves by the same way, is tried again, and its link sets the password', async () => {
  const { email } = api.account('manager');
  const pass = createAccountSender({
    ...{ store: api.store, smtp, links: links() },
    mail: settingsFor(server.url),
  });
  expect((await call(api, null, 'POST', '/api/v1/session/password-reset', { body: { email } })).status).toBe(202);
  busy = true;
  await pass();
  busy = false;
  const waiting = await api.prisma.accountLetter.findFirstOrThrow({ where: { state: 'waiting' } });
  expect([waiting.attempts, waiting.fault, waiting.leaseUntil]).toEqual([1, '451 busy', null]);
  // Not before its time.
  await pass();
  await api.prisma.accountLetter.updateMany({ data: { notBefore: new Date(0) } });
  const before = server.letters.length;
  await pass();
  await pass();
  const [letter, ...more] = await Promise.all(server.letters.slice(before).map(parsed));
  expect([more, letter?.subject]).toEqual([[], 'Новый пароль для портала поддержки']);
  const url = addressesIn(letter?.text ?? '')[0] ?? '';
  const form = { press: 'password', password: 'a longer password', again: 'a longer password' };
  expect((await fetch(url, { method: 'POST', body: new URLSearchParams(form) })).status).toBe(200);
  const body = { email, password: 'a longer password' };
  expect((await call(api, null, 'POST', '/api/v1/session', { body })).status).toBe(201);
});
