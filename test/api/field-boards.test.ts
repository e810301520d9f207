import { insertVisit, slotOf } from '../store/field-visits';
import type { VisitFields } from '../store/field-visits';
import { anyText, call, entries, fileAs, give, items, outcome, startApi, text } from './harness';
import type { Api, Json, Reply } from './harness';

let api: Api;
let own: Json;
let foreign: Json;
const visits = '/api/v1/visits';
const hour = 3_600_000;
const day = 24 * hour;
/** Noon in Novosibirsk, on a Wednesday far ahead. */
const noon = Date.parse('2090-03-01T05:00:00Z');

beforeAll(async () => {
  api = await startApi();
  own = await fileAs(api, api.account('client'));
  foreign = await fileAs(api, api.account('client', 'skai', 2));
});
afterAll(() => api.stop());

function as(role: string, method: string, target: string, body?: object, desk = 'skai', index = 0): Promise<Reply> {
  return call(api, api.account(role, desk, index), method, target, body === undefined ? {} : { body });
}

const iso = (at: number): string => new Date(at).toISOString();
const numbers = ({ body }: Reply): string[] => items(body).map(({ number }) => text(number));

function visit(filed: Json, fields: Partial<VisitFields> = {}) {
  const ticket = { ticketId: text(filed['id']), tid: text(filed['tid']), clientId: text(filed['company']?.['id']) };
  return insertVisit(api, ticket, { requestedAt: Date.now() - day, nextDue: null, ...fields });
}

