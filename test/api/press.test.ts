/** Closing and rating from a letter (SK-11, SP-10): a page that asks again, and acts on a press alone. */
import { createHash } from 'node:crypto';
import { blocksOf, linkKeys } from '../../letters/press';
import { signLink } from '../../letters/press/links';
import { pressCycle } from '../../domain/ticket';
import type { DemoAccount } from '../../prisma/seed';
import { clockFrom } from '../../store/clock';
import { idOf } from './exchange';
import { fileAs, give, secret, startApi, text } from './harness';
import type { Api, Json } from './harness';

let api: Api;
let ahead = 0;
const minute = 60_000;
const day = 24 * 60 * minute;

beforeAll(async () => {
  api = await startApi(
    {},
    clockFrom(() => Promise.resolve(Date.now() + ahead)),
  );
}, 60_000);
afterAll(() => api.stop());
beforeEach(() => {
  ahead = 0;
});

const keys = linkKeys(secret);
const author = (): DemoAccount => api.account('client');
const specialist = (): DemoAccount => api.account('specialist');

interface Answerable {
  readonly ticket: Json;
  /** The addresses of the blocks, by their titles. */
  readonly blocks: ReadonlyMap<string, string>;
}

/** The links of the newest letter of a kind that the author of a ticket got. */
async function linksIn(ticket: Json, kind: string): Promise<ReadonlyMap<string, string>> {
  const rootId = text(ticket['id']);
  const letter = await api.prisma.notice.findFirstOrThrow({
    where: { rootId, kind, audience: 'author' },
    orderBy: { createdAt: 'desc' },
  });
  const read = await api.store.readTicket(rootId);
  if (read === undefined) throw new Error('no ticket');
  const { scale } = read.rules.regulation.feedback;
  const params = letter.params as Record<string, string | number | null>;
  const blocks = blocksOf({ id: letter.id, params, language: 'ru', scale }, { origin: '', keys });
  return new Map(blocks.map(({ title, url }) => [title, url]));
}

async function solved(fields: object = {}): Promise<Answerable> {
  const ticket = await fileAs(api, author(), fields);
  const done = await give(api, specialist(), ticket, {
    type: 'solve',
    kind: 'answer',
    text: 'Перезагрузите терминал.',
  });
  if (done.status !== 201) throw new Error(`not solved: ${done.status}`);
  return { ticket, blocks: await linksIn(ticket, 'solution') };
}

interface Shown {
  readonly status: number;
  readonly html: string;
  readonly headers: Headers;
}

async function open(path: string, method = 'GET'): Promise<Shown> {
  const response = await fetch(api.base + path, { method, redirect: 'manual' });
  return { status: response.status, html: await response.text(), headers: response.headers };
}

/** The form as it stands on a page. */
function formOf({ html }: Shown): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [tag] of html.matchAll(/<input[^>]*>/g)) {
    const at = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
    if (at('type') !== 'radio' || / checked/.test(tag)) fields[at('name')] = at('value');
  }
  return fields;
}

async function post(path: string, fields: Record<string, string>): Promise<Shown> {
  const response = await fetch(api.base + path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
  return { status: response.status, html: await response.text(), headers: response.headers };
}

/** Opens a block's page and presses its button. */
async function press(path: string, fields: Record<string, string> = {}): Promise<Shown> {
  return post(path, { ...formOf(await open(path)), ...fields });
}

function block({ blocks }: Pick<Answerable, 'blocks'>, title: string): string {
  const path = blocks.get(title);
  if (path === undefined) throw new Error(`no block: ${title}`);
  return path;
}

/** Everything that a look must not change, counted. */
async function everything(): Promise<Record<string, number>> {
  const { prisma } = api;
  const [events, rows, sessions, messages, notices, feedback, revisions] = await Promise.all([
    prisma.event.count(),
    prisma.inbox.count(),
    prisma.session.count(),
    prisma.message.count(),
    prisma.notice.count(),
    prisma.feedback.count(),
    prisma.process.aggregate({ _sum: { revision: true } }),
  ]);
  return { events, rows, sessions, messages, notices, feedback, revisions: revisions._sum.revision ?? 0 };
}

async function standing(ticket: Json): Promise<{ stage: string; scores: string[]; comments: (string | null)[] }> {
  const read = await api.store.readTicket(text(ticket['id']));
  const feedback = await api.prisma.feedback.findMany({ where: { ticketId: text(ticket['id']) } });
  return {
    stage: read?.state.stage ?? 'none',
    scores: (read?.state.ratings ?? []).map(({ score }) => score),
    comments: feedback.map(({ comment }) => comment),
  };
}

it('SK-11 SP-10 a scanner that opens every link of every letter, by whatever method it likes, changes nothing', async () => {
  const one = await solved();
  await give(api, author(), one.ticket, { type: 'object', text: 'Не помогло' });
  await give(api, specialist(), one.ticket, { type: 'reply', text: 'Смотрим дальше' });
  const links = [...one.blocks.values(), ...(await linksIn(one.ticket, 'answer')).values()];
  expect(links).toHaveLength(6);
  const before = await everything();
  for (const path of links) {
    for (const method of ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'GET']) {
      const { status, headers } = await open(path, method);
      expect([200, 204, 405]).toContain(status);
      expect(headers.get('set-cookie')).toBeNull();
    }
    // What a machine posts lacks the field that is the form's own.
    for (const fields of [{}, { score: 'good' }, { 'List-Unsubscribe': 'One-Click' }])
      expect((await post(path, fields as unknown as Record<string, string>)).status).toBe(400);
    expect((await fetch(api.base + path, { method: 'POST', body: '{}' })).status).toBe(400);
  }
  expect(await everything()).toEqual(before);
});

