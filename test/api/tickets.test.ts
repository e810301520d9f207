import { anyText, call, entries, fileAs, filing, give, having, items, startApi, text } from './harness';
import type { Api, Json, Reply } from './harness';

let api: Api;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const tickets = '/api/v1/tickets';

function file(fields: object = {}, headers: Readonly<Record<string, string>> = {}, role = 'client'): Promise<Reply> {
  return call(api, api.account(role), 'POST', tickets, { body: { ...filing, ...fields }, headers });
}

describe('filing', () => {
  it('SK-13 SK-14 is answered 201 with the due dates of both stages', async () => {
    const { status, body, headers } = await file({ topic: 'remote-diagnostics', vehicles: 3 });
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(`${tickets}/${text(body['id'])}`);
    expect(headers.get('etag')).toBe(`"${text(body['revision'])}"`);
    expect(body['tid']).toMatch(/^SKAI-\d+$/);
    expect(body).toMatchObject({ stage: 'triage', topic: 'remote-diagnostics', vehicles: 3, channel: 'api' });
    expect(body['clocks']).toEqual([
      having({ code: 'resolution', state: 'running', due: anyText() }),
      having({ code: 'triage', state: 'running', due: anyText() }),
    ]);
    expect(body['nextDue']).toBe(body['clocks']?.[1]?.['due']);
    expect(body['nextStep']).toMatchObject({ owes: 'manager', step: 'assign', clock: '1/triage' });
  });

  it('SK-14 beyond 5 vehicles the limit is to be agreed, and says so', async () => {
    const { body } = await file({ topic: 'remote-diagnostics', vehicles: 6 });
    const clocks = entries(body['clocks']);
    expect(clocks.find(({ code }) => text(code) === 'resolution')).toMatchObject({
      due: null,
      limit: { kind: 'to-be-agreed', source: 'VI, row 8' },
    });
  });

  it('X-2 the contract of the other company gives another limit', async () => {
    const other = api.account('client', 'skai', 2);
    const filed = await fileAs(api, other, { topic: 'remote-diagnostics', vehicles: 1 });
    expect(filed['clocks']?.[0]?.['limit']).toMatchObject({ term: { amount: 3, unit: 'working-day' } });
    expect(text(filed['clocks']?.[0]?.['limit']?.['source'])).toContain('contract');
  });

  it('X-5 while the engine is away it is answered 201 with the same dates, and its start is left to be told', async () => {
    const before = await file();
    api.engine.away = true;
    try {
      const told = api.runs.told.length;
      const { status, body } = await file();
      expect([status, entries(body['clocks']).length]).toEqual([201, entries(before.body['clocks']).length]);
      const kept = await call(api, api.account('client'), 'GET', `${tickets}/${text(body['id'])}`);
      expect([kept.status, kept.body['clocks']]).toEqual([200, body['clocks']]);
      expect(api.runs.told.slice(told)).toMatchObject([
        {
          run: { kind: 'ticket', id: body['id'], workflowId: body['tid'] },
          start: { first: { revision: body['revision'] } },
        },
      ]);
    } finally {
      api.engine.away = false;
    }
  });

  it('the same key gives the same ticket, other content 409, another caller a ticket of his own', async () => {
    const key = { 'idempotency-key': 'filing-1' };
    const first = await file({}, key);
    const again = await file({}, key);
    expect(again.status).toBe(201);
    expect(again.body).toMatchObject({ id: first.body['id'], tid: first.body['tid'], subject: filing.subject });
    const other = await file({ text: 'совсем другое' }, key);
    expect(other.status).toBe(409);
    expect(other.body['code']).toBe('key-reused');
    const colleague = await call(api, api.account('client', 'skai', 1), 'POST', tickets, {
      body: filing,
      headers: key,
    });
    expect(colleague.status).toBe(201);
    expect(colleague.body['id']).not.toBe(first.body['id']);
  });

  it('a filing that stands is answered as such again, also when its form has changed since', async () => {
    const key = { 'idempotency-key': 'filing-3' };
    const fields = { requestType: 'request', fields: { product: 'skai-online' } };
    const first = await file(fields, key);
    expect(first.status).toBe(201);
    const genuine = api.store.rulesFor;
    const changed = jest.spyOn(api.store, 'rulesFor').mockImplementation(async (...asked) => {
      const rules = await genuine(...asked);
      const { request } = rules.regulation.requestTypes;
      if (!request) throw new Error('no such form');
      const requestTypes = { ...rules.regulation.requestTypes, request: { ...request, fields: {} } };
      return { ...rules, regulation: { ...rules.regulation, requestTypes } };
    });
    try {
      expect((await file(fields)).body).toMatchObject({ code: 'form-not-filled' });
      expect((await file(fields, key)).body).toMatchObject({ id: first.body['id'] });
      expect((await file({ ...fields, text: 'другое' }, key)).body).toMatchObject({ code: 'key-reused' });
    } finally {
      changed.mockRestore();
    }
  });

  it('eight times at once with one key is one ticket', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => file({}, { 'idempotency-key': 'filing-2' })));
    expect(new Set(answers.map(({ body }) => body['id'])).size).toBe(1);
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(201));
  });

  it.each([
    [{ topic: 'unheard-of' }, 422, 'unknown-topic'],
    [{ requestType: 'unheard-of' }, 422, 'unknown-request-type'],
    [{ requestType: 'request', fields: { colour: 'red' } }, 422, 'form-not-filled'],
    [{ attachments: ['00000000-0000-7000-8000-000000000000'] }, 404, 'not-found'],
  ])('%j is refused before a number is out', async (fields, status, code) => {
    const before = await api.prisma.inbox.count();
    const answer = await file(fields);
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
    expect(await api.prisma.inbox.count()).toBe(before);
  });

  it('SK-4 nothing recommended is required', async () => {
    const { status, body } = await file({ topic: undefined, requestType: 'request' });
    expect(status).toBe(201);
    expect(body['topic']).toBe('other');
  });

  it('SK-3 a call may be dated back within one working day, not further and not ahead', async () => {
    const onBehalfOf = api.account('client').email;
    const now = Date.now();
    const at = (hours: number): string => new Date(now + hours * 3_600_000).toISOString();
    const call_ = { channel: 'phone', reportedByPhone: true, onBehalfOf };
    const recent = await file({ ...call_, receivedAt: at(-0.01) }, {}, 'specialist');
    expect(recent.status).toBe(201);
    expect(recent.body).toMatchObject({ channel: 'phone', receivedAt: at(-0.01) });
    for (const hours of [-24 * 30, 1]) {
      const refused = await file({ ...call_, receivedAt: at(hours) }, {}, 'specialist');
      expect([refused.status, refused.body['code']]).toEqual([422, 'received-out-of-range']);
    }
    expect((await file({ onBehalfOf, receivedAt: at(-1) }, {}, 'specialist')).status).toBe(400);
  });

  it('SK-15 a critical failure asks for the call until one is on the record', async () => {
    const { body } = await file({ topic: 'server-failure' });
    expect(body['phoneCall']).toEqual({ required: true, loggedAt: null });
    const onBehalfOf = api.account('client').email;
    const reported = await file({ topic: 'server-failure', reportedByPhone: true, onBehalfOf }, {}, 'specialist');
    expect(reported.body['phoneCall']).toMatchObject({ required: true, loggedAt: anyText() });
  });
});