describe('the boards', () => {
  it('SK-16 SK-17 each view holds what it is for', async () => {
    const now = Date.now();
    const planned = await visit(own, { state: { slot: slotOf('te-02', noon, noon + 2 * hour) } });
    const overdue = await visit(own, { nextDue: now - hour });
    const soon = await visit(own, { nextDue: now + day });
    const later = await visit(own, { nextDue: now + 5 * day });
    const waiting = {
      'waiting-readiness': await visit(own, { waitsFor: ['ready'] }),
      'waiting-parts': await visit(own, { waitsFor: ['parts'], subject: '77' }),
      'waiting-spares': await visit(own, { waitsFor: ['spares'] }),
      'waiting-decision': await visit(own, { waitsFor: ['decision'] }),
      'no-show': await visit(own, { state: { noShows: [{ at: now - day, technician: 'te-01' }] } }),
      'without-act': await visit(own, {
        waitsFor: ['act'],
        state: { slot: slotOf('te-03', now - 3 * hour, now - hour) },
      }),
      'step-overdue': await visit(own, { stepDue: now - hour }),
    };
    const done = await visit(own, { state: { ended: { at: now, how: 'done', by: 'desk' } } });
    const view = async (query: string) => numbers(await as('coordinator', 'GET', `${visits}?${query}`));
    const all = await view('limit=200');
    expect(all.slice(0, 3)).toEqual([overdue.number, soon.number, later.number]);
    expect(new Set(all)).toEqual(
      new Set([overdue, soon, later, planned, ...Object.values(waiting)].map(({ number }) => number)),
    );
    expect(all).not.toContain(done.number);
    expect(await view('view=overdue')).toEqual([overdue.number]);
    expect(await view('view=at-risk')).toEqual([overdue.number, soon.number]);
    for (const [name, { number }] of Object.entries(waiting)) expect(await view(`view=${name}`)).toEqual([number]);
    const schedule = `view=schedule&from=${iso(noon)}&to=${iso(noon + day)}`;
    expect(await view(schedule)).toEqual([planned.number]);
    expect(await view(`${schedule}&technician=te-02&subject=54`)).toEqual([planned.number]);
    expect(await view(`${schedule}&technician=te-01`)).toEqual([]);
    expect(await view(`view=schedule&from=${iso(noon - day)}&to=${iso(noon)}`)).toEqual([]);
    // Before the time has begun nobody misses its act; what is owed later is not late.
    const ahead = await visit(own, { waitsFor: ['act'], state: { slot: slotOf('te-03', noon, noon + hour) } });
    const owed = await visit(own, { stepDue: now + day });
    expect(await view('view=without-act')).not.toContain(ahead.number);
    expect(await view('view=step-overdue')).not.toContain(owed.number);
    expect(await view('subject=77')).toEqual([waiting['waiting-parts'].number]);
  });

  it('SK-16 a line is told in the language of the reader, with times at the site', async () => {
    const from = noon + 7 * day;
    const { id, number } = await visit(own, {
      state: { slot: slotOf('te-02', from, from + hour) },
      waitsFor: ['ready'],
    });
    const path = `${visits}?view=schedule&from=${iso(from)}&to=${iso(from + 1)}`;
    const read = await call(api, api.account('coordinator'), 'GET', path, { headers: { 'accept-language': 'en' } });
    expect(items(read.body)).toEqual([
      {
        id,
        number,
        ticket: { id: own['id'], tid: own['tid'], subject: 'Нет данных', ended: null },
        desk: 'skai',
        company: { id: own['company']?.['id'], name: 'ООО «Северный путь»' },
        site: {
          subject: '54',
          title: 'Novosibirsk Oblast',
          timeZone: 'Asia/Novosibirsk',
          address: 'Новосибирск, ул. Станционная, 30',
        },
        stage: { code: 'waiting-vehicle', title: 'Waiting for readiness' },
        priority: 'normal',
        technician: { shortId: 'te-02', name: 'Андрей Сибирцев' },
        slot: {
          from: iso(from),
          to: iso(from + hour),
          fromLocal: '2090-03-08T12:00:00+07:00',
          toLocal: '2090-03-08T13:00:00+07:00',
          timeZone: 'Asia/Novosibirsk',
        },
        nextDue: null,
        overdue: false,
        stepDue: null,
        noShows: 0,
        waitsFor: ['ready'],
        requestedAt: anyText(),
        updatedAt: anyText(),
        closedAt: null,
        revision: 1,
      },
    ]);
  });

  it('HD-9 the desk’s stocks are its own affair: a client does not see that spares are missing', async () => {
    const { number } = await visit(own, { waitsFor: ['parts', 'spares'] });
    const waitsFor = async (role: string) =>
      items((await as(role, 'GET', `${visits}?limit=200`)).body).find((line) => text(line['number']) === number)?.[
        'waitsFor'
      ];
    expect([await waitsFor('coordinator'), await waitsFor('client')]).toEqual([['parts', 'spares'], ['parts']]);
    for (const view of ['waiting-spares', 'waiting-decision', 'step-overdue'])
      expect(outcome(await as('client', 'GET', `${visits}?view=${view}`))).toEqual([403, 'forbidden']);
  });

  it('SK-1 a client sees visits of own and shared tickets, another company none of them', async () => {
    const { number } = await visit(foreign, { nextDue: Date.now() });
    const seen = async (role: string, index = 0) =>
      numbers(await as(role, 'GET', `${visits}?limit=200`, undefined, 'skai', index));
    expect(await seen('client', 2)).toEqual([number]);
    expect(await seen('client')).not.toContain(number);
    expect(await seen('personal-manager')).not.toContain(number);
    expect(await seen('technician')).not.toContain(number);
    // A colleague sees them from the moment the ticket is shared.
    expect(await seen('client', 1)).toEqual([]);
    const { body: me } = await as('client', 'GET', '/api/v1/me', undefined, 'skai', 1);
    const shared = await give(api, api.account('client'), own, {
      type: 'share',
      with: [text(me['id'])],
    });
    expect(shared.status).toBe(201);
    expect(await seen('client', 1)).toEqual(await seen('client'));
    expect((await seen('client', 1)).length).toBeGreaterThan(0);
    expect(numbers(await as('coordinator', 'GET', visits, undefined, 'demo'))).toEqual([]);
    expect(outcome(await as('client', 'GET', `${visits}?desk=demo`))).toEqual([404, 'not-found']);
  });

  it('SK-16 pages follow each other by cursor, every visit once', async () => {
    const whole = numbers(await as('coordinator', 'GET', `${visits}?limit=200`));
    const paged: string[] = [];
    let cursor: unknown = null;
    do {
      const next = cursor === null ? '' : `&cursor=${encodeURIComponent(text(cursor))}`;
      const page = await as('coordinator', 'GET', `${visits}?limit=2${next}`);
      paged.push(...numbers(page));
      cursor = page.body['nextCursor'];
    } while (cursor !== null);
    expect(paged).toEqual(whole);
  });

  it.each<[string, number, string]>([
    ['view=schedule', 400, 'malformed'],
    [`view=schedule&from=${iso(noon)}`, 400, 'malformed'],
    [`view=schedule&from=${iso(noon)}&to=${iso(noon)}`, 400, 'malformed'],
    [`view=schedule&from=${iso(noon + day)}&to=${iso(noon)}`, 400, 'malformed'],
    [`view=schedule&from=${iso(noon)}&to=${iso(noon + 32 * day)}`, 400, 'malformed'],
    [`from=${iso(noon)}&to=${iso(noon + day)}`, 400, 'malformed'],
    ['view=everything', 400, 'malformed'],
    ['colour=red', 400, 'malformed'],
    ['subject=00', 422, 'unknown-region'],
    ['subject=Москва', 400, 'malformed'],
    ['technician=Иван', 400, 'malformed'],
    ['cursor=x', 400, 'bad-cursor'],
  ])('SK-16 the list with %s is refused', async (query, status, code) => {
    expect(outcome(await as('coordinator', 'GET', `${visits}?${query}`))).toEqual([status, code]);
  });
});

