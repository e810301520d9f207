/** Passwords by letters: a forgotten one, and the first one of whoever was invited (DESIGN 9, 12). */
import { linkKeys, passwordLinkOf } from '../../letters/press';
import type { DemoAccount } from '../../prisma/seed';
import { clockFrom } from '../../store/clock';
import { call, filing, outcome, secret, startApi, text } from './harness';
import type { Api, Reply } from './harness';

let api: Api;
let ahead = 0;
const hour = 60 * 60_000;
beforeAll(async () => {
  api = await startApi(
    {},
    clockFrom(() => Promise.resolve(Date.now() + ahead)),
    { lettersLeave: true },
  );
}, 60_000);
afterAll(() => api.stop());
beforeEach(() => {
  ahead = 0;
});

const session = '/api/v1/session';
const links = { origin: '', keys: linkKeys(secret) };
const post = (path: string, body: object, who: DemoAccount | null = null): Promise<Reply> =>
  call(api, who, 'POST', path, { body });
const ask = (email: string): Promise<Reply> => post(`${session}/password-reset`, { email });
const set = (token: string, password: string): Promise<Reply> => post(`${session}/password`, { token, password });
const signIn = (email: string, password: string): Promise<Reply> => post(session, { email, password });

/** The page that the newest letter to a person leads to. */
async function newestLink(email: string): Promise<string> {
  const { id } = await api.prisma.accountLetter.findFirstOrThrow({
    where: { person: { email } },
    orderBy: { id: 'desc' },
  });
  return passwordLinkOf(id, links);
}

