/** Reports of a month, from its beginning to the summary; the register of responsible persons with its history; ratings as a file. */
import type { DemoAccount } from '../../prisma/seed';
import { StillClock } from '../store/support';
import { call, fileAs, given, items, outcome, startApi, text, type Api, type Json, type Reply } from './harness';

const at = (moment: string): number => Date.parse(`${moment.replace(' ', 'T')}:00+03:00`);
const clock = new StillClock(at('2027-01-20 12:00'));
let api: Api;
let manager: DemoAccount;
beforeAll(async () => {
  api = await startApi({}, clock, { lettersLeave: true });
  manager = api.account('manager', 'eaeu');
});
afterAll(() => api.stop());

const reports = '/api/v1/reports';
const register = '/api/v1/register';
const ask = (who: DemoAccount, method: string, path: string, body?: object, key?: string): Promise<Reply> =>
  call(api, who, method, path, {
    ...(body && { body }),
    ...(key !== undefined && { headers: { 'idempotency-key': key } }),
  });
const of = (service: string): DemoAccount => {
  const index = { central: 0, 'national-belarus': 2, 'national-kazakhstan': 4 }[service];
  return index === undefined ? manager : api.account('specialist', 'eaeu', index);
};

/** Every run that has something to do by now does it, as its timer would have it. */
async function until(moment: string): Promise<void> {
  clock.at = at(moment);
  const due = await api.prisma.run.findMany({ where: { endedAt: null, nextTick: { lte: new Date(clock.at) } } });
  for (const { workflowId } of due) while ((await api.store.look({ workflowId, reached: null })).more) continue;
}

async function listed(who = manager, query = 'desk=eaeu'): Promise<readonly Json[]> {
  const reply = await ask(who, 'GET', `${reports}?${query}`);
  expect(reply.status).toBe(200);
  return items(reply.body);
}

