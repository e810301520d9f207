import type { DemoAccount } from '../../prisma/seed';
import { call, entries, fileAs, give, items, outcome, startApi, text } from './harness';
import type { Api, Json } from './harness';

let api: Api;
let client: DemoAccount;
let colleague: DemoAccount;
let specialist: DemoAccount;
let manager: DemoAccount;
let coordinator: DemoAccount;
let administrator: DemoAccount;
/** A ticket with a responsible, a follower, words and a visit. */
let ticket: Json;

const tickets = '/api/v1/tickets';

beforeAll(async () => {
  api = await startApi();
  [client, colleague] = [api.account('client'), api.account('client', 'skai', 1)];
  [specialist, manager] = [api.account('specialist'), api.account('manager')];
  [coordinator, administrator] = [api.account('coordinator'), api.account('administrator')];
  ticket = await fileAs(api, client, { requestType: 'request', fields: { product: 'skai-online' } });
  await give(api, manager, ticket, { type: 'assign', to: 'sp-01' });
  await give(api, client, ticket, { type: 'share', with: [colleague.email] });
  for (const words of ['раз', 'два', 'три']) {
    await give(api, specialist, ticket, { type: 'note', text: words });
    await give(api, client, ticket, { type: 'reply', text: words });
    await give(api, specialist, ticket, { type: 'confirm' });
  }
});
afterAll(() => api.stop());

/** All items of a list, so many a page. */
async function pages(who: DemoAccount, path: string, size: number): Promise<{ items: Json[]; sizes: number[] }> {
  const found: Json[] = [];
  const sizes: number[] = [];
  for (let next = ''; ;) {
    const { status, body } = await call(
      api,
      who,
      'GET',
      `${path}${path.includes('?') ? '&' : '?'}limit=${size}${next}`,
    );
    if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
    found.push(...items(body));
    sizes.push(items(body).length);
    if (body['nextCursor'] === null) return { items: found, sizes };
    next = `&cursor=${encodeURIComponent(text(body['nextCursor']))}`;
  }
}

async function list(who: DemoAccount, query: string): Promise<string[]> {
  const { status, body } = await call(api, who, 'GET', `${tickets}?${query}`);
  if (status !== 200) throw new Error(`${query}: ${status} ${JSON.stringify(body)}`);
  return items(body).map(({ id }) => text(id));
}

const moscowDay = (at: number): string => new Date(at + 3 * 3_600_000).toISOString().slice(0, 10);