it('SK-11 the page is kept by no cache, tells no other site where it is, runs nothing and makes no session', async () => {
  const page = await open(block(await solved(), 'Хорошо'));
  expect(page.status).toBe(200);
  expect(page.headers.get('cache-control')).toBe('no-store');
  expect(page.headers.get('referrer-policy')).toBe('no-referrer');
  expect(page.headers.get('x-robots-tag')).toContain('noindex');
  expect(page.headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'/,
  );
  expect(page.headers.get('set-cookie')).toBeNull();
  const [, style = ''] = /<style>([^<]*)<\/style>/.exec(page.html) ?? [];
  const digest = createHash('sha256').update(style).digest('base64');
  expect(page.headers.get('content-security-policy')).toContain(`style-src 'sha256-${digest}'`);
  expect(page.html).not.toMatch(/<script|javascript:|onload|https?:/i);
});

describe('SK-11 green, yellow and red', () => {
  it.each([
    ['Хорошо', 'good'],
    ['Без оценки', 'none'],
    ['Плохо', 'bad'],
  ])('%s closes the ticket and keeps the short text', async (title, score) => {
    const one = await solved();
    const path = block(one, title);
    const page = await open(path);
    expect(page.html).toContain('Закрыть заявку и оценить работу');
    expect(formOf(page)).toMatchObject({ press: 'answer', does: 'close', score });
    const done = await press(path, { comment: 'Спасибо, быстро', reason: 'speed' });
    expect(done.status).toBe(200);
    expect(done.html).toContain(`Готово: заявка ${text(one.ticket['tid'])} закрыта`);
    expect(await standing(one.ticket)).toEqual({ stage: 'closed', scores: [score], comments: ['Спасибо, быстро'] });
    const rows = await api.prisma.inbox.findMany({ where: { processId: text(one.ticket['id']), channel: 'email' } });
    expect(rows.map(({ type, outcome }) => [type, outcome])).toEqual([
      ['close', 'done'],
      ['rate', 'done'],
    ]);
    expect(api.log.join('\n')).not.toContain(path.replace('/press/', ''));
  });
});

it('SK-11 pressing twice says what was done and when, and does it once', async () => {
  const one = await solved();
  const path = block(one, 'Хорошо');
  const form = { ...formOf(await open(path)), comment: 'Раз' };
  expect((await post(path, form)).html).toContain('Готово');
  const after = await everything();
  const again = await post(path, form);
  expect([again.status, again.html.includes('Это уже сделано')]).toEqual([200, true]);
  expect(again.html).toMatch(/Ваша оценка — «Хорошо», \d\d\.\d\d\.\d{4}, \d\d:\d\d/);
  // At the same time as well.
  const both = await Promise.all([post(path, form), post(path, form)]);
  expect(both.map(({ status }) => status)).toEqual([200, 200]);
  expect(await everything()).toEqual(after);
});

