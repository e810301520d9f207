/** Agreed visits whose ticket has ended, and technicians who are not there, as a desk sees them over HTTP. */
import { StillClock, day, hour, monday } from '../store/support';
import { call, entries, fileAs, give, items, outcome, startApi, text } from './harness';
import type { Api, Json, Reply } from './harness';

let api: Api;
const clock = new StillClock(monday);
beforeAll(async () => {
  api = await startApi({}, clock);
});
afterAll(() => api.stop());
beforeEach(() => {
  clock.at = monday;
});

const iso = (at: number): string => new Date(at).toISOString();
const as = (role: string, method: string, target: string, body?: object, index = 0): Promise<Reply> =>
  call(api, api.account(role, 'skai', index), method, target, body === undefined ? {} : { body });
const site = { subject: '77', address: 'Москва, Складская ул., 1', contact: 'Механик Иванов', vehicles: 1 };

interface Visit {
  readonly ticket: Json;
  readonly id: string;
  readonly number: string;
}

/** A ticket, and a visit asked for in it by its specialist. */
async function requested(): Promise<Visit> {
  const ticket = await fileAs(api, api.account('client'), { topic: 'remote-diagnostics', vehicles: 1 });
  const specialist = api.account('specialist');
  const answered = {
    type: 'triage',
    outcome: 'estimate',
    text: 'Смотрим журнал.',
    expectedAt: iso(clock.at + 2 * day),
  };
  expect((await give(api, specialist, ticket, answered)).status).toBe(201);
  const asked = await give(api, specialist, ticket, { type: 'request-visit', ...site, readyAt: iso(clock.at) });
  const [visit] = entries(asked.body['ticket']?.['visits']);
  if (visit === undefined) throw new Error('no visit');
  return { ticket, id: text(visit['id']), number: text(visit['number']) };
}

const onVisit = ({ id }: Pick<Visit, 'id'>, role: string, body: object, index = 0): Promise<Reply> =>
  as(role, 'POST', `/api/v1/visits/${id}/commands`, body, index);

async function does(visit: Pick<Visit, 'id'>, role: string, body: object, index = 0): Promise<Json> {
  const { status, body: answer } = await onVisit(visit, role, body, index);
  expect([body, status, answer['code']]).toEqual([body, 201, undefined]);
  return answer['visit'] as Json;
}

/** A time of Ivan Morozov of Moscow: 12:00 to 14:00, so many days after Monday, 2 March 2026. */
const noonOf = (days: number): number => monday + days * day + 2 * hour;
const slotOn = (days: number, technician = 'te-01') => ({
  technician,
  from: iso(noonOf(days)),
  to: iso(noonOf(days) + 2 * hour),
});

/** Agreed with the client. */
async function agreedOn(days: number, technician = 'te-01'): Promise<Visit> {
  const visit = await requested();
  await does(visit, 'coordinator', { type: 'offer-slot', ...slotOn(days, technician) });
  await does(visit, 'client', { type: 'answer-slot', answer: 'confirm' });
  return visit;
}

const closed = async ({ ticket }: Visit): Promise<void> => {
  expect((await give(api, api.account('client'), ticket, { type: 'close' })).status).toBe(201);
};
/** As its run does when the clock has moved on: its own dates are told. */
async function caughtUp({ number }: Visit): Promise<void> {
  while ((await api.store.look({ workflowId: number, reached: null })).more);
}
const read = async ({ id }: Pick<Visit, 'id'>, role = 'coordinator'): Promise<Json> =>
  (await as(role, 'GET', `/api/v1/visits/${id}`)).body;
/** Letters of a kind: who got them, and the first one. */
async function letters({ ticket }: Visit, kind: string): Promise<{ readonly whom: string[]; readonly body: string }> {
  const all = items((await as('coordinator', 'GET', `/api/v1/tickets/${text(ticket['id'])}/notices`)).body);
  const found = all.filter((notice) => text(notice['kind']) === kind);
  return {
    whom: found.map(({ recipient }) => text(recipient?.['name'])).sort(),
    body: `${text(found[0]?.['subject'])}\n${text(found[0]?.['body'])}`,
  };
}
const names = {
  author: 'Анна Петрова',
  coordinator: 'Ольга Кузнецова',
  technician: 'Иван Морозов',
  manager: 'Сергей Новиков',
  specialist: 'Павел Соколов',
};

