/** Duplicates, corrected ratings, files wherever there is text, and warnings, over HTTP. */
import { isInternal } from '../../domain/visibility/internal-events';
import { numberAsWritten } from '../../domain/numbering';
import type { DemoAccount } from '../../prisma/seed';
import { day, minute, StillClock } from '../store/support';
import { call, entries, fileAs, give, items, startApi, text } from './harness';
import type { Api, Json, Reply } from './harness';

const clock = new StillClock(Date.parse('2026-11-23T10:00:00+03:00'));
let api: Api;
let client: DemoAccount;
let colleague: DemoAccount;
let stranger: DemoAccount;
let specialist: DemoAccount;
let manager: DemoAccount;

beforeAll(async () => {
  api = await startApi({}, clock);
  [client, colleague, stranger] = [0, 1, 2].map((n) => api.account('client', 'skai', n)) as [
    DemoAccount,
    DemoAccount,
    DemoAccount,
  ];
  [specialist, manager] = [api.account('specialist'), api.account('manager')];
});
afterAll(() => api.stop());
beforeEach(() => clock.pass(minute));

const path = (ticket: Json): string => `/api/v1/tickets/${text(ticket['id'])}`;
const verdict = ({ status, body }: Reply): unknown[] => [status, body['code']];
const named = ({ id, tid }: Json): object => ({ id, tid });

async function read(who: DemoAccount, ticket: Json, part = ''): Promise<Json> {
  return (await call(api, who, 'GET', `${path(ticket)}${part}`)).body;
}

async function upload(who: DemoAccount, name: string): Promise<string> {
  const form = new FormData();
  form.set('file', new Blob([name], { type: 'text/plain' }), name);
  const { status, body } = await call(api, who, 'POST', '/api/v1/attachments', { raw: form });
  expect(status).toBe(201);
  return text(body['id']);
}

async function download(who: DemoAccount, id: string): Promise<number> {
  return (await call(api, who, 'GET', `/api/v1/attachments/${id}`)).status;
}

function closeAs(ticket: Json, of: string, who = specialist): Promise<Reply> {
  return give(api, who, ticket, { type: 'close', reason: 'duplicate', of });
}

