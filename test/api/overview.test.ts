/** What a desk's people see of it at a glance: every number is as long as the list behind it, and nobody sees another's. */
import type { DemoAccount } from '../../prisma/seed';
import { insertVisit, slotOf } from '../store/field-visits';
import { csvRow } from '../../api/http/csv';
import { openExchange } from './exchange';
import { call, entries, fileAs, give, given, having, items, outcome, startApi, text } from './harness';
import type { Api, Json, Reply } from './harness';

let api: Api;
let manager: DemoAccount;
let shortIds: ReadonlyMap<DemoAccount, string>;
/** Late, near, later; the first two are Sokolov's. */
let late: Json;
let near: Json;
let later: Json;

const hour = 3_600_000;
const day = 24 * hour;

beforeAll(async () => {
  api = await startApi({ temporalUi: 'http://127.0.0.1:8233/namespaces/default' }, undefined, { lettersLeave: true });
  manager = api.account('manager');
  const [client, other] = [api.account('client'), api.account('client', 'skai', 2)];
  [late, near, later] = [
    await fileAs(api, client, { topic: 'consulting' }),
    await fileAs(api, client, { topic: 'remote-diagnostics' }),
    await fileAs(api, other, { topic: 'consulting' }),
  ];
  const { body } = await see(manager, '/api/v1/overview');
  for (const ticket of [late, near]) await give(api, manager, ticket, { type: 'assign', to: 'sp-01' });
  await due(late, Date.now() - hour);
  await due(near, endOf(text(body['risk'])) - 1_000);
  await due(later, endOf(text(body['risk'])));
  shortIds = await openExchange(api, [
    [client, 'client'],
    [api.account('specialist'), 'specialist', 'line'],
    [api.account('specialist', 'skai', 1), 'specialist', 'eastern'],
    [manager, 'manager'],
  ]);
}, 60_000);
afterAll(() => api.stop());

const see = (who: DemoAccount, target: string): Promise<Reply> => call(api, who, 'GET', target);
/** 24:00 of a date in Moscow. */
const endOf = (date: string): number => Date.parse(`${date}T21:00:00Z`);
const due = (ticket: Json, at: number) =>
  api.prisma.ticket.update({ where: { id: text(ticket['id']) }, data: { nextDue: new Date(at) } });
const overview = async (who = manager, desk = 'skai') => (await see(who, `/api/v1/overview?desk=${desk}`)).body;

async function listed(query: string, who = manager, desk = 'skai'): Promise<number> {
  return items((await see(who, `/api/v1/tickets?desk=${desk}&open=true&limit=200&${query}`)).body).length;
}

/** The line of a breakdown that is about one thing. */
function lineOf(lines: unknown, fits: (line: Json) => boolean): Json | undefined {
  return entries(lines).find(fits);
}

it('SK-1 what is late and at risk is counted by person, topic and client, each number as long as its list', async () => {
  const { body } = await see(manager, '/api/v1/overview?desk=skai');
  const risk = `overdue=false&dueTo=${text(body['risk'])}`;
  const week = `overdue=false&dueTo=${text(body['week'])}`;
  const all = body['tickets'];
  expect(all).toMatchObject({ overdue: 1, atRisk: 1, open: await listed(''), nobodys: await listed('assignee=none') });
  expect(await listed('overdue=true')).toBe(1);
  expect(await listed(risk)).toBe(1);

  const lists = async (line: Json | undefined, query: string) => {
    const { open, overdue, atRisk, dueThisWeek } = line ?? {};
    expect([query, open, overdue, atRisk, dueThisWeek]).toEqual([
      query,
      await listed(query),
      await listed(`${query}&overdue=true`),
      await listed(`${query}&${risk}`),
      await listed(`${query}&${week}`),
    ]);
  };
  const sokolov = lineOf(body['byPerson'], ({ person }) => person?.['shortId'] === ('sp-01' as unknown));
  expect(sokolov).toMatchObject({ person: { name: 'Павел Соколов' }, overdue: 1, atRisk: 1 });
  await lists(sokolov, 'assignee=sp-01');
  await lists(
    lineOf(body['byPerson'], ({ person }) => person === null),
    'assignee=none',
  );
  for (const line of entries(body['byTopic'])) await lists(line, `topic=${text(line['topic']?.['code'])}`);
  for (const line of entries(body['byClient'])) await lists(line, `company=${text(line['company']?.['id'])}`);
  expect(entries(body['byClient'])[0]).toMatchObject({ company: { name: late['company']?.['name'] }, overdue: 1 });
  // Without services there is nothing to tell apart.
  expect(body['byService']).toEqual([]);
  // Who could take something and has nothing yet stands there, too.
  expect(lineOf(body['byPerson'], ({ person }) => person?.['name'] === ('Наталья Лебедева' as unknown))).toMatchObject({
    open: 0,
    visits: { open: 0 },
  });
});