describe('SK-16 F4 the ticket ends and a visit is agreed', () => {
  it('closed: technician and coordinator are told number, time and address, and the coordinator decides by a date', async () => {
    const visit = await agreedOn(3);
    await closed(visit);
    const { whom, body } = await letters(visit, 'visit-in-doubt');
    expect(whom).toEqual([names.technician, names.coordinator].sort());
    for (const word of [
      visit.number,
      '05.03.2026 с 12:00 до 14:00',
      names.technician,
      site.address,
      'заявка закрыта',
      '03.03.2026, 18:00',
    ])
      expect(body).toContain(word);
    // Nobody who sends technicians is asked to rate the work.
    expect((await letters(visit, 'closed')).whom).not.toContain(names.coordinator);
    const view = await read(visit);
    expect(view).toMatchObject({
      stage: { code: 'agreed' },
      ticket: { ended: 'closed' },
      doubts: [{ code: 'ticket-closed', since: iso(monday) }],
      nextStep: { owes: 'coordinator', step: 'decide', until: '2026-03-03T15:00:00.000Z' },
      can: { decide: 'yes' },
    });
    // The client sees that it is decided; why and by when is the desk's affair.
    expect(await read(visit, 'client')).toMatchObject({ doubts: [], nextStep: { step: 'decide', until: null } });
    const ticket = (await as('coordinator', 'GET', `/api/v1/tickets/${text(visit.ticket['id'])}`)).body;
    expect(ticket).toMatchObject({
      stage: 'closed',
      nextDue: null,
      overdue: false,
      nextStep: { owes: 'coordinator', step: 'decide' },
    });
  });

  it('two hours before the slot, where that comes first, and never in the past', async () => {
    const visit = await agreedOn(1);
    await closed(visit);
    expect((await read(visit))['nextStep']?.['until']).toBe(iso(noonOf(1) - 2 * hour));
    const other = await agreedOn(2);
    clock.at = noonOf(2) - hour;
    await caughtUp(other);
    await closed(other);
    expect((await read(other))['nextStep']?.['until']).toBe(iso(noonOf(2) - hour));
  });

  it('boards and the calendar feed show that the ticket has ended, and that the visit is in doubt', async () => {
    const visit = await agreedOn(4);
    await closed(visit);
    const board = items((await as('coordinator', 'GET', '/api/v1/visits?view=waiting-decision&limit=200')).body);
    const line = board.find(({ number }) => text(number) === visit.number);
    expect(line).toMatchObject({
      ticket: { ended: 'closed' },
      waitsFor: expect.arrayContaining(['decision']) as unknown,
    });
    expect(outcome(await as('client', 'GET', '/api/v1/visits?view=waiting-decision'))).toEqual([403, 'forbidden']);
    const span = `from=${iso(monday)}&to=${iso(monday + 7 * day)}`;
    const [ivan] = items((await as('coordinator', 'GET', `/api/v1/boards/technicians?${span}`)).body);
    const job = entries(ivan?.['jobs']).find((each) => text(each['visit']?.['number']) === visit.number);
    expect(job).toMatchObject({ ticketEnded: 'closed', waitsForDecision: true });
    const feed = await as('technician', 'POST', '/api/v1/technicians/te-01/feed', {});
    const event = async (): Promise<string> => {
      const { body } = await call(api, null, 'GET', text(feed.body['path']));
      const unfolded = text(body['text']).replace(/\r\n /g, '');
      return unfolded.split('BEGIN:VEVENT').find((each) => each.includes(visit.number)) ?? '';
    };
    expect(await event()).toContain('STATUS:TENTATIVE');
    expect(await event()).toContain('заявка закрыта · под вопросом');
    await does(visit, 'coordinator', { type: 'decide', decision: 'keep' });
    expect(await event()).toContain('STATUS:CONFIRMED');
    expect(await event()).toContain('заявка закрыта');
  });

  it('decide: keep ends the duty, and those who go and who wait are told; call-off cancels as the desk', async () => {
    const kept = await agreedOn(8);
    await closed(kept);
    for (const role of ['client', 'specialist', 'technician'])
      expect(outcome(await onVisit(kept, role, { type: 'decide', decision: 'keep' }))).toEqual([403, 'not-allowed']);
    const view = await does(kept, 'coordinator', { type: 'decide', decision: 'keep', reason: 'Клиент просит' });
    expect(view).toMatchObject({ doubts: [], nextStep: { owes: 'technician', step: 'go' } });
    expect((await letters(kept, 'visit-kept')).whom).toEqual([names.technician, names.author].sort());
    expect(outcome(await onVisit(kept, 'coordinator', { type: 'decide', decision: 'keep' }))).toEqual([
      422,
      'nothing-to-decide',
    ]);
    const off = await agreedOn(9);
    await closed(off);
    expect(await does(off, 'manager', { type: 'decide', decision: 'call-off' })).toMatchObject({
      stage: { code: 'cancelled' },
      ended: { by: 'desk' },
    });
    expect((await letters(off, 'slot-released')).whom).toContain(names.technician);
    const ticket = (await as('coordinator', 'GET', `/api/v1/tickets/${text(off.ticket['id'])}`)).body;
    expect(ticket).toMatchObject({ stage: 'closed', nextStep: { owes: 'nobody' } });
    expect(outcome(await onVisit(off, 'manager', { type: 'decide', decision: 'maybe' }))).toEqual([400, 'malformed']);
  });

  it('without an agreed time it is called off, and client and coordinator are told', async () => {
    const visit = await requested();
    await does(visit, 'coordinator', { type: 'offer-slot', ...slotOn(10) });
    await closed(visit);
    expect(await read(visit)).toMatchObject({ stage: { code: 'cancelled' }, slot: null });
    const { whom, body } = await letters(visit, 'visit-closed-with-ticket');
    expect(whom).toEqual([names.author, names.coordinator].sort());
    expect(body).toContain(visit.number);
    // The time is free again.
    await does(await requested(), 'coordinator', { type: 'offer-slot', ...slotOn(10) });
  });

  it('solved remotely: decided as well; the client confirms and it is asked once more, or objects and it goes ahead', async () => {
    const solve = { type: 'solve', kind: 'repair', text: 'Починили удалённо.' };
    const [confirmed, objected] = [await agreedOn(11), await agreedOn(14)];
    for (const visit of [confirmed, objected]) {
      expect((await give(api, api.account('specialist'), visit.ticket, solve)).status).toBe(201);
      expect((await letters(visit, 'visit-in-doubt')).whom).toEqual([names.technician, names.coordinator].sort());
      expect(await read(visit)).toMatchObject({ doubts: [{ code: 'ticket-solved' }], ticket: { ended: 'solved' } });
    }
    await give(api, api.account('client'), confirmed.ticket, { type: 'confirm' });
    expect(await read(confirmed)).toMatchObject({ doubts: [{ code: 'ticket-closed' }], ticket: { ended: 'closed' } });
    await give(api, api.account('client'), objected.ticket, { type: 'object', text: 'Не работает.' });
    expect(await read(objected)).toMatchObject({ doubts: [], ticket: { ended: null }, nextStep: { step: 'go' } });
    expect((await letters(objected, 'visit-kept')).whom).toEqual([names.technician, names.coordinator].sort());
  });
});

