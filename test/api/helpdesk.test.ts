/** What the network operator's HelpDesk promises over HTTP: questions, zones, a log, priorities of the contract, consent to close. */
import type { DemoAccount } from '../../prisma/seed';
import { call, entries, give, items, outcome, startApi, text } from './harness';
import type { Api, Json, Reply } from './harness';

let api: Api;
beforeAll(async () => {
  api = await startApi();
}, 60_000);
afterAll(() => api.stop());

const tickets = '/api/v1/tickets';
const who = (role: string, index = 0): DemoAccount => api.account(role, 'helpdesk', index);
const taker = (): DemoAccount => who('specialist', 0);
const backbone = (): DemoAccount => who('specialist', 1);
const access = (): DemoAccount => who('specialist', 2);
const manager = (): DemoAccount => who('manager');
/** Of the pharmacies, which have no figures, and of the bank, whose contract has priority rules. */
const pharmacy = (): DemoAccount => who('client', 0);
const bank = (): DemoAccount => who('client', 2);
const hour = 3_600_000;

const answers = { contact: 'Анна Петрова', phone: '+7 495 000-00-00', since: 'с девяти утра', extent: 'one' };

/** Whoever takes the call files what a client says on the phone. */
function file(fields: object = {}, client = pharmacy(), headers: Record<string, string> = {}): Promise<Reply> {
  const body = {
    desk: 'helpdesk',
    requestType: 'fault',
    subject: 'Нет связи',
    text: 'Касса не выходит в сеть',
    fields: answers,
    channel: 'phone',
    onBehalfOf: client.email,
    ...fields,
  };
  return call(api, taker(), 'POST', tickets, { body, headers });
}

async function filed(client = pharmacy(), fields: object = {}): Promise<Json> {
  const { status, body } = await file(fields, client);
  if (status !== 201) throw new Error(`not filed: ${status} ${JSON.stringify(body)}`);
  return body;
}

async function done(by: DemoAccount, ticket: Json, body: object): Promise<Json> {
  const { status, body: answer } = await give(api, by, ticket, body);
  if (status !== 201) throw new Error(`${JSON.stringify(body)}: ${status} ${JSON.stringify(answer)}`);
  return answer['ticket'] as Json;
}

const read = (by: DemoAccount, ticket: Json, part = ''): Promise<Reply> =>
  call(api, by, 'GET', `${tickets}/${text(ticket['id'])}${part}`);

/** Within how many hours of its start a clock is due; null: no figure. */
function hoursOf(of: Json, code: string): number | null {
  const clock = entries(of['clocks']).find((each) => text(each['code']) === code);
  const due = clock?.['due'] as string | null | undefined;
  return due == null ? null : (Date.parse(due) - Date.parse(text(clock?.['startedAt']))) / hour;
}

it('HD-1 a call is registered at once, under a number of its own, and the client’s confirmation names it', async () => {
  const ticket = await filed();
  expect(text(ticket['tid'])).toMatch(/^HD-\d+$/);
  expect(ticket).toMatchObject({ channel: 'phone', topic: 'no-service', status: { code: 'open' }, fields: answers });
  const [letter] = items((await read(pharmacy(), ticket, '/notices')).body);
  expect(text(letter?.['subject'])).toBe(`[${text(ticket['tid'])}] Заявка открыта: Нет связи`);
  expect(text(letter?.['body'])).toContain('Он сохранится за ней, пока проблема не будет устранена.');
});