it('SK-1 what ends is counted no longer, and what is assigned is counted with its person at once', async () => {
  const ticket = await fileAs(api, api.account('client'));
  const before = await overview();
  await due(ticket, Date.now() - day);
  expect((await overview())['tickets']).toMatchObject({ overdue: Number(before['tickets']?.['overdue']) + 1 });
  await give(api, manager, ticket, { type: 'assign', to: 'sp-02' });
  await give(api, api.account('client'), ticket, { type: 'close' });
  const { tickets } = await overview();
  expect(tickets).toMatchObject({
    overdue: before['tickets']?.['overdue'],
    open: Number(before['tickets']?.['open']) - 1,
  });
});

it('SK-16 visits stand beside tickets: whose they are, which are late, near or in doubt', async () => {
  const ticket = { ticketId: text(late['id']), tid: text(late['tid']), clientId: text(late['company']?.['id']) };
  const visit = (nextDue: number | null, more: object = {}) =>
    insertVisit(api, ticket, { requestedAt: Date.now() - day, nextDue, ...more });
  await visit(Date.now() - hour);
  await visit(Date.now() + day, { state: { slot: slotOf('te-02', Date.now() + day, Date.now() + day + hour) } });
  await visit(Date.now() + 5 * day, { waitsFor: ['decision'] });
  await visit(null, { stepDue: Date.now() - hour });
  const { visits } = await overview();
  expect(visits).toEqual({ open: 4, overdue: 1, atRisk: 1, inDoubt: 1, stepsOverdue: 1 });
  for (const [view, count] of Object.entries({ overdue: 1, 'waiting-decision': 1, 'step-overdue': 1 }))
    expect(items((await see(manager, `/api/v1/visits?desk=skai&view=${view}`)).body)).toHaveLength(count);
});

it('SK-7 letters that failed, are late or wait are counted and listed with their tickets', async () => {
  const none = await overview();
  expect(none['letters']).toMatchObject({ failed: 0, delayed: 0 });
  expect(Number(none['letters']?.['waiting'])).toBeGreaterThan(1);
  const claimed = await api.store.claimNotices({ most: 100, leaseMs: 60_000, mailDomain: 'desk.example' });
  const [one, two, ...others] = claimed;
  if (one === undefined || two === undefined) throw new Error('too few letters');
  await api.store.settleNotice(one.id, one.attempt, { state: 'failed', fault: '550 <b>no such user</b>' });
  const again = { state: 'again', notBefore: Date.now() + hour, fault: '451 later' } as const;
  await api.store.settleNotice(two.id, two.attempt, again);
  for (const { id, attempt } of others) await api.store.settleNotice(id, attempt, { state: 'delivered' });
  expect((await overview())['letters']).toMatchObject({ failed: 1, delayed: 1 });
  const failed = items((await see(manager, '/api/v1/letters?desk=skai&state=failed&open=true')).body);
  expect(failed).toEqual([having({ id: one.id, fault: '550 <b>no such user</b>', ticket: having({ open: true }) })]);
  const { body } = await see(manager, '/api/v1/letters?desk=skai&state=delayed');
  expect(items(body)).toEqual([having({ id: two.id, fault: '451 later', bouncedAt: null })]);
  expect(items((await see(manager, '/api/v1/letters?desk=skai&state=failed&open=false')).body)).toEqual([]);
  // A page at a time, each once.
  await api.prisma.notice.updateMany({
    where: { channel: 'email', id: { in: claimed.map(({ id }) => id) } },
    data: { bouncedAt: new Date(), state: 'failed' },
  });
  const ids: string[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: Reply = await see(manager, `/api/v1/letters?desk=skai&limit=2${cursor && `&cursor=${cursor}`}`);
    ids.push(...items(page.body).map(({ id }) => text(id)));
    const { nextCursor } = page.body;
    cursor = nextCursor === null ? null : text(nextCursor);
  }
  expect(ids.sort()).toEqual(claimed.map(({ id }) => id).sort());
});

