/** Regulations and calendars as people read them. */
import { builtInDesks, codesIn } from './readable';
import { createSimulations, yearsOf } from '../../api/simulations/play-year';
import { call, entries, having, items, made, outcome, startApi, text, type Api, type Json } from './harness';

let api: Api;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

it.each(builtInDesks)('X-1 the regulation of %s is read in words, rule by rule, with its paragraphs', async (desk) => {
  const reader = api.account('specialist', desk);
  for (const lang of ['ru', 'en']) {
    const { status, body } = await call(api, reader, 'GET', `/api/v1/regulations/${desk}`, {
      headers: { 'accept-language': lang },
    });
    expect(status).toBe(200);
    const sections = entries(body['sections']);
    expect(sections.map(({ code }) => text(code))).toEqual(
      expect.arrayContaining(['calendars', 'intake', 'topics', 'clocks', 'agreements', 'solution', 'statuses']),
    );
    expect(codesIn(body)).toEqual([]);
  }
});

it('SK-15 the limits of a topic stand with it, and the clock says what starts it, who owes it and who is told', async () => {
  const { body } = await call(api, api.account('specialist'), 'GET', '/api/v1/regulations/skai');
  const section = (code: string) =>
    entries(entries(body['sections']).find((each) => text(each['code']) === code)?.['entries']);
  const topic = section('topics').find(({ path }) => text(path) === 'topics.remote-diagnostics');
  expect(topic).toMatchObject({ source: 'VI, строка 8' });
  expect(topic?.['facts']?.[0]).toEqual({
    label: 'Решение заявки',
    lines: [
      { when: 'ТС: 1–5', text: '5 рабочих дней', source: null },
      { when: null, text: 'согласуется с клиентом', source: null },
    ],
  });
  const triage = section('clocks')[0];
  expect(triage).toMatchObject({ title: 'Первый этап', source: 'VI, этап 1' });
  expect(
    entries(triage?.['facts']).map(({ label, lines }) => [label, entries(lines).map((line) => line['text'])]),
  ).toEqual([
    ['Срок', ['1 рабочий день']],
    ['Начинается', ['заявка получена']],
    ['Заканчивается', ['первый ответ по существу']],
    ['По какому времени считается', ['пн–пт 09:30–18:00']],
    ['Кто должен', ['ответственный']],
    ['Кому и когда сообщают', ['когда пройдёт 75 % времени — ответственному', 'в срок — ответственному, руководителю']],
  ]);
});

it('a regulation is read by the people of its desk; clients and other desks find none', async () => {
  const path = '/api/v1/regulations/skai';
  expect(outcome(await call(api, api.account('client'), 'GET', path))).toEqual([403, 'forbidden']);
  expect(outcome(await call(api, api.account('manager', 'hivetaxi'), 'GET', path))).toEqual([404, 'unknown-desk']);
  const known = await call(api, api.account('technician'), 'GET', `${path}?version=2.2`);
  expect(known.body).toMatchObject({ version: '2.2', current: true, versions: [{ version: '2.2', current: true }] });
  expect(outcome(await call(api, api.account('manager'), 'GET', `${path}?version=9`))).toEqual([404, 'not-found']);
});

it('SK-2 a year of the official calendar says of each day what it is and why, and by which act', async () => {
  const reader = api.account('client');
  const { body } = await call(api, reader, 'GET', '/api/v1/calendars/ru/2027');
  expect(body).toMatchObject({ status: 'official', revision: 1, workingDays: 247, beneath: null, of: 'России' });
  expect(text(body['act'])).toContain('№ 1187');
  const day = (date: string) => entries(body['days']).find((each) => text(each['date']) === date);
  expect(entries(body['days'])).toHaveLength(365);
  expect(day('2027-02-20')).toMatchObject({
    kind: 'moved-working',
    short: true,
    note: 'выходной перенесён на 22.02.2027',
  });
  expect(day('2027-02-22')).toMatchObject({ kind: 'moved-off', note: 'выходной перенесён с 20.02.2027' });
  expect(day('2027-05-09')).toMatchObject({ kind: 'holiday', note: 'День Победы' });
  expect(day('2027-04-30')).toMatchObject({ kind: 'working', short: true });
  const region = await call(api, reader, 'GET', '/api/v1/calendars/ru-ba/2026');
  expect(region.body).toMatchObject({ beneath: 'России', workingDays: 244 });
  expect(outcome(await call(api, reader, 'GET', '/api/v1/calendars/ru/2050'))).toEqual([404, 'not-found']);
  expect(outcome(await call(api, reader, 'GET', '/api/v1/calendars/ru/1'))).toEqual([400, 'malformed']);
});

