/** A client's contract: checked as it is written, laid beside the regulation, published, and kept from other desks. */
import type { DemoAccount } from '../../prisma/seed';
import { stringify } from 'yaml';
import { yearChange } from './draft-acts';
import { call, entries, fileAs, having, items, outcome, startApi, text, type Api, type Json } from './harness';

let api: Api;
let administrator: DemoAccount;
let client: DemoAccount;
let company: string;

beforeAll(async () => {
  api = await startApi();
  [administrator, client] = [api.account('administrator'), api.account('client')];
  company = await companyOf(client);
});
afterAll(() => api.stop());

/** The company that somebody files for. */
async function companyOf(who: DemoAccount): Promise<string> {
  const ticket = await fileAs(api, who);
  return text(ticket['company']?.['id']);
}

const contract = (own: object = {}): Record<string, unknown> => ({
  number: '12/2026',
  desk: 'skai',
  validFrom: '2026-01-01',
  patch: { clocks: { resolution: { limit: { consulting: { value: '2 working-day', source: 'cl. 3.2' } } } } },
  ...own,
});

function check(body: object, who = administrator, lang = 'ru') {
  return call(api, who, 'POST', '/api/v1/contracts/check', {
    body: { client: company, ...body },
    headers: { 'accept-language': lang },
  });
}

function publish(body: object, who = administrator, headers: Record<string, string> = {}) {
  return call(api, who, 'POST', '/api/v1/contracts', { body: { client: company, ...body }, headers });
}

it('X-2 of a file that is nothing but mistakes the first hundred are told', async () => {
  const told = await check({ file: '- : : [ {\n'.repeat(400) });
  expect([told.status, entries(told.body['faults']).length]).toEqual([200, 100]);
  const refused = await publish({ file: '- : : [ {\n'.repeat(400) });
  expect([...outcome(refused), entries(refused.body['errors']).length]).toEqual([422, 'contract-faulty', 100]);
});

const mistaken = `number: 12/2026
desk: skai
validFrom: 2026-01-01
patch:
  clocks:
    resolution:
      limit:
        consulting: { value: 2 days, source: cl. 3.2 }
    triage: { owes: responsibl }
`;

it('X-2 every mistake of a file is told with its line and what would do, in the language of the reader', async () => {
  const russian = await check({ file: mistaken });
  expect(russian.status).toBe(200);
  expect(entries(russian.body['faults'])).toEqual([
    {
      path: 'patch.clocks.resolution.limit.consulting.value',
      line: 8,
      column: 23,
      message: expect.stringMatching(
        /^нужно число и единица, например «1 working-day».*; «2 days» не подходит$/,
      ) as unknown,
    },
    {
      path: 'patch.clocks.triage.owes',
      line: 9,
      column: 15,
      message: expect.stringMatching(/^нужно одно из: author.*«responsible»/) as unknown,
    },
  ]);
  expect(russian.body).toMatchObject({ contract: { number: '12/2026', validTo: null }, changes: [] });
  const english = await check({ file: mistaken }, administrator, 'en');
  expect(text(english.body['faults']?.[1]?.['message'])).toContain('did you mean "responsible"');
  const refused = await publish({ file: mistaken });
  expect(outcome(refused)).toEqual([422, 'contract-faulty']);
  expect(text(refused.body['errors']?.[0]?.['detail'])).toMatch(/^Строка 8\. patch\.clocks\.resolution/);
});

it('X-2 what a contract changes stands beside the paragraph, in words', async () => {
  const { body } = await check({ file: stringify(contract()) });
  expect(entries(body['faults'])).toEqual([]);
  expect(entries(body['changes'])).toEqual([
    {
      section: 'Сроки и обязанности',
      title: 'Решение заявки',
      label: 'Срок',
      path: 'clocks.resolution.limit.consulting',
      regulation: {
        when: 'тема: Консультирование по вопросам работы оборудования и программного обеспечения',
        text: '5 рабочих дней',
        source: 'VI, строка 7',
      },
      contract: {
        when: 'тема: Консультирование по вопросам работы оборудования и программного обеспечения',
        text: '2 рабочих дня',
        source: 'п. 3.2',
      },
    },
  ]);
  expect(body).toMatchObject({ over: { version: '2.2' }, unfit: { versions: [], tickets: [] } });
  // As parts, by a program: the same, without lines.
  const { desk: _desk, ...parts } = contract();
  expect(entries((await check(parts)).body['changes'])).toHaveLength(1);
  const faulty = await check({ ...parts, patch: { topics: 1 } });
  expect(faulty.body['faults']?.[0]).toMatchObject({ path: 'patch.topics', line: null });
});

