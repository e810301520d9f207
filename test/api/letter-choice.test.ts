/** Which letters a person wants (SK-7): by groups, in the portal's preferences or by one press in a letter. */
import { groupOfLetter, keptLetters, letterGroups, noticeKinds } from '../../domain/ticket';
import { linkKeys, switchOffOf } from '../../letters/press';
import type { DemoAccount } from '../../prisma/seed';
import { call, entries, fileAs, give, secret, startApi, text } from './harness';
import type { Api, Json } from './harness';

let api: Api;
beforeAll(async () => {
  api = await startApi();
}, 60_000);
afterAll(() => api.stop());

const path = '/api/v1/me/preferences';
const client = (): DemoAccount => api.account('client');
const specialist = (): DemoAccount => api.account('specialist');
const put = (who: DemoAccount, body: object) => call(api, who, 'PUT', path, { body });

afterEach(async () => {
  await put(client(), { letters: true, language: 'ru', timeZone: 'Europe/Moscow' });
});

it('SK-7 preferences are read and changed, by groups that people understand', async () => {
  const changed = await put(client(), { letters: { answers: false }, language: 'en', timeZone: 'Asia/Omsk' });
  expect(changed.body).toMatchObject({ letters: { answers: false }, language: 'en', timeZone: 'Asia/Omsk' });
  const read = await call(api, client(), 'GET', path, { headers: { 'accept-language': 'ru' } });
  expect(read.body).toEqual((await call(api, client(), 'GET', path, { headers: { 'accept-language': 'ru' } })).body);
  expect(entries(read.body['kinds']).map((kind) => [kind['group'], kind['canBeSwitchedOff'], kind['on']])).toEqual([
    ...[...letterGroups.client, ...letterGroups.either].map((group) => [group, true, group !== 'answers']),
    ...keptLetters.client.map((group) => [group, false, true]),
  ]);
  expect(entries(read.body['kinds'])[0]).toMatchObject({ title: 'Ответы в моих заявках' });
  const me = await call(api, client(), 'GET', '/api/v1/me');
  expect(me.body).toMatchObject({ language: 'en', preferences: { letters: { answers: false } } });
  const none = await put(client(), { letters: false });
  expect([none.body['letters'], entries(none.body['kinds']).some((kind) => kind['on'])]).toEqual([false, false]);
});

it('SK-7 what a clock counts from, what asks and what is somebody’s to do cannot be switched off by itself', async () => {
  for (const group of [...keptLetters.client, ...keptLetters.desk, 'gossip', 'solution'])
    expect((await put(client(), { letters: { [group]: false } })).status).toBe(400);
  for (const wrong of [{ language: 'fr' }, { timeZone: 'Mars/Olympus' }, { letters: 'no' }, { more: 1 }])
    expect((await put(client(), wrong)).status).toBe(400);
  const kinds = entries((await call(api, specialist(), 'GET', path)).body['kinds']);
  expect(kinds.map((kind) => text(kind['group']))).toEqual([
    ...letterGroups.desk,
    ...letterGroups.either,
    ...keptLetters.desk,
  ]);
  expect(kinds.find((kind) => text(kind['group']) === 'duty')).toMatchObject({
    canBeSwitchedOff: false,
    says: 'Приходят всегда: клиент ждёт, и никто другой об этом не узнает.',
  });
});

it('SK-7 every kind of letter is in a group of its reader’s side, or comes always', () => {
  for (const kind of noticeKinds) {
    const [author, follower, desk] = (['author', 'readers', 'responsible'] as const).map((audience) =>
      groupOfLetter({ kind, audience }),
    );
    expect([...letterGroups.client, null]).toContain(author);
    expect(follower).toBe('shared');
    expect([...letterGroups.desk, null]).toContain(desk);
  }
});

/** The link by which letters like the newest of this kind are switched off. */
async function linkOf(ticket: Json, kind: string): Promise<string | null> {
  const rootId = text(ticket['id']);
  const { id } = await api.prisma.notice.findFirstOrThrow({ where: { rootId, kind, audience: 'author' } });
  return switchOffOf({ id, kind, audience: 'author' }, { origin: '', keys: linkKeys(secret) });
}

async function answered(): Promise<Json> {
  const ticket = await fileAs(api, client());
  expect((await give(api, specialist(), ticket, { type: 'reply', text: 'Смотрим' })).status).toBe(201);
  return ticket;
}

async function chosen(): Promise<unknown> {
  return (await call(api, client(), 'GET', path)).body['letters'];
}

function press(link: string, body: string | URLSearchParams | FormData): Promise<Response> {
  return fetch(api.base + link, { method: 'POST', body });
}

describe('SK-7 one press in a letter', () => {
  it('switches letters of its kind off by POST alone, as mail programs do it', async () => {
    const link = (await linkOf(await answered(), 'answer')) ?? '';
    for (const method of ['GET', 'HEAD', 'PUT', 'GET']) await fetch(api.base + link, { method });
    for (const body of [new URLSearchParams(), new URLSearchParams({ other: '1' }), '{}'])
      expect((await press(link, body)).status).toBe(400);
    expect(await chosen()).toEqual({});
    const page = await (await fetch(api.base + link)).text();
    expect(page).toContain('письма «Ответы в моих заявках» больше не придут');
    expect((await press(link, new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }))).status).toBe(200);
    expect(await chosen()).toEqual({ answers: false });
    // Twice is once, and by the page's own form and the other encoding as well.
    const form = new FormData();
    form.set('List-Unsubscribe', 'One-Click');
    expect((await press(link, form)).status).toBe(200);
    const done = await press(link, new URLSearchParams({ press: 'switch-off' }));
    expect([done.status, done.headers.get('set-cookie')]).toEqual([200, null]);
    expect(await chosen()).toEqual({ answers: false });
  });

  it('leaves everything else as it was, for everybody else too', async () => {
    const link = (await linkOf(await answered(), 'answer')) ?? '';
    await put(client(), { letters: { ratings: false } });
    await press(link, new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }));
    expect(await chosen()).toEqual({ answers: false, ratings: false });
    await put(client(), { letters: false });
    await press(link, new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }));
    expect(await chosen()).toBe(false);
    expect(
      await api.prisma.person.count({ where: { preferences: { path: ['letters', 'answers'], equals: false } } }),
    ).toBe(0);
  });

  it('is not offered where letters always come, and a changed or foreign link does nothing', async () => {
    const ticket = await answered();
    expect(await linkOf(ticket, 'acknowledgement')).toBeNull();
    const link = (await linkOf(ticket, 'answer')) ?? '';
    for (const forged of [`${link}A`, link.replace('/off/', '/password/'), link.replace('/off/', '/')]) {
      const answer = await press(forged, new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }));
      expect(answer.status).toBe(404);
    }
    expect(await chosen()).toEqual({});
  });
});