describe('X-4 a year of a calendar is checked as it is edited', () => {
  const check = (year: object, who = api.account('administrator')) =>
    call(api, who, 'POST', '/api/v1/calendars/check', { body: { layer: 'ru', year } });
  const said = async (): Promise<Json> =>
    (await call(api, api.account('manager'), 'GET', '/api/v1/calendars/ru/2027')).body['said'] ?? {};

  it('a move that is withdrawn is told day by day, with the working days before and after; put back, nothing differs', async () => {
    const year = await said();
    const moves = entries(year['daysOffMoved']);
    const withdrawn = {
      ...year,
      daysOffMoved: moves.filter(({ from }) => text(from) !== '2027-02-20'),
      workingDays: entries(year['workingDays']).filter((date) => text(date) !== '2027-02-20'),
    };
    const { status, body } = await check(withdrawn);
    expect([status, body['faults'], body['workingDays']]).toEqual([200, [], { before: 247, after: 247 }]);
    expect(
      entries(body['changes']).map(({ date, before, after }) => [date, before?.['kind'], after?.['kind']]),
    ).toEqual([
      ['2027-02-20', 'moved-working', 'weekend'],
      ['2027-02-22', 'moved-off', 'working'],
    ]);
    expect(entries(body['days'])).toHaveLength(365);
    // What says the same in another order is the same: the days that the act makes shorter are known again.
    const again = await check({ ...year, daysOffMoved: [...moves].reverse() });
    expect(again.body['changes']).toEqual([]);
    expect(entries(again.body['days']).find(({ date }) => text(date) === '2027-02-20')).toMatchObject({ short: true });
  });

  it('what cannot be is named at its place, in the language of the reader', async () => {
    const year = await said();
    const { body } = await check({ ...year, workingDays: ['2027-02-24', '2027-02-20'] });
    expect(body).toMatchObject({
      faults: [
        {
          path: 'workingDays.0',
          line: null,
          message: 'это и так рабочий день: рабочим делают только выходной',
        },
      ],
      workingDays: { after: null },
      days: [],
    });
    expect(outcome(await check(year, api.account('specialist')))).toEqual([403, 'forbidden']);
  });
});

it('X-1 X-4 a version of a regulation is checked as it is written: faults by line, and what it changes beside the one in force', async () => {
  const who = api.account('administrator');
  const check = async (file: string) => {
    const answer = await call(api, who, 'POST', '/api/v1/regulations/check', { body: { desk: 'skai', file } });
    expect(answer.status).toBe(200);
    return answer.body;
  };
  const file = text((await call(api, who, 'GET', '/api/v1/regulations/skai/file')).body['file']);
  expect(await check(file)).toMatchObject({
    faults: [{ path: 'version', line: 3, message: 'опубликована уже, слово в слово' }],
    changes: [],
  });
  // What another version begins as is one: nothing of it is wrong, and it bears a name that nobody has.
  const begun = text((await call(api, who, 'GET', '/api/v1/regulations/skai/file')).body['next']);
  expect(await check(begun)).toMatchObject({ faults: [], version: { version: '2.3' } });
  const next = file.replace('version: "2.2"', 'version: "2.3"').replace('1 working-day', '2 working-day');
  const told = await check(next);
  expect(told).toMatchObject({ faults: [], version: { version: '2.3' }, over: { version: '2.2' } });
  expect(entries(told['changes'])).toContainEqual(
    having({ before: having({ text: '1 рабочий день' }), after: having({ text: '2 рабочих дня' }) }),
  );
  const broken = await check(next.replace('2 working-day', '2 day'));
  expect(broken).toMatchObject({ version: null, changes: [] });
  expect(entries(broken['faults'])[0]?.['line']).toBeGreaterThan(10);
  expect(
    outcome(await call(api, api.account('manager'), 'POST', '/api/v1/regulations/check', { body: { file } })),
  ).toEqual([403, 'forbidden']);
});

describe('a year in a minute is played beside the API', () => {
  const ask = (query: string, who = api.account('manager')) => call(api, who, 'GET', `/api/v1/simulations?${query}`);

  it('X-2 with a contract laid over, the same year counts by it; the same question has the same answer', async () => {
    const question = 'year=2027&seed=7&requests=60';
    const [one, other] = await Promise.all([ask(question), ask(question)]);
    expect(one.status).toBe(200);
    expect(other.body).toEqual(one.body);
    expect(one.body).toMatchObject({ desk: 'skai', year: 2027, seed: '7', contract: null, tickets: { filed: 60 } });
    const first = (body: Json) => entries(body['promises']?.['rows']).find(({ clock }) => text(clock) === 'triage');
    expect(first(one.body)).toMatchObject({ title: 'Первый этап', source: 'VI, этап 1' });
    const administrator = api.account('administrator');
    const [company] = items((await call(api, administrator, 'GET', '/api/v1/clients')).body);
    const patch = { clocks: { triage: { limit: '4 working-hour', source: '3.1' } } };
    const contract = { client: text(company?.['id']), number: '9/2026', validFrom: '2026-01-01', patch };
    const { id } = made(await call(api, administrator, 'POST', '/api/v1/contracts', { body: contract }));
    const { body: under } = await ask(`${question}&contract=${text(id)}`);
    expect(under).toMatchObject({ contract: '9/2026' });
    expect(text(first(under)?.['source'])).toContain('договор 9/2026');
  });

  it('who leads no desk asks for none, and nobody for more than a page may cost', async () => {
    expect(outcome(await ask('year=2027&seed=1&requests=10', api.account('specialist')))).toEqual([403, 'forbidden']);
    expect(outcome(await ask('year=2027&seed=1&requests=10001'))).toEqual([400, 'malformed']);
    expect(outcome(await ask('desk=hivetaxi&year=2027&seed=1&requests=10'))).toEqual([404, 'unknown-desk']);
  });

  it('one year at a time: who has waited too long is told when to come again, and one that takes too long is given up', async () => {
    const { regulation, layers } = await api.store.rulesFor('skai', null);
    const asked = (seed: string) => ({
      regulation,
      years: yearsOf(regulation, layers),
      year: 2027,
      seed,
      requests: 10_000,
    });
    const { play } = createSimulations({ longestMs: 200, waiting: 0, patienceMs: 5_000 });
    const slow = play(asked('1'));
    await expect(play(asked('2'))).rejects.toMatchObject({ code: 'too-many-requests', status: 429 });
    await expect(slow).rejects.toMatchObject({ code: 'took-too-long', status: 503 });
    // One that takes more memory than it may is no fault of ours either.
    const small = createSimulations({ memoryMb: 8 });
    await expect(small.play(asked('3'))).rejects.toMatchObject({ code: 'year-given-up', status: 503 });
  });
});