describe('HD-2 the questions of whoever takes the call', () => {
  it.each([
    ['none is answered', {}, ['Кто обращается', 'Телефон для связи', 'С какого времени', 'Что не работает']],
    ['a whole site is out, and of its power nothing is said', { ...answers, extent: 'site' }, ['Есть ли питание']],
    ['one is left blank', { ...answers, phone: '  ' }, ['Телефон для связи']],
  ])('HD-2 refused, and nothing registered, where %s', async (_name, fields, named) => {
    const before = await api.prisma.inbox.count();
    const refused = await file({ fields });
    expect(outcome(refused)).toEqual([422, 'form-not-filled']);
    const details = entries(refused.body['errors']).map(({ detail }) => text(detail));
    expect(details).toHaveLength(named.length);
    for (const [index, name] of named.entries()) expect(details[index]).toContain(name);
    const english = await file({ fields }, pharmacy(), { 'accept-language': 'en' });
    expect(JSON.stringify(english.body['errors'])).not.toMatch(/[а-яё]/i);
    expect(await api.prisma.inbox.count()).toBe(before);
  });

  it('HD-2 what it is, is told first: without it there are no questions to skip', async () => {
    expect(outcome(await file({ requestType: undefined, fields: undefined }))).toEqual([422, 'request-type-not-named']);
  });

  it('HD-2 the lists for later stages are there for the desk, and for no client', async () => {
    const lists = async (by: DemoAccount): Promise<readonly Json[]> => {
      const { body } = await call(api, by, 'GET', '/api/v1/regulations?desk=helpdesk');
      return entries(items(body)[0]?.['content']?.['questions']);
    };
    expect((await lists(taker())).map(({ code }) => text(code))).toEqual(['localisation', 'closing']);
    expect(await lists(pharmacy())).toEqual([]);
  });
});