describe('SK-16 F4 a visit is called off, and the limit of its ticket runs on', () => {
  it('the responsible is told as well as the coordinator', async () => {
    const visit = await agreedOn(15);
    await does(visit, 'client', { type: 'cancel', reason: 'ТС продано' });
    expect((await letters(visit, 'visit-cancelled')).whom).toEqual([names.coordinator, names.specialist].sort());
    const ticket = (await as('specialist', 'GET', `/api/v1/tickets/${text(visit.ticket['id'])}`)).body;
    expect(ticket).toMatchObject({ stage: 'resolution', nextStep: { owes: 'responsible', step: 'solve' } });
  });

  it('where nobody is responsible, the managers are, and they owe what the responsible would', async () => {
    const ticket = await fileAs(api, api.account('client'), { topic: 'remote-diagnostics', vehicles: 1 });
    const asked = await give(api, api.account('client'), ticket, {
      type: 'request-visit',
      ...site,
      readyAt: iso(clock.at),
    });
    const [first] = entries(asked.body['ticket']?.['visits']);
    const visit = { ticket, id: text(first?.['id']), number: text(first?.['number']) };
    await does(visit, 'coordinator', { type: 'cancel', reason: 'Нет необходимости' });
    // Not the coordinator, whose own act it was.
    expect((await letters(visit, 'visit-cancelled')).whom).toEqual([names.author, names.manager].sort());
  });
});