it.each([
  ['too deep', `patch: ${'['.repeat(200)}${']'.repeat(200)}`, /вложенность больше 16/],
  ['an alias', 'a: &x [1]\npatch: *x', /ссылку|якорь/],
  ['a tag', 'patch: !!js/function "x"', /тег/],
  ['no keys', '- 1', /ключи со значениями/],
  ['two documents', 'a: 1\n---\nb: 2', /несколько документов/],
  ['a key twice', 'number: 1\nnumber: 2', /повторён/],
])('a file that is no contract is told so: %s', async (_what, file, message) => {
  const { status, body } = await check({ file });
  expect(status).toBe(200);
  expect(text(body['faults']?.[0]?.['message'])).toMatch(message);
  expect(body['contract']).toBeNull();
});

it('a body that is too large, or is both or neither, is malformed', async () => {
  expect(outcome(await check({ file: 'x'.repeat(64 * 1024 + 1) }))).toEqual([400, 'malformed']);
  expect(outcome(await check({}))).toEqual([400, 'malformed']);
  expect(outcome(await check({ file: 'a: 1', number: '1' }))).toEqual([400, 'malformed']);
  expect(outcome(await check({ file: `desk: x\n${'#'.repeat(600 * 1024)}` }))).toEqual([413, 'too-large']);
});

it('X-2 a published contract holds for the next ticket of its client, and for nobody else', async () => {
  const other = await fileAs(api, client);
  const key = { 'idempotency-key': 'contract-1' };
  const published = await publish({ file: stringify(contract()) }, administrator, key);
  expect(published.status).toBe(201);
  expect(published.body).toMatchObject({ desk: 'skai', number: '12/2026', company: { id: company }, validTo: null });
  const again = await publish({ file: stringify(contract()) }, administrator, key);
  expect(again.body).toEqual(published.body);
  expect(outcome(await publish({ file: stringify(contract({ number: '13' })) }, administrator, key))).toEqual([
    409,
    'key-reused',
  ]);
  expect(outcome(await publish({ file: stringify(contract({ validFrom: '2026-02-01' })) }))).toEqual([
    422,
    'contract-number-taken',
  ]);
  const checked = await check({ file: stringify(contract()) });
  expect(checked.body['faults']?.[0]).toMatchObject({
    path: 'number',
    line: 1,
    message: expect.stringContaining('под этим номером') as unknown,
  });
  const limitOf = async (ticket: Json): Promise<unknown> => {
    const { body } = await call(api, administrator, 'GET', `/api/v1/tickets/${text(ticket['id'])}/clocks`);
    return items(body).find(({ code }) => text(code) === 'resolution')?.['limit'];
  };
  const next = await fileAs(api, client);
  expect(await limitOf(next)).toMatchObject({ term: { amount: 2, unit: 'working-day' } });
  expect(await limitOf(other)).toMatchObject({ term: { amount: 5 } });
  const stranger = await fileAs(api, api.account('client', 'skai', 2));
  expect(text(stranger['company']?.['id'])).not.toBe(company);
  expect(await limitOf(stranger)).toMatchObject({ term: { amount: 5 } });

  const read = await call(api, administrator, 'GET', `/api/v1/contracts/${text(published.body['id'])}`);
  expect(read.body).toMatchObject({ number: '12/2026', over: { version: '2.2' } });
  expect(text(read.body['file'])).toContain('value: 2 working-day');
  expect(entries(read.body['changes'])).toHaveLength(1);
  const { body } = await call(api, administrator, 'GET', '/api/v1/audit');
  expect(items(body)[0]).toMatchObject({
    act: 'contract-published',
    subject: { kind: 'contract', name: '12/2026' },
    after: { client: company, validFrom: '2026-01-01' },
  });
});