describe('HD-2 the lists of later stages', () => {
  const localised = { restarted: true, helped: 'for-a-while', others: 'down' };
  const answer = (fields: object = {}) => ({
    type: 'answer-questions',
    list: 'localisation',
    answers: localised,
    ...fields,
  });
  const formsOf = async (by: DemoAccount, query = ''): Promise<readonly Json[]> =>
    items((await call(api, by, 'GET', `/api/v1/desks/helpdesk/forms${query}`)).body);
  const lists = (of: Json) => entries(of['questions']).map(({ list, asked }) => [list, asked]);

  it('HD-2 are forms of their stage, for the desk and for no client', async () => {
    const ticket = await filed();
    const [list] = (await formsOf(taker())).filter(({ kind }) => text(kind) === 'questions');
    expect(list).toMatchObject({
      ...{ requestType: null, list: 'localisation', title: 'При локализации', stages: ['triage', 'resolution'] },
      schema: { required: ['restarted', 'others'], additionalProperties: false },
    });
    expect(entries(list?.['fields'])[1]).toMatchObject({ code: 'helped', when: [{ field: 'restarted', in: [true] }] });
    const ofTicket = await formsOf(taker(), `?ticket=${text(ticket['tid'])}`);
    expect(ofTicket.find((form) => text(form['list']) === 'localisation')?.['digest']).toBe(list?.['digest']);
    const kinds = async (by: DemoAccount, query = '') =>
      new Set((await formsOf(by, query)).map(({ kind }) => text(kind)));
    expect([await kinds(pharmacy()), await kinds(pharmacy(), `?ticket=${text(ticket['tid'])}`)]).toEqual([
      new Set(['request']),
      new Set(['request']),
    ]);
    const both = `/api/v1/desks/helpdesk/forms?ticket=HD-1001&company=${'0'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)}`;
    expect((await call(api, taker(), 'GET', both)).status).toBe(400);
    expect((await call(api, bank(), 'GET', `/api/v1/desks/helpdesk/forms?ticket=${text(ticket['tid'])}`)).status).toBe(
      404,
    );
  });

  it('HD-2 answers stand on the ticket and in the timeline, in both languages; a later one is a further entry', async () => {
    const ticket = await filed();
    expect(lists(await read(taker(), ticket).then(({ body }) => body))).toEqual([['localisation', true]]);
    let now = await done(taker(), ticket, answer({ text: 'Со слов охраны' }));
    expect(entries(now['questions'])[0]).toMatchObject({
      ...{ list: 'localisation', asked: true },
      answered: {
        answers: [
          { code: 'restarted', title: 'Перезапускали ли оборудование?', value: true, text: 'да' },
          { code: 'helped', text: 'На время' },
          { code: 'others', value: 'down', text: 'Не работает' },
        ],
      },
    });
    now = await done(taker(), ticket, answer({ answers: { restarted: false, others: 'unknown' } }));
    const english = await call(api, taker(), 'GET', `${tickets}/${text(ticket['id'])}/timeline`, {
      headers: { 'accept-language': 'en' },
    });
    const told = items(english.body).filter(({ type }) => text(type) === 'questions-answered');
    expect(told.map((entry) => text(entry['text']))).toEqual(
      Array(2).fill('Answers to the questions "While the fault is localised"'),
    );
    const said = told.map((entry) => entries(entry['answers']).map((each) => text(each['text'])));
    expect(said.sort()).toEqual([
      ['no', 'Not known'],
      ['yes', 'For a while', 'It does not'],
    ]);
    expect(told.map((entry) => entry['message']?.['text'])).toEqual(['Со слов охраны', undefined]);
    expect(entries(now['questions'])[0]?.['answered']?.['answers']).toMatchObject([
      { text: 'нет' },
      { text: 'Неизвестно' },
    ]);
    const mine = (await read(pharmacy(), ticket)).body;
    expect(mine['questions']).toEqual([]);
    const seen = items((await read(pharmacy(), ticket, '/timeline')).body).map(({ type }) => text(type));
    expect(seen).not.toContain('questions-answered');
  });

  it.each<[string, object, string, readonly string[]]>([
    [
      'an obligatory one is left out',
      { answers: { restarted: true } },
      'form-not-filled',
      ['/answers/helped', '/answers/others'],
    ],
    ['one that is not asked', { answers: { ...localised, restarted: false } }, 'form-not-filled', ['/answers/helped']],
    ['one that there is not', { answers: { ...localised, weather: 'rain' } }, 'form-not-filled', ['/answers/weather']],
    ['another choice', { answers: { ...localised, others: 'maybe' } }, 'form-not-filled', ['/answers/others']],
    ['a form that has changed', { form: '0'.repeat(64) }, 'form-changed', ['/form']],
    ['a list that there is not', { list: 'weather' }, 'unknown-questions', []],
    ['a list of another stage', { list: 'closing', answers: { restored: true, agreed: true } }, 'not-asked-now', []],
  ])('HD-2 refused, and nothing on the record: %s', async (_name, fields, code, pointers) => {
    const ticket = await filed();
    const refused = await give(api, taker(), ticket, answer(fields));
    expect(outcome(refused)).toEqual([code === 'form-changed' ? 409 : 422, code]);
    if (pointers.length > 0) expect(entries(refused.body['errors']).map(({ pointer }) => pointer)).toEqual(pointers);
    expect((await read(taker(), ticket)).body['revision']).toBe(ticket['revision']);
  });

  it('HD-2 said again under its key it is answered as before, also by the digest of then; a client gives none', async () => {
    const ticket = await filed();
    const [list] = (await formsOf(taker())).filter(({ kind }) => text(kind) === 'questions');
    const body = answer({ form: list?.['digest'] });
    const send = () =>
      call(api, taker(), 'POST', `${tickets}/${text(ticket['id'])}/commands`, {
        body,
        headers: { 'idempotency-key': 'q-1' },
      });
    const [first, second] = [await send(), await send()];
    expect([first.status, second.status, second.body['commandId']]).toEqual([201, 201, first.body['commandId']]);
    expect((await give(api, pharmacy(), ticket, answer())).status).toBe(403);
  });

  it('HD-2 what was answered is found by the desk, and by no client', async () => {
    const ticket = await filed();
    await done(taker(), ticket, answer({ answers: { ...localised, access: 'вахтёр Пантелеймонов' } }));
    const found = async (by: DemoAccount) =>
      items(
        (await call(api, by, 'GET', `${tickets}?desk=helpdesk&text=${encodeURIComponent('Пантелеймонов')}`)).body,
      ).map(({ tid }) => text(tid));
    expect([await found(taker()), await found(pharmacy())]).toEqual([[text(ticket['tid'])], []]);
  });
});