describe('reading', () => {
  it('by id and by number, capitals or not, with the revision as ETag', async () => {
    const filed = await fileAs(api, api.account('client'));
    for (const name of [filed['id'], filed['tid'], text(filed['tid']).toLowerCase()]) {
      const { status, body, headers } = await call(api, api.account('client'), 'GET', `${tickets}/${text(name)}`);
      expect([status, body['id']]).toEqual([200, filed['id']]);
      expect(headers.get('etag')).toBe(`"${text(body['revision'])}"`);
    }
  });

  it('X-3 the account of a deadline has every day from start to due, and its source', async () => {
    const filed = await fileAs(api, api.account('client'), { topic: 'consulting' });
    const path = `${tickets}/${text(filed['id'])}/clocks/resolution/account`;
    const { status, body } = await call(api, api.account('client'), 'GET', path);
    expect(status).toBe(200);
    expect(body).toMatchObject({ source: 'VI, row 7', sourceText: 'VI, строка 7' });
    const days = entries(body['days']);
    expect(text(days.at(-1)?.['date'])).toBe(text(body['clock']?.['dueLocal']).slice(0, 10));
    expect(days.filter(({ countedSeconds }) => Number(countedSeconds) > 0)).toHaveLength(5);
    expect(Number(body['countedSeconds'])).toBe(5 * 8.5 * 3_600);
    for (const { note } of days) expect(text(note)).not.toBe('');
    expect((await call(api, api.account('client'), 'GET', path.replace('resolution', 'nothing'))).status).toBe(404);
  });

  it('SK-6 the timeline is in order, and clients see nothing internal', async () => {
    const [client, specialist] = [api.account('client'), api.account('specialist')];
    const filed = await fileAs(api, client);
    await give(api, specialist, filed, { type: 'note', text: 'только для своих' });
    await give(api, specialist, filed, { type: 'reply', text: 'смотрим' });
    const path = `${tickets}/${text(filed['id'])}/timeline`;
    const all = items((await call(api, specialist, 'GET', path)).body);
    expect(all.map(({ revision }) => Number(revision))).toEqual(all.map((_, index) => index + 1));
    expect(all.find(({ type }) => text(type) === 'noted')?.['message']).toMatchObject({
      text: 'только для своих',
      visibility: 'internal',
    });
    const seen = await call(api, client, 'GET', path);
    expect(JSON.stringify(seen.body)).not.toContain('только для своих');
    const types = items(seen.body).map(({ type }) => text(type));
    expect(types).toEqual(['opened', 'replied']);
    const asked = await call(api, client, 'GET', `${tickets}/${text(filed['id'])}/commands`);
    expect(items(asked.body).map(({ type }) => text(type))).toEqual(['open', 'reply']);
  });

  it('SK-7 notices are read with their state, a client reads the own ones', async () => {
    const filed = await fileAs(api, api.account('client'));
    const path = `${tickets}/${text(filed['id'])}/notices`;
    const own = items((await call(api, api.account('client'), 'GET', path)).body);
    expect(own.map(({ kind }) => text(kind))).toEqual(['acknowledgement']);
    expect(text(own[0]?.['subject'])).toContain(text(filed['tid']));
    const all = items((await call(api, api.account('manager'), 'GET', path)).body);
    expect(all.map(({ kind }) => text(kind))).toEqual(expect.arrayContaining(['acknowledgement', 'ticket-opened']));
  });

  it('the list goes by next due instant, a page at a time, each ticket once', async () => {
    const client = api.account('client', 'skai', 1);
    for (const topic of ['consulting', 'data-update', 'server-failure', 'other']) await fileAs(api, client, { topic });
    const seen: Json[] = [];
    let cursor: unknown = null;
    do {
      const query = cursor === null ? '' : `&cursor=${encodeURIComponent(text(cursor))}`;
      const { body } = await call(api, client, 'GET', `${tickets}?limit=2${query}`);
      seen.push(...items(body));
      cursor = body['nextCursor'];
    } while (cursor !== null);
    expect(new Set(seen.map(({ id }) => text(id))).size).toBe(seen.length);
    const dues = seen.map(({ nextDue }) => (nextDue === null ? Infinity : Date.parse(text(nextDue))));
    expect(dues).toEqual([...dues].sort((a, b) => a - b));
  });

  it.each([
    ['stage=closed', 0],
    ['stage=triage', 5],
    ['stage=triage&status=new', 5],
    ['assignee=none', 5],
    ['assignee=sp-01', 0],
    ['overdue=true', 0],
    ['overdue=false&desk=skai', 5],
    ['text=100%25', 0],
  ])('the list with %s holds %i', async (query, count) => {
    const client = api.account('client', 'skai', 1);
    const { status, body } = await call(api, client, 'GET', `${tickets}?${query}`);
    expect([status, items(body).length]).toEqual([200, count]);
  });
});