it('what lies in the tray is counted; what is addressed to no desk for administrators alone', async () => {
  const content = { subject: 'Кому-нибудь' };
  await api.store.addToTray({ desk: 'skai', channel: 'email', reason: 'stranger', content });
  await api.store.addToTray({ desk: null as unknown as string, channel: 'email', reason: 'no-desk', content });
  const administrator = await overview(api.account('administrator'));
  expect([(await overview())['tray'], administrator['tray']]).toEqual([1, 2]);
  expect([administrator['setAside'], administrator['mailboxFaults']]).toEqual([0, 0]);
  const own = await overview();
  expect([own['setAside'], own['mailboxFaults'], own['runsBehind']]).toEqual([null, null, 0]);
  expect((await overview(api.account('specialist')))['runsBehind']).toBeNull();
});

it('X-5 what Temporal has not been told for a minute is counted and listed, with the way into its UI', async () => {
  const id = text(later['id']);
  await api.prisma.run.updateMany({ where: { kind: 'ticket', id }, data: { staleSince: new Date(Date.now() - hour) } });
  expect((await overview())['runsBehind']).toBe(1);
  const { body } = await see(manager, '/api/v1/runs?desk=skai');
  const ofTicket = having({ tid: later['tid'] });
  const engine = `http://127.0.0.1:8233/namespaces/default/workflows/${text(later['tid'])}`;
  expect(items(body)).toEqual([
    having({ kind: 'ticket', ticket: ofTicket, workflowId: later['tid'], links: having({ engine }) }),
  ]);
  const runs = (who: DemoAccount, ticket: Json) => see(who, `/api/v1/runs?ticket=${text(ticket['tid'])}`);
  const [own, visit] = items((await runs(manager, late)).body);
  expect(own).toMatchObject({ kind: 'ticket', number: late['tid'], behindSince: null });
  expect(visit).toMatchObject({
    kind: 'visit',
    links: { engine: expect.stringMatching(/\/workflows\/SKAI-\d+%2F1$/) as string },
  });
  expect(outcome(await runs(api.account('specialist'), late))).toEqual([403, 'forbidden']);
  expect(outcome(await runs(api.account('client'), late))).toEqual([403, 'forbidden']);
  expect(outcome(await runs(api.account('manager', 'demo'), late))).toEqual([404, 'not-found']);
});