const inMoscow = (due: Json | undefined): string =>
  new Date(Date.parse(text(due)) + 3 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

it('EA-6 a month of every service’s reports, one late: owed by each calendar, told in time, shown late, and the summary says who was missing', async () => {
  const begun = await api.store.beginReports();
  expect(begun.map(({ workflowId, needsRun }) => [workflowId, needsRun])).toContainEqual([
    'report/eaeu/monitoring/national-armenia/2027-01',
    true,
  ]);
  // Whoever comes second begins nothing.
  expect(await api.store.beginReports()).toEqual([]);
  const lines = await listed();
  const services = lines.filter(({ part }) => text(part) === 'report');
  expect([services.length, lines.length]).toEqual([7, 8]);
  expect(lines.every(({ stage, due }) => text(stage?.['code']) === 'collecting' && due === null)).toBe(true);
  const byService = new Map(services.map((line) => [text(line['service']?.['code']), line]));
  const idOf = (service: string): string => text(byService.get(service)?.['id']);
  const summary = text(lines.find(({ part }) => text(part) === 'summary')?.['id']);

  const ticket = await fileAs(api, api.account('client', 'eaeu'), {
    desk: 'eaeu',
    requestType: 'restoration',
    topic: undefined,
  });
  clock.pass(3_600_000);
  await given(api, of('central'), ticket, { type: 'solve', kind: 'answer', text: 'Перезапустили шлюз.' });
  expect(outcome(await ask(of('central'), 'POST', `${reports}/${idOf('central')}/hand-in`, { text: 'рано' }))).toEqual([
    422,
    'month-not-over',
  ]);

  // February in Almaty, still January at the desk: it is the desk's month that is counted, in all of its figures.
  clock.at = at('2027-01-31 22:30');
  const edge = await fileAs(api, api.account('client', 'eaeu'), {
    desk: 'eaeu',
    requestType: 'restoration',
    topic: undefined,
  });
  const kazakhstan = { type: 'hand-over', to: 'national-kazakhstan', text: 'Сегмент Казахстана' };
  await given(api, of('central'), edge, kazakhstan);
  await given(api, of('national-kazakhstan'), edge, { type: 'accept' });
  clock.pass(600_000);
  await given(api, of('national-kazakhstan'), edge, { type: 'solve', kind: 'answer', text: 'Канал восстановлен.' });

  await until('2027-02-01 00:00');
  await api.store.beginReports();
  const owed = await listed(manager, 'desk=eaeu&month=2027-01');
  expect(owed.map(({ stage }) => text(stage?.['code']))).toEqual(Array.from(owed, () => 'due'));
  const dues = Object.fromEntries(
    owed.map(({ service, due }) => [service === null ? '' : text(service?.['code']), inMoscow(due)]),
  );
  expect(dues).toMatchObject({
    '': '2027-02-12 21:00',
    central: '2027-02-05 21:00',
    'national-kazakhstan': '2027-02-05 19:00',
    'national-kyrgyzstan': '2027-02-05 18:00',
    'national-armenia': '2027-02-05 20:00',
  });
  // The next month is under way meanwhile.
  expect((await listed(manager, 'desk=eaeu&month=2027-02')).length).toBe(8);

  clock.at = at('2027-02-04 10:00');
  const words = { text: 'Работали без простоев.' };
  for (const service of byService.keys()) {
    if (service === 'national-armenia') continue;
    const reply = await ask(of(service), 'POST', `${reports}/${idOf(service)}/hand-in`, words, `in-${service}`);
    expect([service, reply.status]).toEqual([service, 200]);
  }
  // Others' reports are not for those of one service; the same word again is answered as it was, another one under its key is none.
  const belarus = of('national-belarus');
  expect((await ask(belarus, 'GET', `${reports}/${idOf('central')}`)).status).toBe(404);
  expect((await listed(belarus, 'desk=eaeu&month=2027-01')).length).toBe(2);
  const own = `${reports}/${idOf('national-belarus')}`;
  expect((await ask(belarus, 'POST', `${own}/hand-in`, words, 'in-national-belarus')).status).toBe(200);
  expect(outcome(await ask(belarus, 'POST', `${own}/hand-in`, { text: 'иное' }, 'in-national-belarus'))).toEqual([
    409,
    'key-reused',
  ]);
  const central = (await ask(of('central'), 'GET', `${reports}/${idOf('central')}`)).body;
  expect(central).toMatchObject({
    stage: { code: 'handed-in' },
    lateSeconds: null,
    work: { total: { received: 2, solved: 2, inTime: 2, late: 0 } },
    feedback: null,
    can: { 'hand-in': 'yes', 'publish-summary': 'nothing-to-change' },
  });
  expect(central['work']?.['seconds']?.['us']).toBe(3_600);
  const almaty = (await ask(manager, 'GET', `${reports}/${idOf('national-kazakhstan')}`)).body['work'];
  expect(almaty?.['total']).toMatchObject({ received: 1, solved: 1 });
  expect(items({ items: central['history'] } as unknown as Json).at(-1)).toMatchObject({
    act: 'handed-in',
    text: words.text,
  });

  // Told ahead, and when it is late: those of the service, and the manager.
  await until('2027-02-05 23:00');
  const told = await api.prisma.notice.findMany({ where: { kind: 'report-threshold' }, orderBy: { createdAt: 'asc' } });
  const armenia = told.filter(({ processId }) => processId === idOf('national-armenia'));
  expect(armenia.map(({ audience, params }) => [audience, (params as { moment: string }).moment])).toContainEqual([
    'manager',
    'past',
  ]);
  expect(armenia.some(({ params }) => (params as { moment: string }).moment === 'ahead')).toBe(true);
  expect(told.filter(({ processId }) => processId === idOf('central'))).toEqual([]);
  const claimed = await api.store.claimNotices({ most: 50, leaseMs: 60_000, mailDomain: 'desk.example' });
  const letter = claimed.find(({ ticket: about }) => about.id === idOf('national-armenia'));
  expect(letter?.letter.subject).toMatch(/Отчёт о результатах мониторинга за январь 2027.*срок близко/);
  await api.store.settleNotice(letter!.id, letter!.attempt, { state: 'failed', fault: 'no such mailbox' });

  clock.at = at('2027-02-12 12:00');
  const account = await ask(manager, 'GET', `${reports}/${summary}/clocks/monthly-summary/account`);
  expect([account.body['sourceText'], inMoscow(account.body['due'])]).toEqual(['25', '2027-02-12 21:00']);
  const published = await ask(of('central'), 'POST', `${reports}/${summary}/publication`, {
    text: 'Сводка за январь.',
  });
  expect(published.body).toMatchObject({
    stage: { code: 'published' },
    lateSeconds: null,
    missing: [{ code: 'national-armenia', title: 'Национальный сегмент Армении' }],
  });
  const after = await listed(manager, 'desk=eaeu&month=2027-01&report=monitoring');
  expect(after.filter(({ stage }) => text(stage?.['code']) === 'published').length).toBe(7);
  expect(outcome(await ask(of('central'), 'POST', `${reports}/${idOf('central')}/hand-in`, words))).toEqual([
    422,
    'nothing-to-change',
  ]);

  clock.at = at('2027-02-15 20:00');
  const late = await ask(manager, 'POST', `${reports}/${idOf('national-armenia')}/hand-in`, words);
  expect(late.body).toMatchObject({ stage: { code: 'handed-in' }, lateSeconds: 10 * 24 * 3_600 });
  // What the summary said of it stays said.
  expect((await ask(manager, 'GET', `${reports}/${summary}`)).body['missing']).toHaveLength(1);
});

it('SK-12 the manager analyses a month’s ratings as a duty with a date, with sums by reason, person and topic; the same as a file', async () => {
  const [client, specialist, lead] = [api.account('client'), api.account('specialist'), api.account('manager')];
  clock.at = at('2027-02-16 12:00');
  const { shortId } = await api.prisma.deskPerson.findFirstOrThrow({
    where: { desk: 'skai', person: { email: specialist.email } },
  });
  const ticket = await fileAs(api, client);
  await given(api, lead, ticket, { type: 'assign', to: shortId });
  await given(api, specialist, ticket, { type: 'solve', kind: 'answer', text: 'Готово.' });
  await given(api, client, ticket, { type: 'confirm' });
  await given(api, client, ticket, { type: 'rate', score: 'bad', reason: 'speed', comment: 'Долго.' });
  const file = await ask(lead, 'GET', '/api/v1/feedback.csv?from=2027-02-01');
  expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const rows = text(file.body['text']).split('\r\n');
  expect(rows).toContain('Причина,Скорость решения,speed,Плохо,1');
  expect(rows.some((row) => row.startsWith(`Ответственный,${specialist.name},${shortId},Плохо`))).toBe(true);
  expect(rows).toContain('Месяц,2027-02,2027-02,Плохо,1');

  await until('2027-03-01 00:00');
  const [line] = await listed(lead, 'desk=skai&month=2027-02');
  expect([line?.['report']?.['title'], inMoscow(line?.['due'])]).toEqual(['Анализ отзывов', '2027-03-05 18:00']);
  const path = `${reports}/${text(line?.['id'])}`;
  expect(outcome(await ask(specialist, 'POST', `${path}/hand-in`, { text: 'я' }))).toEqual([403, 'not-allowed']);
  const done = await ask(lead, 'POST', `${path}/hand-in`, { text: 'Ускоряем ответы.' });
  expect(done.body['feedback']).toMatchObject({
    total: 1,
    byReason: [{ key: 'speed', title: 'Скорость решения', score: 'bad', count: 1 }],
    byPerson: [{ key: shortId, title: specialist.name, count: 1 }],
    byTopic: [{ key: 'consulting', count: 1 }],
  });
  expect((await ask(client, 'GET', path)).status).toBe(403);
});

it('EA-7 the register: contacts by letter within 3 working days, an operator within 5; every version kept, and any past day shown as it was', async () => {
  const central = of('central');
  // Friday; the Saturday after it is worked for the Monday, and Tuesday is a holiday.
  clock.at = at('2027-02-19 15:00');
  const person = {
    ...{ desk: 'eaeu', service: 'national-belarus', body: 'Оператор национального сегмента' },
    ...{
      name: 'Алесь Ковалевич',
      post: 'Руководитель службы',
      phone: '+375 17 000-00-01',
      email: 'hot@segment.example',
    },
    ...{ since: '2027-02-01', receivedOn: '2027-02-19', letter: { number: '14-88', date: '2027-02-17' } },
  };
  const received = await ask(central, 'POST', register, person, 'letter-14-88');
  expect([received.status, inMoscow(received.body['version']?.['due'])]).toEqual([201, '2027-02-25 21:00']);
  expect((await ask(central, 'POST', register, person, 'letter-14-88')).body).toEqual(received.body);
  expect(outcome(await ask(central, 'POST', register, { ...person, name: 'Иной' }, 'letter-14-88'))).toEqual([
    409,
    'key-reused',
  ]);
  const tomorrow = { ...person, receivedOn: '2027-02-20' };
  expect(outcome(await ask(central, 'POST', register, tomorrow))).toEqual([422, 'report-from-future']);
  const entry = text(received.body['version']?.['entry']);
  const change = text(received.body['version']?.['change']);
  const reader = api.account('client', 'eaeu');
  const shown = async (day: string): Promise<unknown[]> =>
    items((await ask(reader, 'GET', `${register}?desk=eaeu&at=${day}`)).body).map(({ name, phone }) => [name, phone]);
  expect(await shown('2027-02-19')).toEqual([]);
  expect(items((await ask(manager, 'GET', `${register}/changes?desk=eaeu`)).body)).toHaveLength(1);

  // The segment brings the letter, the Commission's service publishes it.
  expect(outcome(await ask(of('national-belarus'), 'POST', `${register}/changes/${change}/publication`, {}))).toEqual([
    422,
    'not-your-service',
  ]);
  clock.at = at('2027-02-24 10:00');
  const published = await ask(central, 'POST', `${register}/changes/${change}/publication`, {});
  expect(published.body).toMatchObject({ version: { stage: { code: 'published' }, lateSeconds: null } });
  const other = {
    ...person,
    phone: '+375 17 000-00-02',
    receivedOn: '2027-03-01',
    letter: { number: '19-02', date: '2027-02-26' },
  };
  const { desk: _desk, service: _service, ...content } = other;
  clock.at = at('2027-03-01 10:00');
  const second = await ask(central, 'POST', `${register}/entries/${entry}/changes`, content);
  expect(inMoscow(second.body['version']?.['due'])).toBe('2027-03-04 21:00');
  // Late: told, and shown as what it is.
  await until('2027-03-05 21:00');
  const told = await api.prisma.notice.findMany({ where: { kind: 'register-threshold' } });
  expect(new Set(told.map(({ params }) => (params as { moment: string }).moment))).toEqual(new Set(['ahead', 'past']));
  const again = `${register}/changes/${text(second.body['version']?.['change'])}`;
  const late = await ask(central, 'POST', `${again}/publication`, {});
  expect(late.body['version']?.['lateSeconds']).toBe(24 * 3_600);
  expect((await ask(central, 'GET', `${again}/clocks/contacts-publication/account`)).body['sourceText']).toBe('30');

  const [first, next] = ['+375170000001', '+375170000002'].map((phone) => ['Алесь Ковалевич', phone]);
  expect(await shown('2027-02-23')).toEqual([]);
  expect(await shown('2027-02-24')).toEqual([first]);
  expect(await shown('2027-03-04')).toEqual([first]);
  expect(await shown('2027-03-05')).toEqual([next]);
  const history = items((await ask(manager, 'GET', `${register}/entries/${entry}`)).body);
  expect(history.map(({ version, letter, receivedBy }) => [version, letter?.['number'], receivedBy?.['name']])).toEqual(
    [
      [2, '19-02', central.name],
      [1, '14-88', central.name],
    ],
  );
  expect((await ask(reader, 'GET', `${register}/entries/${entry}`)).status).toBe(403);
  expect((await ask(api.account('administrator'), 'GET', `${register}/entries/${entry}`)).status).toBe(404);

  // Published ahead of its day it does not hide who holds the post until then.
  const ahead = { ...content, phone: '+375 17 000-00-03', since: '2027-04-01', receivedOn: '2027-03-05' };
  const third = await ask(central, 'POST', `${register}/entries/${entry}/changes`, ahead);
  const thirdChange = text(third.body['version']?.['change']);
  expect((await ask(central, 'POST', `${register}/changes/${thirdChange}/publication`, {})).status).toBe(200);
  expect(await shown('2027-03-31')).toEqual([next]);
  expect(await shown('2027-04-01')).toEqual([['Алесь Ковалевич', '+375170000003']]);

  // An operator is announced by the segment that determined it, by its own calendar, which is closed on the 8th and the 15th; what was a mistake comes to nothing.
  const operator = {
    desk: 'eaeu',
    service: 'national-kazakhstan',
    because: 'operator',
    body: 'АО «Оператор»',
    since: '2027-03-05',
  };
  const determined = await ask(of('national-kazakhstan'), 'POST', register, { ...operator, receivedOn: '2027-03-05' });
  expect(inMoscow(determined.body['version']?.['due'])).toBe('2027-03-16 19:00');
  const path = `${register}/changes/${text(determined.body['version']?.['change'])}`;
  const withdrawn = await ask(of('national-kazakhstan'), 'POST', `${path}/withdrawal`, { reason: 'Ошиблись адресом' });
  expect(withdrawn.body).toMatchObject({ version: { stage: { code: 'withdrawn' }, publishedAt: null } });
  expect((await ask(api.account('specialist'), 'GET', `${register}?desk=skai`)).status).toBe(404);
});