describe('F16 the list of tickets', () => {
  it('has its orders and filters under these names', async () => {
    const id = text(ticket['id']);
    const [today, yesterday] = [moscowDay(Date.now()), moscowDay(Date.now() - 86_400_000)];
    const company = text(ticket['company']?.['id']);
    const person = text(ticket['author']?.['id']);
    for (const query of [
      ...['nextDue', 'handling', 'receivedAt', 'updatedAt', 'changes'].map((sort) => `sort=${sort}`),
      ...['open=true', `company=${company}`, `person=${person}`, `author=${person}`, 'assignee=sp-01'],
      ...['topic=consulting', 'requestType=request', 'priority=normal', 'sort=handling&open=true'],
      ...[`receivedFrom=${today}&receivedTo=${today}`, `updatedFrom=${today}`, `updatedTo=${today}`],
      ...[`updatedSince=${yesterday}`, `updatedSince=${new Date().toISOString()}`],
    ])
      expect([query, await list(specialist, query)]).toEqual([query, [id]]);
    for (const query of [
      ...['sort=closedAt', 'open=false', `receivedTo=${yesterday}`, 'priority=low', 'topic=other', 'sharedWith=nobody'],
      ...[`closedFrom=${today}`, 'company=00000000-0000-7000-8000-000000000000', 'person=nobody'],
    ])
      expect([query, await list(specialist, query)]).toEqual([query, []]);
    expect(await list(colleague, `author=${person}`)).toEqual([id]);
  });

  it('HT-4 says whose the next step is, and is asked for it', async () => {
    const id = text(ticket['id']);
    const { body } = await call(api, specialist, 'GET', `${tickets}/${id}`);
    expect(body['nextStep']).toMatchObject({ owes: 'responsible' });
    for (const query of ['owes=me', 'owes=desk', 'owes=sp-01', 'owes=me&sort=handling', 'owes=me&desk=skai&open=true'])
      expect([query, await list(specialist, query)]).toEqual([query, [id]]);
    for (const query of ['owes=client', 'owes=supplier', 'owes=nobody', 'owes=sp-02'])
      expect([query, await list(specialist, query)]).toEqual([query, []]);
    expect(await list(manager, 'owes=me')).toEqual([]);
    expect(await list(api.account('specialist', 'demo'), 'owes=desk')).toEqual([]);
    const asked = await call(api, client, 'GET', `${tickets}?owes=me`);
    expect(outcome(asked)).toEqual([403, 'forbidden']);
    expect((await call(api, specialist, 'GET', `${tickets}?owes=somebody`)).status).toBe(400);
  });

  it('a bare date begins at midnight of the desk, an instant is what it is', async () => {
    const at = '2026-03-03';
    const filed = text((await fileAs(api, client))['id']);
    for (const [received, query, found] of [
      ['2026-03-02T20:59:59.999Z', `receivedFrom=${at}`, false],
      ['2026-03-02T21:00:00.000Z', `receivedFrom=${at}`, true],
      ['2026-03-03T20:59:59.999Z', `receivedTo=${at}`, true],
      ['2026-03-03T21:00:00.000Z', `receivedTo=${at}`, false],
      ['2026-03-03T00:00:00.000Z', `receivedTo=${at}T00:00:00Z`, false],
    ] as const) {
      await api.prisma.ticket.update({ where: { id: filed }, data: { receivedAt: new Date(received) } });
      expect([received, (await list(specialist, query)).includes(filed)]).toEqual([received, found]);
    }
  });

  it.each([
    ['sort=oldest', 'query/sort'],
    ['sort=closedAt&open=true', 'query/open'],
    ['sort=handling&open=false', 'query/open'],
    ['sort=updatedAt&updatedSince=2026-01-01', 'query/updatedSince'],
    ['topic=unheard-of', 'query/topic'],
    ['status=unheard-of', 'query/status'],
    ['priority=unheard-of', 'query/priority'],
    ['level=unheard-of', 'query/level'],
    ['requestType=unheard-of', 'query/requestType'],
    ['receivedFrom=yesterday', 'query/receivedFrom'],
    ['receivedFrom=2026-02-30', 'query/receivedFrom'],
    ['updatedTo=0001-01-01', 'query/updatedTo'],
    ['company=x', 'query/company'],
    ['open=maybe', 'query/open'],
  ])('%s is a fault of %s', async (query, pointer) => {
    const { status, body } = await call(api, specialist, 'GET', `${tickets}?${query}`);
    expect([status, body['code']]).toEqual([400, 'malformed']);
    expect(entries(body['errors']).map((fault) => text(fault['pointer']))).toEqual([pointer]);
  });

  it('a cursor opens no page of another order or filter', async () => {
    await fileAs(api, client);
    const first = await call(api, specialist, 'GET', `${tickets}?sort=receivedAt&limit=1`);
    const cursor = encodeURIComponent(text(first.body['nextCursor']));
    for (const [query, status] of [
      ['sort=receivedAt&limit=2', 200],
      ['sort=updatedAt&limit=1', 400],
      ['limit=1', 400],
      ['sort=receivedAt&limit=1&topic=consulting', 400],
    ] as const) {
      const answer = await call(api, specialist, 'GET', `${tickets}?${query}&cursor=${cursor}`);
      expect([query, answer.status, status === 400 ? answer.body['code'] : null]).toEqual([
        query,
        status,
        status === 400 ? 'bad-cursor' : null,
      ]);
    }
  });
});

it('names stand beside ids: of the responsible, of followers, of who asked and who was told', async () => {
  const read = (path: string) => call(api, client, 'GET', `${tickets}/${text(ticket['id'])}${path}`);
  const { body } = await read('');
  const assignee = { shortId: 'sp-01', name: specialist.name };
  expect(body['assignee']).toEqual(assignee);
  expect(entries(body['sharedWith']).map(({ name }) => text(name))).toEqual([colleague.name]);
  const line = items((await call(api, client, 'GET', `${tickets}?assignee=sp-01`)).body)[0];
  expect([line?.['assignee'], line?.['author']?.['name']]).toEqual([assignee, client.name]);
  const commands = items((await read('/commands')).body);
  expect(commands.map(({ by }) => text(by?.['name']))).toEqual(expect.arrayContaining([client.name, manager.name]));
  expect(items((await read('/notices')).body)[0]?.['recipient']).toMatchObject({ name: client.name });
});