it('SK-11 two presses at the same instant close and rate once', async () => {
  const one = await solved();
  const path = block(one, 'Хорошо');
  const form = formOf(await open(path));
  const [first, second] = await Promise.all([post(path, form), post(path, form)]);
  expect([first.status, second.status].filter((status) => status === 200).length).toBeGreaterThan(0);
  expect(await standing(one.ticket)).toMatchObject({ stage: 'closed', scores: ['good'] });
  const rows = await api.prisma.inbox.count({ where: { processId: text(one.ticket['id']), channel: 'email' } });
  expect(rows).toBe(2);
});

it('SK-11 another colour corrects the rating within a day, and the page of another answer does nothing unasked', async () => {
  const one = await solved();
  const [green, red] = [block(one, 'Хорошо'), block(one, 'Плохо')];
  const stale = formOf(await open(red));
  await press(green, { comment: 'Спасибо' });
  // The page of the red block was opened before: it said that it would close.
  const meanwhile = await post(red, stale);
  expect([meanwhile.status, meanwhile.html.includes('поэтому ничего не сделано')]).toEqual([409, true]);
  expect(await standing(one.ticket)).toMatchObject({ scores: ['good'] });
  const page = await open(red);
  expect(page.html).toContain('Исправить оценку можно до');
  expect(formOf(page)).toMatchObject({ does: 'rate', score: 'bad' });
  expect((await press(red, { comment: 'Снова молчит' })).html).toContain('Готово: оценка сохранена');
  expect(await standing(one.ticket)).toMatchObject({ scores: ['bad'], comments: ['Снова молчит'] });
  // And back: a press of the same block later on is a press of its own.
  await press(green);
  expect(await standing(one.ticket)).toMatchObject({ scores: ['good'] });
  ahead = 25 * 60 * minute;
  const late = await open(red);
  expect([late.status, late.html.includes('Изменить эту оценку нельзя')]).toEqual([409, true]);
  expect((await post(red, { ...formOf(page), press: 'answer' })).status).toBe(409);
  expect(await standing(one.ticket)).toMatchObject({ scores: ['good'] });
});

it('SK-11 a link works for two weeks, for its cycle, and for whoever the ticket is still the business of', async () => {
  const one = await solved();
  const path = block(one, 'Хорошо');
  const form = formOf(await open(path));
  ahead = 14 * day + minute;
  const expired = await open(path);
  expect([expired.status, expired.html.includes('Ссылка больше не действует')]).toEqual([410, true]);
  expect(expired.html).toContain(`href="/tickets/${text(one.ticket['tid'])}"`);
  const before = await everything();
  expect((await post(path, form)).status).toBe(410);
  expect(await everything()).toEqual(before);
  ahead = 0;
  await press(path);
  await give(api, author(), one.ticket, { type: 'reopen', text: 'Снова то же' });
  const reopened = await everything();
  const earlier = await open(path);
  expect([earlier.status, earlier.html.includes('открыли снова')]).toEqual([410, true]);
  expect((await post(path, form)).status).toBe(410);
  expect(await everything()).toEqual(reopened);
});

it('SK-11 nothing can be done by one whose access has ended, or whose ticket it is no more', async () => {
  const one = await solved();
  const path = block(one, 'Хорошо');
  const form = formOf(await open(path));
  const { authorId } = await api.prisma.ticket.findUniqueOrThrow({ where: { id: text(one.ticket['id']) } });
  await api.prisma.membership.updateMany({ where: { personId: authorId, desk: 'skai' }, data: { active: false } });
  const before = await everything();
  try {
    for (const shown of [await open(path), await post(path, form)]) {
      expect(shown.status).toBe(403);
      expect(shown.html).not.toContain('Нет данных');
    }
    expect(await everything()).toEqual(before);
  } finally {
    await api.prisma.membership.updateMany({ where: { personId: authorId, desk: 'skai' }, data: { active: true } });
  }
});

it('SK-11 nobody answers for a ticket that is another one’s by now, or by the letter of somebody else', async () => {
  const one = await solved();
  const path = block(one, 'Хорошо');
  const form = formOf(await open(path));
  const colleague = await idOf(api, api.account('client', 'skai', 1));
  const changed = await give(api, api.account('manager'), one.ticket, { type: 'change-author', to: colleague });
  expect(changed.status).toBe(201);
  const before = await everything();
  for (const shown of [await open(path), await post(path, form)]) {
    expect([shown.status, shown.html.includes('у неё другой автор')]).toEqual([403, true]);
    expect(shown.html).toContain('href="/"');
  }
  // A letter of the same ticket to somebody of the desk has no answers, whatever is signed over it.
  const rootId = text(one.ticket['id']);
  const { id } = await api.prisma.notice.findFirstOrThrow({ where: { rootId, audience: 'manager' } });
  expect((await open(`/press/${signLink(keys.answer, { letterId: id, says: 'good' })}`)).status).toBe(404);
  expect(await everything()).toEqual(before);
});