describe('SK-8 F17 duplicates', () => {
  it('both show the link, and what is written to the closed one goes on, with its files', async () => {
    const original = await fileAs(api, client);
    await give(api, specialist, original, { type: 'assign', to: 'sp-01' });
    const duplicate = await fileAs(api, colleague);
    expect((await call(api, colleague, 'GET', path(original))).status).toBe(404);
    const closed = await closeAs(duplicate, ` #${text(original['tid']).toLowerCase().replace('-', ' ')} `);
    expect(closed.status).toBe(201);
    expect(closed.body['ticket']).toMatchObject({ closed: { how: 'duplicate', of: named(original) } });
    expect(await read(specialist, original)).toMatchObject({ duplicates: [named(duplicate)] });
    // Who filed the duplicate sees the one that goes on.
    expect((await call(api, colleague, 'GET', path(original))).status).toBe(200);
    const timeline = items(await read(colleague, duplicate, '/timeline'));
    expect(text(timeline.find(({ type }) => text(type) === 'closed')?.['text'])).toContain(text(original['tid']));
    const letters = items(await read(colleague, duplicate, '/notices'));
    expect(text(letters.at(-1)?.['body'])).toContain(text(original['tid']));

    const attachment = await upload(colleague, 'log.txt');
    const word = { type: 'reply', text: 'вот ещё журнал', attachments: [attachment] };
    expect((await give(api, colleague, duplicate, word)).body['ticket']).toMatchObject({
      nextStep: { owes: 'nobody' },
    });
    const followed = items(await read(client, original, '/timeline')).at(-1);
    expect(followed).toMatchObject({
      type: 'word-followed',
      text: `Сообщение из заявки ${text(duplicate['tid'])}`,
      message: { text: 'вот ещё журнал', side: 'client', author: { name: colleague.name } },
    });
    const [file] = entries(followed?.['message']?.['attachments']);
    expect(text(file?.['name'])).toBe('log.txt');
    expect(await download(client, text(file?.['id']))).toBe(200);
    expect(await download(client, attachment)).toBe(404);
    const told = items(await read(manager, original, '/notices')).filter(({ kind }) => text(kind) === 'client-word');
    expect(told).toMatchObject([{ recipient: { name: specialist.name } }]);
  });

  it('chains go on to their end, circles are refused', async () => {
    const [first, second, third] = [await fileAs(api, client), await fileAs(api, client), await fileAs(api, client)];
    expect((await closeAs(first, text(second['tid']))).status).toBe(201);
    expect(verdict(await closeAs(second, text(first['tid'])))).toEqual([422, 'duplicate-of-itself']);
    expect(verdict(await closeAs(second, text(second['id'])))).toEqual([422, 'duplicate-of-itself']);
    expect((await closeAs(second, text(third['tid']))).status).toBe(201);
    const fourth = await fileAs(api, client);
    expect((await closeAs(fourth, text(first['tid']))).body['ticket']).toMatchObject({ closed: { of: named(third) } });
    await give(api, client, first, { type: 'reply', text: 'через два' });
    const words = items(await read(client, third, '/timeline')).filter(({ type }) => text(type) === 'word-followed');
    expect(words).toMatchObject([{ message: { text: 'через два' } }]);
  });

  it('only a ticket of the same client, and only with that reason', async () => {
    const ticket = await fileAs(api, client);
    const foreign = await fileAs(api, stranger);
    for (const other of [text(foreign['tid']), 'SKAI-9999999', 'нет такой', 'DEMO-1'])
      expect(verdict(await closeAs(ticket, other))).toEqual([422, 'unknown-ticket']);
    const other = await fileAs(api, client);
    const wrong = { type: 'close', reason: 'withdrawn', of: text(other['tid']) };
    expect(verdict(await give(api, specialist, ticket, wrong))).toEqual([400, 'malformed']);
    expect((await closeAs(ticket, text(other['tid']), client)).status).toBe(403);
    expect(await read(client, ticket)).toMatchObject({ stage: 'triage' });
  });

  it.each(['SKAI-1042', 'skai-1042', '#SKAI 1042', '№ 1042', 'SKAI–1042', 'skai1042', ' 1042 ', 'Skai_1042'])(
    '%s is a number',
    (written) => {
      expect(numberAsWritten(written, 'SKAI-')).toBe('SKAI-1042');
    },
  );
});

it('SK-9 SK-12 F19 a rating is corrected within a day, and the last one counts', async () => {
  const ticket = await fileAs(api, client);
  await give(api, manager, ticket, { type: 'assign', to: 'sp-01' });
  await give(api, client, ticket, { type: 'close' });
  for (const rating of [{ score: 'bad' }, { score: 'good', comment: 'промахнулся' }])
    expect((await give(api, client, ticket, { type: 'rate', ...rating })).status).toBe(201);
  expect(await read(client, ticket)).toMatchObject({ ratings: [{ score: 'good' }], can: { rate: 'yes' } });
  const feedback = (await call(api, manager, 'GET', '/api/v1/feedback')).body;
  expect(feedback).toMatchObject({
    total: 1,
    byPerson: [{ key: 'sp-01', name: api.account('specialist').name, score: 'good', count: 1 }],
  });
  const timeline = items(await read(client, ticket, '/timeline')).filter(({ type }) => /^rat/.test(text(type)));
  expect(timeline.map((entry) => text(entry['text']))).toHaveLength(2);
  expect(text(timeline[1]?.['text'])).toMatch(/^Оценка исправлена/);
  clock.pass(day + minute);
  expect(await read(client, ticket)).toMatchObject({ can: { rate: 'already-rated' } });
  expect(verdict(await give(api, client, ticket, { type: 'rate', score: 'bad' }))).toEqual([422, 'already-rated']);
});