describe('a timeline', () => {
  const path = (of: Json) => `${tickets}/${text(of['id'])}/timeline`;

  it('F16 is read from either end, and a cursor goes on in its own direction only', async () => {
    for (const who of [client, specialist]) {
      const oldest = (await pages(who, path(ticket), 3)).items;
      const newest = (await pages(who, `${path(ticket)}?order=newest`, 3)).items;
      expect(newest).toEqual([...oldest].reverse());
      expect((await pages(who, `${path(ticket)}?order=oldest`, 200)).items).toEqual(oldest);
      expect(newest.length).toBeGreaterThan(5);
    }
    const { body } = await call(api, client, 'GET', `${path(ticket)}?order=newest&limit=1`);
    const cursor = text(body['nextCursor']);
    for (const query of [
      `cursor=${cursor}`,
      `order=oldest&cursor=${cursor}`,
      'cursor=5',
      'order=newest&cursor=newest-x',
    ])
      expect((await call(api, client, 'GET', `${path(ticket)}?${query}`)).body['code']).toBe('bad-cursor');
  });

  it('F16 gives a client full pages: what is internal to the desk takes none of them', async () => {
    const { sizes, items: seen } = await pages(client, path(ticket), 1);
    expect(sizes).toEqual(seen.map(() => 1));
    expect((await pages(specialist, path(ticket), 200)).items.length).toBeGreaterThan(seen.length);
    const asked = await pages(client, `${tickets}/${text(ticket['id'])}/commands`, 1);
    expect(asked.sizes).toEqual(asked.items.map(() => 1));
    expect(asked.items.map(({ type }) => text(type))).not.toContain('note');
  });
});

it('every list has pages: one item a page gives the same as all at once, and no other list’s cursor is taken', async () => {
  for (const words of ['раз', 'два'])
    await call(api, specialist, 'POST', '/api/v1/contacts', { body: { text: words, person: client.email } });
  const absences = '/api/v1/technicians/te-01/absences';
  for (const days of [30, 40]) {
    const date = (ahead: number): string => moscowDay(Date.now() + ahead * 86_400_000);
    const body = { from: date(days), to: date(days + 1), reason: 'отпуск' };
    const { status, body: noted } = await call(api, coordinator, 'POST', absences, { body });
    // Both days whole, by the desk's clocks.
    expect([status, Date.parse(text(noted['to'])) - Date.parse(text(noted['from']))]).toEqual([201, 2 * 86_400_000]);
    expect(text(noted['from'])).toMatch(/T21:00:00/);
  }
  const of = `${tickets}/${text(ticket['id'])}`;
  const lists: readonly (readonly [DemoAccount, string, number])[] = [
    [specialist, '/api/v1/desks', 1],
    [specialist, '/api/v1/desks/skai/people', 5],
    [client, '/api/v1/desks/skai/people', 1],
    [specialist, '/api/v1/clients', 2],
    [specialist, '/api/v1/regulations', 1],
    [specialist, '/api/v1/calendars', 3],
    [client, '/api/v1/regions', 85],
    [manager, '/api/v1/contracts', 2],
    [coordinator, '/api/v1/technicians', 3],
    [coordinator, absences, 2],
    [specialist, '/api/v1/contacts', 2],
    [specialist, '/api/v1/tray', 0],
    [administrator, '/api/v1/set-aside', 0],
    [manager, `${of}/notices`, 3],
    [specialist, `${of}/commands`, 5],
    [specialist, `${of}/clocks`, 2],
    [specialist, `${of}/timeline`, 9],
    [specialist, tickets, 3],
  ];
  const foreign = text((await call(api, specialist, 'GET', `${tickets}?limit=1`)).body['nextCursor']);
  for (const [who, path, least] of lists) {
    const [whole, one] = [await pages(who, path, 200), await pages(who, path, 1)];
    expect([path, whole.items.length >= least, one.items]).toEqual([path, true, whole.items]);
    if (path === tickets) continue;
    const { status, body } = await call(api, who, 'GET', `${path}?cursor=${encodeURIComponent(foreign)}`);
    expect([path, status, body['code']]).toEqual([path, 400, 'bad-cursor']);
  }
});

it('F16 each line says what its ticket waits for, in the words of the ticket itself, to clients and to the desk', async () => {
  const solved = await fileAs(api, client, {});
  await give(api, specialist, solved, { type: 'solve', kind: 'answer', text: 'Готово' });
  for (const who of [client, specialist]) {
    const { items: lines } = await pages(who, tickets, 50);
    const told = lines.find(({ id }) => id === ticket['id']);
    const whole = (await call(api, who, 'GET', `${tickets}/${text(ticket['id'])}`)).body;
    expect(told?.['titles']).toEqual({ topic: whole['titles']?.['topic'], priority: 'Обычный', level: null });
    expect(told?.['nextStep']?.['brief']).toBe('Ответственный: дать первый ответ');
    expect(lines.map(({ tid }) => tid)).toContainEqual(solved['tid']);
    for (const { id, nextStep } of lines)
      expect(nextStep).toEqual((await call(api, who, 'GET', `${tickets}/${text(id)}`)).body['nextStep']);
  }
  expect(items((await call(api, client, 'GET', `${tickets}?stage=solved`)).body)).toMatchObject([
    { tid: solved['tid'], nextStep: { owes: 'author', step: 'confirm-or-object' } },
  ]);
});