describe('SK-16 F12 a technician falls ill', () => {
  const path = '/api/v1/technicians/te-02/absences';
  const week = { from: iso(monday + 20 * day), to: iso(monday + 26 * day), reason: 'болезнь' };

  it('the absence is noted over an agreed visit, the time is closed, and the coordinator decides', async () => {
    const visit = await agreedOn(23, 'te-02');
    const noted = await as('technician', 'POST', path, week, 1);
    expect(noted.status).toBe(201);
    expect(noted.body['visits']).toEqual([{ id: visit.id, number: visit.number }]);
    expect(await read(visit)).toMatchObject({
      doubts: [{ code: 'technician-absent', title: 'техник в это время отсутствует' }],
      nextStep: { owes: 'coordinator', step: 'decide' },
    });
    expect((await letters(visit, 'visit-in-doubt')).whom).toEqual(['Андрей Сибирцев', names.coordinator].sort());
    // Neither booked nor suggested.
    const other = await requested();
    expect(outcome(await onVisit(other, 'coordinator', { type: 'offer-slot', ...slotOn(24, 'te-02') }))).toEqual([
      422,
      'technician-absent',
    ]);
    const suggested = items(
      (await as('coordinator', 'GET', `/api/v1/visits/${visit.id}/suggestions?from=${encodeURIComponent(week.from)}`))
        .body,
    );
    expect(suggested.length).toBeGreaterThan(0);
    const ofAndrey = suggested.filter(({ technician }) => text(technician?.['shortId']) === 'te-02');
    for (const suggestion of ofAndrey) expect(text(suggestion['slot']?.['from']) >= week.to).toBe(true);
    expect(outcome(await as('coordinator', 'POST', path, week))).toEqual([422, 'technician-absent']);
    // Another one goes: nothing is left to decide.
    await does(visit, 'coordinator', { type: 'offer-slot', ...slotOn(23, 'te-01') });
    expect((await read(visit))['doubts']).toEqual([]);
  });

  it('is well again: the visits go ahead as agreed', async () => {
    const visit = await agreedOn(30, 'te-02');
    const span = { from: iso(noonOf(30)), to: iso(noonOf(31)), reason: 'болезнь' };
    const noted = await as('coordinator', 'POST', path, span);
    expect((await read(visit))['nextStep']?.['step']).toBe('decide');
    expect((await as('coordinator', 'DELETE', `${path}/${text(noted.body['id'])}`)).status).toBe(204);
    expect(await read(visit)).toMatchObject({ doubts: [], nextStep: { owes: 'technician', step: 'go' } });
    expect((await letters(visit, 'visit-kept')).whom).toEqual(['Андрей Сибирцев', names.coordinator].sort());
  });
});

describe('SK-16 F13 one working Saturday', () => {
  const path = '/api/v1/technicians/te-03';
  const office = { week: { 'mon-fri': ['09:00-18:00'] } };
  const data = (hours: object) => ({ skills: ['telematics'], home: '66', hours });
  /** Saturday, 7 March 2026; the site is in Moscow. */
  const saturday = monday + 5 * day;

  it('is said with the hours, and heeded by suggestions, bookings and boards', async () => {
    const visit = await requested();
    const offer = { type: 'offer-slot', technician: 'te-03', from: iso(saturday + hour), to: iso(saturday + 2 * hour) };
    await as('coordinator', 'PUT', path, data(office));
    expect(outcome(await onVisit(visit, 'coordinator', offer))).toEqual([422, 'technician-off']);
    const hours = {
      ...office,
      dateHours: { '2026-03-07': ['10:00-15:00'], '2026-03-10': [] },
      workdays: ['2026-03-14'],
    };
    const saved = await as('coordinator', 'PUT', path, data(hours));
    expect(saved.status).toBe(200);
    expect(saved.body['hours']).toMatchObject({
      dateHours: { '2026-03-07': ['10:00-15:00'], '2026-03-10': [] },
      workdays: ['2026-03-14'],
    });
    // What comes out may go in again.
    expect((await as('coordinator', 'PUT', path, data(saved.body['hours'] as object))).body).toEqual(saved.body);
    const span = `from=${iso(saturday - 10 * hour)}&to=${iso(saturday + 7 * day)}`;
    const board = items((await as('coordinator', 'GET', `/api/v1/boards/technicians?${span}`)).body);
    const working = entries(board.find(({ shortId }) => text(shortId) === 'te-03')?.['working']).map(({ from }) =>
      text(from).slice(0, 16),
    );
    // By the clocks of Yekaterinburg, two hours ahead of Moscow's.
    expect(working.slice(0, 3)).toEqual(['2026-03-07T05:00', '2026-03-09T04:00', '2026-03-11T04:00']);
    const from = encodeURIComponent(iso(saturday));
    const suggested = items(
      (await as('coordinator', 'GET', `/api/v1/visits/${visit.id}/suggestions?from=${from}`)).body,
    );
    expect(JSON.stringify(suggested)).toContain('2026-03-07T');
    await does(visit, 'coordinator', offer);
  });

  it.each<[object]>([
    [{ ...office, workdays: ['2026-02-30'] }],
    [{ ...office, workdays: 'sat' }],
    [{ ...office, dateHours: { sat: ['10:00-15:00'] } }],
    [{ ...office, dateHours: { '2026-03-07': ['15:00-10:00'] } }],
  ])('%j is malformed', async (hours) => {
    expect(outcome(await as('coordinator', 'PUT', path, data(hours)))).toEqual([400, 'malformed']);
  });
});