it('X-2 what open tickets name cannot be taken away without a reason, and they go on as they were', async () => {
  const ticket = await fileAs(api, client, { topic: 'verification' });
  const patch = {
    topics: { verification: null },
    clocks: { resolution: { limit: { verification: null }, source: '4' } },
  };
  const file = stringify(contract({ number: '14', validFrom: '2026-03-01', patch }));
  const { body } = await check({ file });
  expect(entries(body['faults'])).toEqual([]);
  const title = 'Проверка корректности зафиксированных нарушений или уведомлений';
  expect(entries(body['unfit']?.['tickets'])).toEqual([
    { id: ticket['id'], tid: ticket['tid'], subject: ticket['subject'], lacks: [title] },
  ]);
  expect(entries(body['others'])).toMatchObject([{ number: 'SK-101' }, { number: '12/2026' }]);
  expect(entries(body['changes']).find(({ contract: side }) => side === null)).toMatchObject({
    regulation: { text: title },
  });
  const refused = await publish({ file });
  expect(outcome(refused)).toEqual([422, 'contract-does-not-fit']);
  expect(text(refused.body['errors']?.[0]?.['detail'])).toContain(text(ticket['tid']));
  expect((await publish({ file, force: { reason: 'Согласовано с клиентом' } })).status).toBe(201);
  const { body: kept } = await call(api, administrator, 'GET', `/api/v1/tickets/${text(ticket['id'])}`);
  expect(text(kept['topic'])).toBe('verification');
  expect(items((await call(api, administrator, 'GET', '/api/v1/audit')).body)[0]).toMatchObject({
    after: { force: 'Согласовано с клиентом' },
  });
});

it('the contracts of a desk are nobody’s who is not there, and only administrators check and publish', async () => {
  const foreign = api.account('administrator', 'hivetaxi');
  const [first] = items((await call(api, administrator, 'GET', '/api/v1/contracts?desk=skai')).body);
  const path = `/api/v1/contracts/${text(first?.['id'])}`;
  expect(outcome(await check({ file: 'a: 1', desk: 'skai' }, foreign))).toEqual([404, 'unknown-desk']);
  expect(outcome(await check({ file: 'a: 1' }, foreign))).toEqual([404, 'not-found']);
  expect(outcome(await publish({ file: stringify(contract()) }, foreign))).toEqual([404, 'not-found']);
  expect(outcome(await call(api, foreign, 'GET', path))).toEqual([404, 'not-found']);
  expect(outcome(await check({ file: 'a: 1' }, api.account('manager')))).toEqual([403, 'forbidden']);
  expect(outcome(await publish({ file: 'a: 1' }, client))).toEqual([403, 'forbidden']);
  expect((await call(api, client, 'GET', path)).status).toBe(200);
  expect(outcome(await call(api, api.account('client', 'skai', 2), 'GET', path))).toEqual([404, 'not-found']);
  const hivetaxi = await check({ file: stringify(contract({ desk: 'hivetaxi' })) });
  expect(text(hivetaxi.body['faults']?.[0]?.['message'])).toContain('названа служба «hivetaxi»');
});

/** 2027 with one holiday more. */
const yearWith = (date: string, layer = 'ru') => {
  const { year } = yearChange;
  const more = { date, nameRu: 'Праздник', nameEn: 'Holiday' };
  return { kind: 'calendar-year', layer, year: { ...year, holidays: [...year.holidays, more] } };
};
const drafts = '/api/v1/drafts';
const begin = async (change: object, seen?: object): Promise<string> => {
  const { status, body } = await call(api, administrator, 'POST', drafts, { body: { desk: 'skai', change, seen } });
  expect(status).toBe(201);
  return `${drafts}/${text(body['id'])}`;
};
const baseOf = async (path: string): Promise<Json | undefined> =>
  (await call(api, administrator, 'GET', path)).body['base'];
const marksOf = ({ base }: Json) => entries(base?.['moved']).map(({ mark }) => text(mark));
const publishing = (path: string, body: object = {}) =>
  call(api, administrator, 'POST', `${path}/publication`, { body: { openTickets: 'keep', ...body } });
const own = (number: string) => ({ kind: 'contract', client: company, number, validFrom: '2028-01-01', patch: {} });