describe('the week of the technicians', () => {
  const board = '/api/v1/boards/technicians';
  const from = noon + 100 * day;

  it('SK-16 has jobs with the way there, and absences', async () => {
    const slot = slotOf('te-03', from, from + hour);
    const { id, number } = await visit(own, { state: { slot } });
    const absence = { from: iso(from), to: iso(from + day), reason: 'учёба' };
    await as('coordinator', 'POST', '/api/v1/technicians/te-02/absences', absence);
    const { status, body } = await as('coordinator', 'GET', `${board}?from=${iso(from)}&to=${iso(from + 7 * day)}`);
    expect(status).toBe(200);
    expect(items(body).map(({ shortId }) => shortId)).toEqual(['te-01', 'te-02', 'te-03']);
    expect(items(body)[2]).toMatchObject({ name: 'Олег Уваров', home: { code: '66', title: 'Свердловская область' } });
    expect(items(body)[2]?.['jobs']).toMatchObject([
      { visit: { id, number }, site: { subject: '54' }, leavesAt: iso(from - hour), slot: { from: iso(from) } },
    ]);
    expect(items(body)[1]?.['absences']).toEqual([{ id: anyText(), ...absence }]);
    expect(items(body)[2]?.['skills']).toContainEqual({ code: 'video', title: 'Видеонаблюдение' });
    const paged = `${board}?from=${iso(from)}&to=${iso(from + 7 * day)}&limit=2`;
    const first = await as('coordinator', 'GET', paged);
    const second = await as('coordinator', 'GET', `${paged}&cursor=${text(first.body['nextCursor'])}`);
    expect([...items(first.body), ...items(second.body)]).toEqual(items(body));
    expect([body['nextCursor'], second.body['nextCursor']]).toEqual([null, null]);
  });

  it('SK-16 SK-17 HD-9 says of every job what it waits for and whether it is late', async () => {
    const week = from + 28 * day;
    const hours = [0, 3, 6].map((hours_) => week + hours_ * hour);
    const job = (index: number, fields: Partial<VisitFields>) => {
      const begin = hours[index] ?? week;
      return visit(own, { ...fields, state: { slot: slotOf('te-01', begin, begin + hour), ...fields.state } });
    };
    await job(0, { nextDue: Date.now() - hour, waitsFor: ['ready', 'parts', 'spares'] });
    await job(1, { waitsFor: ['act', 'decision'], state: { noShows: [{ at: 0, technician: 'te-01' }] } });
    await job(2, { nextDue: 1, state: { ended: { at: 2, how: 'done', by: 'desk' } } });
    const { body } = await as('coordinator', 'GET', `${board}?from=${iso(week)}&to=${iso(week + day)}`);
    expect(
      entries(items(body)[0]?.['jobs']).map((each) => [
        each['waitsFor'],
        each['waitsForDecision'],
        each['overdue'],
        each['noShows'],
      ]),
    ).toEqual([
      [['ready', 'parts', 'spares'], false, true, 0],
      [['act'], true, false, 1],
      // Over is not late, whenever it was due.
      [[], false, false, 0],
    ]);
  });

  it.each<[string, string, number]>([
    ['coordinator', `from=${iso(from)}`, 400],
    ['coordinator', `from=${iso(from)}&to=${iso(from)}`, 400],
    ['coordinator', `from=${iso(from)}&to=${iso(from + 9 * day)}`, 400],
    ['coordinator', `from=${iso(from)}&to=${iso(from + day)}&cursor=x`, 400],
    ['coordinator', `from=${iso(from)}&to=${iso(from + day)}&limit=201`, 400],
    ['coordinator', `from=${iso(from)}&to=${iso(from + day)}&desk=demo`, 404],
    ['client', `from=${iso(from)}&to=${iso(from + day)}`, 403],
    ['personal-manager', `from=${iso(from)}&to=${iso(from + day)}`, 403],
  ])('SK-16 is refused to a %s with %s', async (role, query, status) => {
    expect((await as(role, 'GET', `${board}?${query}`)).status).toBe(status);
  });
});