function tokenIn(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

it('a forgotten password is set anew by the link of a letter, once, and all sessions end', async () => {
  const { email } = api.account('client');
  const before = await signIn(email, api.account('client').password);
  const open = { apiKey: text(before.body['token']) };
  expect((await ask(` ${email.toUpperCase()} `)).status).toBe(202);
  const path = await newestLink(email);
  // Looking at the page uses nothing up.
  for (const method of ['GET', 'HEAD', 'GET']) expect((await fetch(api.base + path, { method })).status).toBe(200);
  expect((await set(tokenIn(path), 'short')).status).toBe(400);
  const [one, other] = await Promise.all([
    set(tokenIn(path), 'a longer password, number one'),
    set(tokenIn(path), 'a longer password, number two'),
  ]);
  expect([one.status, other.status].sort()).toEqual([204, 422]);
  expect(outcome(await set(tokenIn(path), 'yet another password'))).toEqual([422, 'link-not-valid']);
  expect((await fetch(api.base + path)).status).toBe(410);
  expect((await call(api, open, 'GET', '/api/v1/me')).status).toBe(401);
  const number = one.status === 204 ? 'one' : 'two';
  expect((await signIn(email, `a longer password, number ${number}`)).status).toBe(201);
  expect((await signIn(email, api.account('client').password)).status).toBe(401);
});

it('an address that nobody has gets the same answer, and nothing is written', async () => {
  const before = await api.prisma.accountLetter.count();
  const known = await ask(api.account('specialist').email);
  for (const email of ['nobody@nowhere.example', 'no address at all', 'a@b']) {
    const answer = await ask(email);
    expect([answer.status, answer.body]).toEqual([known.status, known.body]);
  }
  expect(await api.prisma.accountLetter.count()).toBe(before + 1);
});

it('letters to one account are limited, in the same way for one that nobody has', async () => {
  for (const email of [api.account('manager').email, 'somebody@nowhere.example']) {
    for (let count = 0; count < 5; count += 1) expect((await ask(email)).status).toBe(202);
    expect(outcome(await ask(email))).toEqual([429, 'too-many-requests']);
  }
  expect((await ask(api.account('coordinator').email)).status).toBe(202);
});

it('a link that has expired, is of another purpose or has a character changed sets nothing', async () => {
  const { email, password } = api.account('technician');
  await ask(email);
  const token = tokenIn(await newestLink(email));
  const changed = `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`;
  for (const forged of [changed, `${token}A`, 'x', ''])
    expect((await set(forged, 'a longer password')).status).toBeGreaterThanOrEqual(400);
  for (const path of [`/press/${token}`, `/press/off/${token}`, `/press/password/${changed}`])
    expect((await fetch(api.base + path)).status).toBe(404);
  ahead = hour + 1;
  expect(outcome(await set(token, 'a longer password'))).toEqual([422, 'link-not-valid']);
  expect((await fetch(`${api.base}/press/password/${token}`)).status).toBe(410);
  ahead = 0;
  expect((await signIn(email, password)).status).toBe(201);
});

it('the page takes a password typed twice, by its own form alone', async () => {
  const { email } = api.account('technician', 'skai', 1);
  await ask(email);
  const path = await newestLink(email);
  const send = async (fields: Record<string, string>) =>
    (await fetch(api.base + path, { method: 'POST', body: new URLSearchParams(fields) })).status;
  const password = 'пароль подлиннее';
  expect(await send({ password, again: password })).toBe(400);
  expect(await send({ press: 'password', password, again: 'другой пароль' })).toBe(400);
  expect(await send({ press: 'password', password, again: password })).toBe(200);
  expect(await send({ press: 'password', password, again: password })).toBe(410);
  expect((await signIn(email, password)).status).toBe(201);
});

describe('an invitation', () => {
  const caller = async (who: DemoAccount, named: object): Promise<string> => {
    const clientId = (await api.prisma.membership.findFirstOrThrow({ where: { role: 'client', desk: 'skai' } }))
      .clientId;
    const filed = await post('/api/v1/tickets', { ...filing, onBehalfOf: { client: clientId, ...named } }, who);
    expect(filed.status).toBe(201);
    return text(filed.body['author']?.['id']);
  };
  const invite = (who: DemoAccount, person: string, body: object = {}): Promise<Reply> =>
    post(`/api/v1/people/${person}/invitation`, body, who);

  it('SK-3 lets a caller in who was only called about so far: the tickets filed on the phone are there', async () => {
    const specialist = api.account('specialist');
    const email = 'later@sever.example';
    const person = await caller(specialist, { name: 'Игорь Позднов', phone: '+7 916 000-00-03' });
    expect((await invite(specialist, person)).status).toBe(400);
    expect(outcome(await invite(specialist, person, { email: api.account('client').email }))).toEqual([
      422,
      'address-of-another',
    ]);
    expect((await invite(specialist, person, { email })).status).toBe(202);
    const path = await newestLink(email);
    ahead = 6 * 24 * hour;
    expect((await set(tokenIn(path), 'the first password')).status).toBe(204);
    ahead = 0;
    const opened = await signIn(email, 'the first password');
    const list = await call(api, { apiKey: text(opened.body['token']) }, 'GET', '/api/v1/tickets');
    expect([opened.status, list.status]).toEqual([201, 200]);
    expect(outcome(await invite(specialist, person))).toEqual([422, 'signs-in-already']);
  });

  it('is for the desk to send, to people of its clients', async () => {
    const person = await caller(api.account('specialist'), { name: 'Анна Новая', email: 'new@sever.example' });
    expect((await invite(api.account('client'), person)).status).toBe(403);
    expect((await invite(api.account('technician'), person)).status).toBe(403);
    expect((await invite(api.account('specialist'), 'nobody')).status).toBe(404);
    expect(outcome(await invite(api.account('specialist'), person, { email: 'another@sever.example' }))).toEqual([
      422,
      'address-of-another',
    ]);
    expect((await invite(api.account('administrator'), person)).status).toBe(202);
  });
});

it('REVIEW 9 no link stands in the database or in the log', async () => {
  const letters = await api.prisma.accountLetter.findMany();
  const tokens = letters.map(({ id }) => tokenIn(passwordLinkOf(id, links)));
  expect(tokens.length).toBeGreaterThan(0);
  const stored = JSON.stringify([letters, await api.prisma.verification.findMany()]);
  for (const token of tokens) {
    expect(stored).not.toContain(token);
    expect(api.log.join('\n')).not.toContain(token);
  }
});