it('HD-3 HD-4 HD-5 a test names the zone and hands the ticket over to its service; all that took part see it and its log under one number', async () => {
  const ticket = await filed();
  let now = await done(taker(), ticket, { type: 'record-test', test: 'node', result: 'reachable' });
  expect(entries(now['tests'])[0]).toMatchObject({ suggests: null });
  expect(now['services']?.['handOver']).toBeNull();
  expect((await read(access(), ticket)).status).toBe(404);
  now = await done(taker(), ticket, { type: 'record-test', test: 'line', result: 'down', text: 'Порт без сигнала' });
  expect(entries(now['tests']).find(({ suggests }) => (suggests as unknown) !== null)).toMatchObject({
    test: { code: 'line' },
    result: { code: 'down', title: 'Линия не поднята' },
    suggests: { code: 'access', title: 'Сеть доступа' },
  });
  expect(now['services']).toMatchObject({
    holds: { code: 'desk' },
    handOver: { to: { code: 'access' }, from: { code: 'desk' } },
  });
  expect(now['nextStep']).toMatchObject({ owes: 'service' });
  expect(entries(now['clocks']).find(({ code }) => text(code) === 'hand-over')?.['state']).toBe('running');
  expect((await read(access(), ticket)).status).toBe(200);
  const letters = items((await read(manager(), ticket, '/notices')).body);
  const asked = letters.find(
    (letter) => text(letter.kind) === 'service-asked' && text(letter['recipient']?.['name']) === access().name,
  );
  expect(text(asked?.['body'])).toContain('Так показала проверка «Линия до клиента»: Линия не поднята.');
  await done(access(), ticket, { type: 'accept' });
  await done(access(), ticket, { type: 'log-call', direction: 'out', outcome: 'reached', text: 'Едет бригада' });
  await done(access(), ticket, { type: 'note', text: 'Заменили кросс' });
  // Those who took part, and nobody else of the services.
  expect([(await read(taker(), ticket)).status, (await read(backbone(), ticket)).status]).toEqual([200, 404]);
  const log = items((await read(taker(), ticket, '/timeline')).body);
  const entry = (type: string) => log.find((each) => text(each['type']) === type);
  expect(entry('test-recorded')?.['text']).toBe('Проверка «Доступность узла оператора»: Узел доступен');
  expect(entry('handed-over')?.['text']).toBe('Передана службе «Сеть доступа»');
  expect(entry('call-logged')?.['message']).toMatchObject({ text: 'Едет бригада' });
  expect(entry('hand-over-accepted')).toBeDefined();
  const mine = (await read(pharmacy(), ticket)).body;
  expect(mine).toMatchObject({ tid: ticket['tid'], services: null, tests: [] });
});

it('HD-4 once the fault is removed a result moves nothing, and its entry says why', async () => {
  let ticket = await filed();
  ticket = await done(taker(), ticket, { type: 'solve', kind: 'repair', text: 'Линия восстановлена' });
  ticket = await done(taker(), ticket, { type: 'record-test', test: 'line', result: 'errors' });
  expect(ticket['services']).toMatchObject({ holds: { code: 'desk' }, handOver: null });
  const log = items((await read(taker(), ticket, '/timeline')).body);
  expect(text(log.find((each) => text(each['type']) === 'test-recorded')?.['text'])).toMatch(
    /^Проверка «Линия до клиента»: Ошибки на линии\. .*Сеть доступа.*Не сделано\. /,
  );
});

it('HD-5 nothing of the log is changed or taken out: only what follows is added', async () => {
  const ticket = await filed();
  await done(taker(), ticket, { type: 'record-test', test: 'line', result: 'errors', text: 'CRC' });
  const log = async () => items((await read(manager(), ticket, '/timeline')).body);
  const before = await log();
  for (const method of ['PUT', 'PATCH', 'DELETE'])
    for (const part of ['/timeline', `/timeline/${text(before.at(-1)?.['id'] ?? '1')}`, ''])
      expect([404, 405]).toContain(
        (await call(api, manager(), method, `${tickets}/${text(ticket['id'])}${part}`, { body: {} })).status,
      );
  await done(taker(), ticket, { type: 'record-test', test: 'line', result: 'up', text: 'Порт заменён' });
  const after = await log();
  expect(after.slice(0, before.length)).toEqual(before);
  expect(after.length).toBeGreaterThan(before.length);
});

describe('HD-6 the estimate', () => {
  it('HD-6 the first answer to a fault names an estimate, and the client is told it', async () => {
    const ticket = await filed();
    const triage = { type: 'triage', outcome: 'consultation', text: 'Ищем место обрыва' };
    expect(outcome(await give(api, taker(), ticket, triage))).toEqual([422, 'estimate-required']);
    const expectedAt = new Date(Date.now() + 3 * hour).toISOString();
    const now = await done(taker(), ticket, { ...triage, outcome: 'estimate', expectedAt });
    expect(entries(now['clocks']).find(({ code }) => text(code) === 'estimate')?.['due']).toBe(expectedAt);
    const kinds = items((await read(pharmacy(), ticket, '/notices')).body).map(({ kind }) => text(kind));
    expect(kinds).toContain('answer');
  });
});