describe('suggestions', () => {
  const path = (id: string, query = '') => `${visits}/${encodeURIComponent(id)}/suggestions${query}`;

  it('SK-16 HD-8 name who could go and when, the best first, by id and by number', async () => {
    const { id, number } = await visit(own);
    const query = `?from=${iso(Date.parse('2090-03-02T00:00:00Z'))}&minutes=60`;
    const { status, body } = await as('coordinator', 'GET', path(id, query));
    expect([status, body['minutes'], body['due']]).toEqual([200, 60, null]);
    expect(items(body)[0]).toEqual({
      technician: { shortId: 'te-02', name: 'Андрей Сибирцев' },
      slot: {
        from: '2090-03-02T02:00:00.000Z',
        to: '2090-03-02T03:00:00.000Z',
        fromLocal: '2090-03-02T09:00:00+07:00',
        toLocal: '2090-03-02T10:00:00+07:00',
        timeZone: 'Asia/Novosibirsk',
      },
      why: { beforeDue: true, region: 'home', load: expect.any(Number) as number },
    });
    expect((await as('manager', 'GET', path(number, query))).body).toEqual(body);
  });

  it('SK-16 HD-8 of one technician and one day are all the times that are left in it', async () => {
    const { id } = await visit(own);
    const begin = Date.parse('2090-03-07T05:00:00Z');
    await visit(own, { state: { slot: slotOf('te-02', begin, begin + hour) } });
    const query = '?technician=te-02&from=2090-03-07&to=2090-03-07&minutes=120';
    const { body } = await as('coordinator', 'GET', path(id, query));
    const local = items(body).map(({ technician, slot }) => [technician?.['shortId'], slot?.['fromLocal']]);
    expect(local).toEqual([
      ['te-02', '2090-03-07T09:00:00+07:00'],
      ['te-02', '2090-03-07T14:00:00+07:00'],
      ['te-02', '2090-03-07T16:00:00+07:00'],
    ]);
    expect(items((await as('coordinator', 'GET', path(id, '?technician=te-77'))).body)).toEqual([]);
    expect(outcome(await as('coordinator', 'GET', path(id, '?technician=Иван')))).toEqual([400, 'malformed']);
  });

  it('SK-16 are for who offers times, at the desk of the visit', async () => {
    const { id } = await visit(own);
    for (const role of ['client', 'technician', 'personal-manager']) {
      expect(outcome(await as(role, 'GET', path(id)))).toEqual([403, 'forbidden']);
    }
    expect(outcome(await as('coordinator', 'GET', path(id), undefined, 'demo'))).toEqual([404, 'not-found']);
    expect(outcome(await as('coordinator', 'GET', path('SKAI-1/99')))).toEqual([404, 'not-found']);
    const done = await visit(own, { state: { ended: { at: Date.now(), how: 'done', by: 'desk' } } });
    expect(outcome(await as('coordinator', 'GET', path(done.id)))).toEqual([422, 'visit-ended']);
    expect(outcome(await as('coordinator', 'GET', path(id, '?minutes=5')))).toEqual([422, 'slot-out-of-range']);
    expect(outcome(await as('coordinator', 'GET', path(id, '?minutes=0')))).toEqual([400, 'malformed']);
    expect(outcome(await as('coordinator', 'GET', path(id, '?from=soon')))).toEqual([400, 'malformed']);
  });
});