it('SK-11 a link of another ticket, of another purpose or with a character changed is none', async () => {
  const one = await solved();
  const path = block(one, 'Хорошо');
  const form = formOf(await open(path));
  const swapped = path.endsWith('A') ? `${path.slice(0, -1)}B` : `${path.slice(0, -1)}A`;
  const before = await everything();
  for (const forged of [swapped, path.replace('/press/', '/press/off/'), '/press/x', `${path}x`, '/press/%00']) {
    expect((await open(forged)).status).toBe(404);
    expect((await post(forged, form)).status).toBe(404);
  }
  expect(await everything()).toEqual(before);
});

it('SK-11 what people typed is text on the page, and what is too long is refused', async () => {
  const subject = '<img src=x onerror=alert(1)> & "кавычки" \u202e';
  const one = await solved({ subject });
  const path = block(one, 'Плохо');
  const page = await open(path);
  expect(page.html).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;кавычки&quot;');
  expect(page.html).not.toContain('<img');
  const before = await everything();
  expect((await press(path, { comment: 'я'.repeat(2_001) })).status).toBe(400);
  expect((await press(path, { comment: 'я'.repeat(60_000) })).status).toBe(413);
  for (const odd of [{ comment: 'а\0б' }, { score: 'unknown' }, { does: 'drop' }, { seen: '-1' }, { extra: '1' }])
    expect((await press(path, odd as unknown as Record<string, string>)).status).toBeGreaterThanOrEqual(400);
  expect((await standing(one.ticket)).stage).toBe('solved');
  expect({ ...(await everything()), rows: 0 }).toEqual({ ...before, rows: 0 });
  const done = await press(path, { comment: '<script>alert(1)</script>' });
  expect(done.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(done.html).not.toContain('<script>');
});

it('SP-10 the five points of the letter lead to the page where rating and comment are confirmed, once', async () => {
  const who = (role: string): DemoAccount => api.account(role, 'smartplayer');
  const bug = {
    ...{ project: 'Витрина', impact: 'serious', steps: 'Включить', expected: 'Ролик идёт', actual: 'Чёрный экран' },
    ...{ 'operating-system': 'tizen', 'server-type': 'cloud', version: '8.4.1' },
  };
  const filed = { desk: 'smartplayer', topic: undefined, requestType: 'bug', fields: bug };
  const ticket = await fileAs(api, who('client'), filed);
  expect((await give(api, who('client'), ticket, { type: 'close' })).status).toBe(201);
  ahead = 10 * minute;
  expect((await give(api, who('specialist'), ticket, { type: 'note', text: 'Готово' })).status).toBe(201);
  const links = await linksIn(ticket, 'rating-asked');
  expect(links.size).toBe(5);
  const five = links.get('5 — отлично') ?? '';
  const page = await open(five);
  expect(page.html).toContain('Заявка закрыта. Если нажать кнопку, оценка сохранится.');
  const done = await post(five, { ...formOf(page), score: 'four', comment: 'Хорошо, но долго' });
  expect(done.html).toContain('Ваша оценка — «4 — хорошо»');
  expect(await standing(ticket)).toMatchObject({ scores: ['four'], comments: ['Хорошо, но долго'] });
  const before = await everything();
  expect((await post(five, { ...formOf(page), score: 'four', comment: 'Хорошо, но долго' })).html).toContain(
    'уже сделано',
  );
  const one = links.get('1 — очень плохо') ?? '';
  expect([(await open(one)).status, (await post(one, formOf(page))).status]).toEqual([409, 409]);
  expect(await everything()).toEqual(before);
});

it('SK-11 letters that no desk names carry no answers, and neither do those to anybody but the author', async () => {
  const one = await solved();
  const rows = await api.prisma.notice.findMany({ where: { rootId: text(one.ticket['id']) } });
  const carrying = rows.filter(({ params }) => Object.hasOwn(params as object, pressCycle));
  expect(carrying.map(({ kind, audience }) => [kind, audience])).toEqual([['solution', 'author']]);
});