it('the list is searched by words of the subject and by number', async () => {
  const client = api.account('client');
  const filed = await fileAs(api, client, { subject: 'Терминалы потеряли питание' });
  for (const words of ['терминалы', 'ПИТАНИЕ', text(filed['tid'])]) {
    const { body } = await call(api, client, 'GET', `${tickets}?text=${encodeURIComponent(words)}`);
    expect(items(body).map(({ id }) => text(id))).toEqual([text(filed['id'])]);
  }
});

describe('what if', () => {
  it('SK-2 X-3 filed on 30 December 2026 at 17:00: the account crosses the holidays, and nothing is stored', async () => {
    const before = await api.prisma.inbox.count();
    const body = { desk: 'skai', topic: 'remote-diagnostics', vehicles: 3, start: '2026-12-30T17:00:00+03:00' };
    const answer = await call(api, api.account('client'), 'POST', '/api/v1/due-dates', { body });
    expect(answer.status).toBe(200);
    const clocks = entries(answer.body['clocks']);
    expect(clocks.map(({ code, due }) => [text(code), text(due)])).toEqual([
      ['resolution', '2027-01-15T15:00:00.000Z'],
      ['triage', '2027-01-11T15:00:00.000Z'],
    ]);
    const days = entries(clocks[1]?.['days']);
    expect(days.map(({ kind }) => text(kind))).toEqual([
      'event-day',
      'moved-off',
      ...Array<string>(8).fill('holiday'),
      'weekend',
      'weekend',
      'working',
    ]);
    expect(await api.prisma.inbox.count()).toBe(before);
  });

  it.each([
    [{ topic: 'unheard-of' }, 422, 'unknown-topic'],
    [{ priority: 'unheard-of' }, 422, 'unknown-priority'],
    [{ start: '2100-12-31T12:00:00Z' }, 422, 'date-out-of-range'],
    [{ start: 'soon' }, 400, 'malformed'],
  ])('%j is refused', async (fields, status, code) => {
    const answer = await call(api, api.account('client'), 'POST', '/api/v1/due-dates', {
      body: { desk: 'skai', ...fields },
    });
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
  });
});