describe('spares', () => {
  const spares = '/api/v1/spares';
  const move = (role: string, body: object, key?: string) =>
    call(api, api.account(role), 'POST', `${spares}/moves`, {
      body,
      ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }),
    });
  const lines = [{ part: 'Реле', quantity: 2 }];

  it('HD-9 are taken in by a manager, moved to a van by the technician, and seen by the desk', async () => {
    const taken = await move('manager', { lines: [{ part: 'Реле', quantity: 5 }], place: 'main' });
    expect([taken.status, taken.body]).toEqual([
      201,
      { desk: 'skai', lines: [{ part: 'Реле', quantity: 5 }], origin: null, place: 'main', at: anyText() },
    ]);
    const moved = await move('technician', { lines, origin: 'main', place: 'van-te-01' }, 'move-1');
    expect(moved.status).toBe(201);
    expect((await move('technician', { lines, origin: 'main', place: 'van-te-01' }, 'move-1')).body).toEqual(
      moved.body,
    );
    expect(outcome(await move('technician', { lines, origin: 'van-te-01', place: 'main' }, 'move-1'))).toEqual([
      409,
      'key-reused',
    ]);
    // A part is one part, however the hand slipped.
    const slip = await move('manager', { lines: [{ part: ' Реле  ', quantity: 1 }], place: 'main' });
    expect(slip.body['lines']).toEqual([{ part: 'Реле', quantity: 1 }]);
    expect((await move('manager', { lines: [{ part: 'Реле', quantity: 1 }], origin: 'main' })).status).toBe(201);
    const { body } = await as('specialist', 'GET', spares);
    expect(items(body)).toEqual([
      { place: 'main', part: 'Реле', onHand: 3, reserved: 0, free: 3 },
      { place: 'van-te-01', part: 'Реле', onHand: 2, reserved: 0, free: 2 },
    ]);
    expect(items((await as('specialist', 'GET', `${spares}?place=van-te-01`)).body)).toHaveLength(1);
    const first = await as('specialist', 'GET', `${spares}?limit=1`);
    const second = await as('specialist', 'GET', `${spares}?limit=1&cursor=${text(first.body['nextCursor'])}`);
    expect([...items(first.body), ...items(second.body)]).toEqual(items(body));
    expect(second.body['nextCursor']).toBe(null);
    expect(outcome(await as('specialist', 'GET', `${spares}?cursor=x`))).toEqual([400, 'bad-cursor']);
    expect(items((await as('specialist', 'GET', `${spares}?place=nowhere`)).body)).toEqual([]);
    expect(outcome(await as('client', 'GET', spares))).toEqual([403, 'forbidden']);
    const short = await move('coordinator', {
      lines: [{ part: 'Реле', quantity: 4 }],
      origin: 'main',
      place: 'second',
    });
    expect(outcome(short)).toEqual([422, 'spares-short']);
    expect(short.body['errors']).toEqual([{ pointer: '/lines', code: 'spares-short', detail: 'Не хватает: Реле.' }]);
    expect((await move('administrator', { lines, origin: 'main' })).status).toBe(201);
  });

  it.each<[string, object, number, string]>([
    ['coordinator', { lines, place: 'main' }, 403, 'forbidden'],
    ['technician', { lines, origin: 'main', place: null }, 403, 'forbidden'],
    ['specialist', { lines, origin: 'main', place: 'second' }, 403, 'forbidden'],
    ['manager', { lines }, 400, 'malformed'],
    ['manager', { lines, origin: 'main', place: 'main' }, 400, 'malformed'],
    ['manager', { lines: [], place: 'main' }, 400, 'malformed'],
    ['manager', { lines: [{ part: 'Реле', quantity: 0 }], place: 'main' }, 400, 'malformed'],
    ['manager', { lines: [{ part: 'Реле', quantity: 1.5 }], place: 'main' }, 400, 'malformed'],
    ['manager', { lines: [{ part: ' ', quantity: 1 }], place: 'main' }, 400, 'malformed'],
    ['manager', { lines, place: 'Main Street' }, 400, 'malformed'],
    ['manager', { lines, place: 'van-te-99' }, 422, 'unknown-technician'],
    ['manager', { lines, origin: 'nowhere', place: 'main' }, 422, 'spares-short'],
    ['manager', { lines, place: 'main', visit: 'x' }, 400, 'malformed'],
    ['manager', { lines, place: 'main', desk: 'demo' }, 404, 'unknown-desk'],
  ])('HD-9 a %s who sends %j is refused', async (role, body, status, code) => {
    const before = await api.prisma.spareMove.count();
    expect(outcome(await move(role, body))).toEqual([status, code]);
    expect(await api.prisma.spareMove.count()).toBe(before);
  });
});