it('X-4 of two drafts of a year the later undoes the earlier only with a reason; the same word again is answered as it was', async () => {
  const keeper = api.accounts.find(({ email }) => email === 'rules@reglament.example') ?? administrator;
  const draft = async (date: string): Promise<string> => {
    const { status, body } = await call(api, keeper, 'POST', drafts, {
      body: { desk: 'skai', change: yearWith(date) },
    });
    expect(status).toBe(201);
    return `${drafts}/${text(body['id'])}`;
  };
  const say = (path: string, body: object = {}, key = path) =>
    call(api, keeper, 'POST', `${path}/publication`, {
      body,
      headers: { 'idempotency-key': `publish-${key}`, 'accept-language': 'en' },
    });
  const [first, second] = [await draft('2027-03-03'), await draft('2027-04-06')];
  expect((await call(api, keeper, 'GET', second)).body).toMatchObject({ base: { moved: [], undoes: false } });
  expect((await say(first)).status).toBe(202);
  expect(outcome(await say(first))).toEqual([202, undefined]);
  const late = await say(second);
  expect(outcome(late)).toEqual([422, 'rules-do-not-fit']);
  expect(late.body['errors']?.[0]).toMatchObject({ pointer: '/change', code: 'year-moved' });
  expect(text(late.body['errors']?.[0]?.['detail'])).toContain('The year 2027 was published anew');
  // Whoever looks at it is told what it would undo, and who has published that.
  const conflict = (await call(api, keeper, 'GET', second)).body;
  expect(conflict).toMatchObject({
    deskTitle: 'Техническая поддержка SKAI',
    about: { title: 'Календарь России, 2027 год' },
    base: { undoes: true, moved: [{ kind: 'year', by: { name: 'Нина Громова' } }] },
  });
  expect(entries(conflict['concerns'])).toContainEqual(
    having({ title: 'Техническая поддержка SKAI', administered: true }),
  );
  const by = `?change=${first.slice(drafts.length + 1)}`;
  const history = await call(api, keeper, 'GET', `/api/v1/calendars/ru/2027/history${by}`);
  expect(items(history.body)).toHaveLength(1);
  expect(items(history.body)[0]).toMatchObject({
    by: { name: 'Нина Громова' },
    change: { desk: 'skai' },
    workingDays: { before: expect.any(Number) as unknown },
  });
  expect(entries(items(history.body)[0]?.['changes'])).toContainEqual(
    having({ date: '2027-03-03', after: having({ note: 'Праздник' }) }),
  );
  // What is written on is still written over the year from before.
  await call(api, keeper, 'PUT', second, { body: { change: yearWith('2027-04-07') } });
  expect(outcome(await say(second, {}, 'again'))).toEqual([422, 'rules-do-not-fit']);
  expect((await say(await draft('2027-04-07'))).status).toBe(202);
  // Whoever forces it has seen what it undoes: what was published once more is not among that.
  const seen = marksOf(conflict);
  const force = async () => ({
    force: { reason: 'так надо', over: marksOf((await call(api, keeper, 'GET', second)).body) },
  });
  expect(outcome(await say(second, await force(), 'forced'))).toEqual([422, 'nothing-to-change']);
  await call(api, keeper, 'PUT', second, { body: { change: yearWith('2027-04-08') } });
  for (const over of [[], seen]) {
    const unseen = await say(second, { force: { reason: 'так надо', over } }, `unseen-${over.length}`);
    expect(outcome(unseen)).toEqual([422, 'rules-do-not-fit']);
  }
  expect((await say(second, await force(), 'really')).status).toBe(202);
});

it('X-4 a desk whose contract alone counts by a calendar is asked before its year is published', async () => {
  const simai = api.account('administrator', 'simai');
  const lacked = async (day: string): Promise<unknown> => {
    const { body } = await call(api, simai, 'POST', drafts, { body: { change: yearWith(day, 'ru-ba') } });
    const missing = entries(body['concerns']).filter((each) => JSON.stringify(each['administered']) === 'false');
    return [missing.map(({ desk }) => desk), body['can']?.['publish']];
  };
  expect(await lacked('2027-05-04')).toEqual([[], 'yes']);
  const patch = { calendars: { work: { layers: ['ru', 'ru-ba'] } } };
  await api.store.addContract({
    ...{ desk: 'skai', clientId: company, number: 'BA-1', patch },
    ...{ validFrom: '2029-01-01', validTo: null },
  });
  expect(await lacked('2027-05-05')).toEqual([['skai'], 'not-allowed']);
});