describe('F20 files go wherever there is text', () => {
  it('SK-4 each is bound, shown with its words, and had by both sides but for a note', async () => {
    const ticket = await fileAs(api, client);
    const expectedAt = new Date(clock.at + day).toISOString();
    const steps: [DemoAccount, Record<string, unknown>][] = [
      [specialist, { type: 'note', text: 'себе' }],
      [specialist, { type: 'triage', outcome: 'consultation', text: 'разбираемся' }],
      [specialist, { type: 'estimate', text: 'завтра', expectedAt }],
      [specialist, { type: 'wait', reason: 'client-details', text: 'пришлите' }],
      [specialist, { type: 'log-call', direction: 'out', outcome: 'reached', text: 'поговорили' }],
      [specialist, { type: 'propose-extension', days: 2, reason: 'завод' }],
      [specialist, { type: 'solve', kind: 'answer', text: 'готово' }],
      [client, { type: 'object', text: 'нет' }],
      [specialist, { type: 'solve', kind: 'answer', text: 'теперь да' }],
      [client, { type: 'reply', text: 'посмотрю' }],
      [client, { type: 'confirm' }],
      [client, { type: 'rate', score: 'good', comment: 'спасибо' }],
      [client, { type: 'reopen', text: 'снова' }],
    ];
    for (const [who, body] of steps) {
      clock.pass(minute);
      const words = text(body['text'] ?? body['comment'] ?? body['reason']);
      if (body['type'] === 'confirm') {
        expect((await give(api, who, ticket, body)).status).toBe(201);
        continue;
      }
      const id = await upload(who, `${text(body['type'])}.txt`);
      const answer = await give(api, who, ticket, { ...body, attachments: [id] });
      expect([body['type'], ...verdict(answer)]).toEqual([body['type'], 201, undefined]);
      const isNote = body['type'] === 'note';
      const shown = async (reader: DemoAccount) =>
        items(await read(reader, ticket, '/timeline?limit=200')).some(
          ({ message }) =>
            text(message?.['text']) === words &&
            entries(message?.['attachments']).some((file) => text(file['id']) === id),
        );
      expect([body['type'], await shown(specialist), await shown(client)]).toEqual([body['type'], true, !isNote]);
      expect([await download(specialist, id), await download(client, id)]).toEqual([200, isNote ? 404 : 200]);
    }
  });

  it.each([
    ['ticket', 'public', 'replied', false],
    ['ticket', 'internal', 'noted', true],
    ['visit', 'visit', 'work-done', false],
    ['visit', 'internal', 'check-failed', true],
    ['visit', 'visit', 'handed-back', true],
  ])('of a %s: a %s word under %s is internal: %s', (processKind, kind, event, internal) => {
    expect(isInternal({ processKind, kind, event })).toBe(internal);
  });

  it.each([
    { type: 'wait', reason: 'client-details' },
    { type: 'rate', score: 'good' },
    { type: 'assign', to: 'sp-01' },
  ])('%j without words takes none', async (body) => {
    const ticket = await fileAs(api, client);
    const who = body.type === 'rate' ? client : specialist;
    const attachments = [await upload(who, 'x.txt')];
    expect((await give(api, who, ticket, { ...body, attachments })).status).toBe(400);
  });
});

it('SK-20 F23 an answer to a thank-you says before that it takes the solution back, and the client is told', async () => {
  const ticket = await fileAs(api, client);
  await give(api, specialist, ticket, { type: 'solve', kind: 'answer', text: 'готово' });
  expect((await read(specialist, ticket))['warns']).toEqual({});
  clock.pass(minute);
  await give(api, client, ticket, { type: 'reply', text: 'спасибо' });
  const before = await read(specialist, ticket);
  expect(before).toMatchObject({
    can: { reply: 'yes', 'mark-courtesy': 'yes' },
    warns: { reply: { code: 'takes-solution-back' } },
  });
  expect(text(before['warns']?.['reply']?.['text'])).toMatch(/благодар/);
  expect((await read(client, ticket))['warns']).toEqual({});
  await give(api, specialist, ticket, { type: 'reply', text: 'пожалуйста' });
  const letters = items(await read(client, ticket, '/notices')).filter(({ kind }) => text(kind) === 'answer');
  expect(letters.map(({ body }) => text(body))).toEqual([expect.stringContaining('Предложенное решение снято')]);
});