describe('HD-7 open until the client was called and agreed', () => {
  const solved = async (): Promise<Json> => {
    const ticket = await filed();
    return done(taker(), ticket, { type: 'solve', kind: 'repair', text: 'Линия восстановлена' });
  };
  const call7 = (result: string) => ({ type: 'log-call', direction: 'out', outcome: result, text: 'Звонок' });

  it.each(['confirmed-by-phone', 'withdrawn', 'duplicate'])(
    'HD-7 a close without a recorded agreement is refused, and nothing changes: %s',
    async (reason) => {
      const ticket = await solved();
      for (const actor of [taker(), manager()]) {
        expect(outcome(await give(api, actor, ticket, { type: 'close', reason }))).toEqual([422, 'agreement-needed']);
        const { body } = await read(actor, ticket);
        expect([body['stage'], body['revision']]).toEqual(['solved', ticket['revision']]);
        expect(body['can']).toMatchObject({ close: 'agreement-needed' });
      }
    },
  );

  it('HD-7 restored, it waits for the client: told by a letter, not reached on the phone, called again, agreed', async () => {
    let ticket = await solved();
    expect(ticket).toMatchObject({ stage: 'solved', status: { code: 'restored' } });
    expect(entries(ticket['clocks']).find(({ code }) => text(code) === 'restoration')?.['state']).toBe('stopped');
    const letters = items((await read(pharmacy(), ticket, '/notices')).body);
    const told = letters.find(({ kind }) => text(kind) === 'solution');
    expect(text(told?.['subject'])).toBe(`[${text(ticket['tid'])}] Связь восстановлена: Нет связи`);
    expect(text(told?.['body'])).toContain('только когда вы с этим согласитесь');
    ticket = await done(taker(), ticket, call7('not-reached'));
    expect(ticket['stage']).toBe('solved');
    ticket = await done(taker(), ticket, call7('agreed'));
    expect(ticket).toMatchObject({ stage: 'closed', closed: { how: 'confirmed-by-phone' } });
  });

  it('HD-7 who says on the phone that it still does not work has it worked on', async () => {
    const before = await solved();
    const ticket = await done(taker(), before, call7('objected'));
    expect([ticket['stage'], ticket['tid']]).toEqual(['resolution', before['tid']]);
    expect(entries(ticket['clocks']).find(({ code }) => text(code) === 'restoration')?.['state']).toBe('running');
  });
});

describe('HD-8 the priority rules of the contract', () => {
  it('HD-8 without any no time is promised; the contract of the bank raises the priority and names the hours', async () => {
    const plain = await filed();
    expect([plain['priority'], hoursOf(plain, 'restoration')]).toEqual(['p2', null]);
    const ruled = await filed(bank());
    expect([ruled['priority'], hoursOf(ruled, 'restoration')]).toEqual(['p1', 4]);
  });

  it('HD-8 another priority is the manager’s to name, and the time follows it', async () => {
    const ticket = await filed(bank());
    const classify = { type: 'classify', reason: 'Работает резервный канал' };
    expect(outcome(await give(api, taker(), ticket, { ...classify, priority: 'p3' }))[0]).toBe(403);
    let now = await done(manager(), ticket, { ...classify, priority: 'p3' });
    expect([now['priority'], hoursOf(now, 'restoration')]).toEqual(['p3', 24]);
    now = await done(manager(), ticket, { ...classify, priority: 'p4' });
    expect(hoursOf(now, 'restoration')).toBeNull();
    now = await done(manager(), ticket, { ...classify, priority: 'p1' });
    expect(hoursOf(now, 'restoration')).toBe(4);
  });

  it('HD-8 a client names no priority', async () => {
    const body = { desk: 'helpdesk', requestType: 'fault', subject: 'Нет связи', text: 'Нет', fields: answers };
    expect(outcome(await call(api, bank(), 'POST', tickets, { body: { ...body, priority: 'p1' } }))[0]).toBe(400);
  });
});