it('X-4 a contract and a version say over what they were begun, what was published since, and are published over it with a reason only', async () => {
  const next = text((await call(api, administrator, 'GET', '/api/v1/regulations/skai/file')).body['next']);
  const later = next.replace('version: "2.3"', 'version: "2.4"').replace('1 working-day', '2 working-day');
  const [one, other] = [await begin(own('C-1')), await begin(own('C-2'))];
  const [version, stale] = [
    await begin({ kind: 'regulation', file: next }),
    await begin({ kind: 'regulation', file: later }),
  ];
  expect(await baseOf(stale)).toMatchObject({ version: '2.2', text: 'Регламент, редакция 2.2', moved: [] });
  const told = 'Опубликовали другой договор этого клиента, № C-1';
  const published = await publishing(one);
  expect(published.status).toBe(202);
  expect((await publishing(version)).status).toBe(202);

  expect(await baseOf(other)).toMatchObject({
    undoes: true,
    moved: [{ kind: 'version' }, { kind: 'contract', contract: published.body['id'], text: told }],
  });
  expect(await baseOf(stale)).toMatchObject({ undoes: true, moved: [{ kind: 'version' }] });
  for (const [path, code] of [
    [other, 'contract-moved'],
    [stale, 'version-moved'],
  ] as const) {
    const refused = await publishing(path);
    expect([...outcome(refused), text(refused.body['errors']?.[0]?.['code'])]).toEqual([422, 'rules-do-not-fit', code]);
    const { body } = await call(api, administrator, 'GET', path);
    expect((await publishing(path, { force: { reason: 'так надо', over: marksOf(body) } })).status).toBe(202);
  }
  // What was published is no conflict any more.
  expect(await baseOf(stale)).toMatchObject({ version: '2.2', moved: [], undoes: false });
});

it('X-4 of two contracts of a client that are published at the same moment the second does not undo the first', async () => {
  const paths = [await begin(own('D-1')), await begin(own('D-2'))];
  const said = await api.prisma.$transaction(async (transaction) => {
    await transaction.$queryRaw`SELECT FROM "publication" WHERE "desk" = 'skai' AND "kind" = 'rules' FOR UPDATE`;
    const both = paths.map((path) => publishing(path));
    // Each has come as far as it can while the other has published nothing.
    for (let waiting = 0; waiting < 2;) {
      const [row] = await api.prisma.$queryRaw<[{ count: number }]>`
        SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      waiting = row.count;
    }
    return both;
  });
  const [won, lost] = (await Promise.all(said)).sort((a, b) => a.status - b.status);
  expect(won?.status).toBe(202);
  expect([lost?.status, lost?.body['errors']?.[0]?.['code']]).toEqual([422, 'contract-moved']);
});

it('X-4 a draft is over what was read as its writing began, however late it is saved, and a version that was there by then undoes nothing', async () => {
  expect(await baseOf(await begin(own('E-1'), { contracts: [] }))).toMatchObject({ undoes: true });
  expect(await baseOf(await begin(yearWith('2027-06-01'), { digest: null }))).toMatchObject({
    ...{ undoes: true, years: [{ digest: null }], moved: [{ kind: 'year' }] },
  });
  const { next } = (await call(api, administrator, 'GET', '/api/v1/regulations/skai/file')).body;
  const file = text(next);
  const versions = (await api.store.listRegulations('skai')).map(({ version }) => version);
  const change = { kind: 'regulation', file };
  expect(await baseOf(await begin(change, { version: null, versions: [] }))).toMatchObject({
    ...{ undoes: true, version: null, moved: versions.map(() => ({ kind: 'version' })) },
  });
  const known = await begin(change, { version: '2.1\u00ad', versions });
  expect(await baseOf(known)).toMatchObject({ undoes: false, version: '2.1\u00ad', moved: [{ kind: 'in-force' }] });
  expect((await publishing(known)).status).toBe(202);

  // One that was begun before this was kept has nothing of it, whatever is written there.
  const path = await begin(own('E-2'));
  const where = { id: path.slice(drafts.length + 1) };
  const { content } = await api.prisma.draft.findUniqueOrThrow({ where });
  const { base: _base, ...bare } = content as Record<string, object>;
  await api.prisma.draft.update({ where, data: { content: bare } });
  await call(api, administrator, 'PUT', path, { body: { change: own('E-3') } });
  expect(await baseOf(path)).toBeNull();
});