it('EA-2 a specialist of some services counts what one of them took part in, as in the own lists', async () => {
  const [line, eastern] = [api.account('specialist'), api.account('specialist', 'skai', 1)];
  const ticket = await fileAs(api, api.account('client'), { desk: 'exchange' });
  await fileAs(api, api.account('client'), { desk: 'exchange' });
  await due(ticket, Date.now() - hour);
  expect((await overview(eastern, 'exchange'))['tickets']).toMatchObject({ open: 0, overdue: 0 });
  expect((await overview(line, 'exchange'))['tickets']).toMatchObject({ open: 2, overdue: 1 });
  await given(api, line, ticket, { type: 'assign', to: shortIds.get(line) });
  await given(api, line, ticket, { type: 'hand-over', to: 'eastern', text: 'Обрыв у вас' });
  await due(ticket, Date.now() - hour);
  const seen = await overview(eastern, 'exchange');
  expect(seen['tickets']).toMatchObject({ open: await listed('', eastern, 'exchange'), overdue: 1 });
  expect(seen['tickets']?.['open']).toBe(1);
  expect(entries((await overview(manager, 'exchange'))['byService'])).toEqual(
    expect.arrayContaining([having({ service: having({ code: 'eastern' }), open: 1, overdue: 1 })]),
  );
  expect(
    items((await see(eastern, '/api/v1/letters?desk=exchange&state=waiting')).body).map(
      (letter) => letter['ticket']?.['tid'],
    ),
  ).toEqual(expect.arrayContaining([ticket['tid']]));
});

it('SK-1 nobody sees the numbers of another desk, and clients none', async () => {
  for (const part of ['overview', 'letters', 'runs', 'whose-time', 'whose-time.csv']) {
    expect(outcome(await see(manager, `/api/v1/${part}?desk=demo`))).toEqual([404, 'unknown-desk']);
    expect(outcome(await see(api.account('client'), `/api/v1/${part}`))).toEqual([403, 'forbidden']);
    expect(outcome(await see(api.account('technician'), `/api/v1/${part}`))).toEqual([403, 'forbidden']);
  }
  const { tickets, letters } = await overview(api.account('manager', 'demo'), 'demo');
  expect([tickets?.['open'], letters?.['waiting']]).toEqual([0, 0]);
});

it('SK-12 whose time it was: lines by what is asked for, months in order, a file of the same; others than those who lead get none', async () => {
  const asked = async (query: string) => (await see(manager, `/api/v1/whose-time?desk=skai&${query}`)).body;
  const month = new Date(Date.now() + 3 * hour).toISOString().slice(0, 7);
  await api.store.countClosedTime();
  const { total, lines, open } = await asked('by=client');
  expect([open?.['counted'], open?.['leftOut']]).toEqual([await listed(''), 0]);
  const sum = (side: string): number => entries(lines).reduce((all, line) => all + Number(line[side]), 0);
  for (const side of ['us', 'client', 'supplier', 'nature', 'tickets']) expect(sum(side)).toBe(total?.[side]);
  expect(await asked('')).toMatchObject({ by: 'month', to: month });
  const wrong = ['from=2026-13', 'from=2026-12&to=2026-11', 'limit=1001', 'by=colour', 'client=x', 'colour=red'];
  for (const query of wrong)
    expect(outcome(await see(manager, `/api/v1/whose-time?desk=skai&${query}`))).toEqual([400, 'malformed']);
  expect(outcome(await see(api.account('specialist'), '/api/v1/whose-time'))).toEqual([403, 'forbidden']);
  const file = await fetch(`${api.base}/api/v1/whose-time.csv?desk=skai&by=topic`, {
    headers: { Authorization: `Bearer ${manager.apiKey}`, 'Accept-Language': 'ru' },
  });
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
  expect(file.headers.get('content-disposition')).toContain(`whose-time-`);
  expect(
    Buffer.from(await file.arrayBuffer())
      .toString('utf8')
      .split('\r\n')[0],
  ).toBe(
    '\uFEFFТема,Код,Заявок,"Клиент, секунд","Мы, секунд","Поставщик, секунд","Обстоятельства, секунд","Всего, секунд"',
  );
});

it('SK-12 a field of the file is quoted as RFC 4180 says, and never a formula', () => {
  const rows = [
    ['a,b', 'a"b', 'a\nb', -5],
    ['=1+1', ' @x', '+7 913', '-'],
  ];
  expect(rows.map(csvRow).join('')).toBe(`"a,b","a""b","a\nb",-5\r\n'=1+1,' @x,'+7 913,'-\r\n`);
});
