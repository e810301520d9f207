import { insertVisit, slotOf } from '../store/field-visits';
import { anyText, call, fileAs, items, outcome, startApi, text } from './harness';
import type { Api, Reply } from './harness';

let api: Api;
beforeAll(async () => {
  api = await startApi({ publicOrigin: 'https://desk.example' });
});
afterAll(() => api.stop());

const technicians = '/api/v1/technicians';
const hour = 3_600_000;
const iso = (at: number): string => new Date(at).toISOString();

function as(role: string, method: string, target: string, body?: object, desk = 'skai', index = 0): Promise<Reply> {
  return call(api, api.account(role, desk, index), method, target, body === undefined ? {} : { body });
}

/** A visit with a slot of a technician. */
async function visitOf(technician: string, from: number, agreed = true): Promise<{ id: string; number: string }> {
  const filed = await fileAs(api, api.account('client'));
  const ticket = {
    ticketId: text(filed['id']),
    tid: text(filed['tid']),
    clientId: text(filed['company']?.['id']),
  };
  const slot = slotOf(technician, from, from + hour, agreed ? {} : { agreedAt: null });
  return insertVisit(api, ticket, { requestedAt: from - 24 * hour, state: { slot } });
}

describe('technicians', () => {
  const data = { skills: ['telematics'], home: '54', hours: { week: { 'mon-fri': ['09:00-12:00', '13:00-18:00'] } } };

  it('SK-16 are listed with titles of skills and regions, for the people of the desk', async () => {
    const { status, body } = await as('specialist', 'GET', technicians);
    expect(status).toBe(200);
    expect(items(body)[0]).toEqual({
      desk: 'skai',
      shortId: 'te-01',
      name: 'Иван Морозов',
      skills: [
        { code: 'telematics', title: 'Терминалы мониторинга' },
        { code: 'fuel-sensors', title: 'Датчики уровня топлива' },
      ],
      home: { code: '77', title: 'Москва' },
      hours: {
        week: {
          mon: ['09:00-18:00'],
          tue: ['09:00-18:00'],
          wed: ['09:00-18:00'],
          thu: ['09:00-18:00'],
          fri: ['09:00-18:00'],
        },
        layers: ['ru'],
        workdays: [],
        dateHours: {},
      },
      feed: false,
    });
    expect(outcome(await as('client', 'GET', technicians))).toEqual([403, 'forbidden']);
    expect(outcome(await as('specialist', 'GET', `${technicians}?desk=demo`))).toEqual([404, 'unknown-desk']);
  });

  it('SK-16 are changed by who plans, as a whole, and what comes out may go in again', async () => {
    const saved = await as('coordinator', 'PUT', `${technicians}/te-02`, data);
    expect(saved.status).toBe(200);
    expect(saved.body).toMatchObject({ shortId: 'te-02', home: { code: '54' }, hours: { layers: [] } });
    expect(saved.body['hours']?.['week']?.['tue']).toEqual(['09:00-12:00', '13:00-18:00']);
    const again = { ...data, hours: saved.body['hours'] };
    expect((await as('manager', 'PUT', `${technicians}/te-02`, again)).body).toEqual(saved.body);
    for (const role of ['technician', 'specialist', 'client']) {
      expect(outcome(await as(role, 'PUT', `${technicians}/te-02`, data))).toEqual([403, 'forbidden']);
    }
  });

  it.each<[object, number, string]>([
    [{ home: '00' }, 422, 'unknown-region'],
    [{ home: 'Москва' }, 400, 'malformed'],
    [{ skills: ['magic'] }, 422, 'unknown-skill'],
    [{ hours: { week: {} } }, 400, 'malformed'],
    [{ hours: { week: { mon: [] } } }, 400, 'malformed'],
    [{ hours: { week: { 'mon-fri': ['18:00-09:00'] } } }, 400, 'malformed'],
    [{ hours: { week: { 'mon-fri': ['09:00-18:00'], fri: ['09:00-17:00'] } } }, 400, 'malformed'],
    [{ hours: { week: { someday: ['09:00-18:00'] } } }, 400, 'malformed'],
    [{ hours: { ...data.hours, layers: ['xx'] } }, 400, 'malformed'],
    [{ hours: { ...data.hours, breaks: {} } }, 400, 'malformed'],
    [{ colour: 'red' }, 400, 'malformed'],
    [{ desk: 'demo' }, 404, 'unknown-desk'],
  ])('SK-16 %j is not taken', async (fault, status, code) => {
    const { body: before } = await as('coordinator', 'GET', technicians);
    expect(outcome(await as('coordinator', 'PUT', `${technicians}/te-03`, { ...data, ...fault }))).toEqual([
      status,
      code,
    ]);
    expect((await as('coordinator', 'GET', technicians)).body).toEqual(before);
  });

  it.each(['te-99', 'sp-01', 'cl-01'])('SK-16 %s is no technician of the desk', async (shortId) => {
    expect(outcome(await as('coordinator', 'PUT', `${technicians}/${shortId}`, data))).toEqual([404, 'not-found']);
    expect(outcome(await as('coordinator', 'GET', `${technicians}/${shortId}/absences`))).toEqual([404, 'not-found']);
    const absence = { from: iso(Date.now()), to: iso(Date.now() + hour), reason: 'отпуск' };
    expect(outcome(await as('coordinator', 'POST', `${technicians}/${shortId}/absences`, absence))).toEqual([
      404,
      'not-found',
    ]);
    expect(outcome(await as('coordinator', 'POST', `${technicians}/${shortId}/feed`, {}))).toEqual([404, 'not-found']);
    expect(outcome(await as('coordinator', 'DELETE', `${technicians}/${shortId}/feed`))).toEqual([404, 'not-found']);
  });
});

describe('absences', () => {
  const path = `${technicians}/te-01/absences`;
  const begin = Date.parse('2095-03-01T00:00:00Z');
  const absence = (from: number, to: number) => ({ from: iso(from), to: iso(to), reason: 'отпуск' });

  it('SK-16 are noted, listed and taken back', async () => {
    const made = await as('technician', 'POST', path, absence(begin, begin + 48 * hour));
    expect(made.status).toBe(201);
    expect(made.body).toEqual({ id: anyText(), ...absence(begin, begin + 48 * hour), visits: [] });
    const { visits: _visits, ...noted } = made.body;
    const span = `?from=${iso(begin)}&to=${iso(begin + hour)}`;
    // Why somebody is absent is not for everybody.
    expect(items((await as('specialist', 'GET', `${path}${span}`)).body)).toEqual([{ ...noted, reason: null }]);
    expect(items((await as('manager', 'GET', `${path}${span}`)).body)).toEqual([noted]);
    expect(items((await as('specialist', 'GET', path)).body)).toEqual([]);
    expect(outcome(await as('coordinator', 'POST', path, absence(begin, begin + hour)))).toEqual([
      422,
      'technician-absent',
    ]);
    const own = `${path}/${text(made.body['id'])}`;
    expect(outcome(await as('technician', 'DELETE', own, undefined, 'skai', 1))).toEqual([403, 'forbidden']);
    expect(outcome(await as('coordinator', 'DELETE', own, undefined, 'demo'))).toEqual([404, 'not-found']);
    expect((await as('coordinator', 'DELETE', own)).status).toBe(204);
    expect(outcome(await as('coordinator', 'DELETE', own))).toEqual([404, 'not-found']);
  });

  it('SK-16 F12 are noted over visits, and the answer names them', async () => {
    const visit = await visitOf('te-01', begin);
    const noted = await as('coordinator', 'POST', path, absence(begin - 24 * hour, begin + 24 * hour));
    expect([noted.status, noted.body['visits']]).toEqual([201, [visit]]);
    await as('coordinator', 'DELETE', `${path}/${text(noted.body['id'])}`);
  });

  it('SK-16 the same key gives the same absence, other content a conflict', async () => {
    const from = begin + 1_000 * hour;
    const send = (to: number) =>
      call(api, api.account('coordinator'), 'POST', path, {
        body: absence(from, to),
        headers: { 'idempotency-key': 'absence-1' },
      });
    const first = await send(from + hour);
    expect(await send(from + hour)).toMatchObject({ status: 201, body: first.body });
    expect(outcome(await send(from + 2 * hour))).toEqual([409, 'key-reused']);
  });

  it.each<[object, string]>([
    [absence(begin, begin), '/to'],
    [absence(begin + hour, begin), '/to'],
    [absence(begin, begin + 367 * 24 * hour), '/to'],
    [{ ...absence(begin, begin + hour), reason: ' ' }, '/reason'],
    [{ ...absence(begin, begin + hour), from: 'soon' }, '/from'],
    [{ ...absence(begin, begin + hour), visit: 'x' }, '/visit'],
  ])('SK-16 %j is malformed', async (body, pointer) => {
    const refused = await as('coordinator', 'POST', path, body);
    expect(outcome(refused)).toEqual([400, 'malformed']);
    expect(refused.body['errors']?.[0]?.['pointer']).toBe(pointer);
  });

  it('SK-16 technicians note their own only, and a span is asked for in order', async () => {
    const body = absence(begin + 2_000 * hour, begin + 2_001 * hour);
    expect(outcome(await as('technician', 'POST', path, body, 'skai', 1))).toEqual([403, 'forbidden']);
    expect(outcome(await as('specialist', 'POST', path, body))).toEqual([403, 'forbidden']);
    const reversed = `?from=${iso(begin)}&to=${iso(begin - hour)}`;
    expect(outcome(await as('specialist', 'GET', `${path}${reversed}`))).toEqual([400, 'malformed']);
  });
});

describe('the calendar feed', () => {
  const path = `${technicians}/te-03/feed`;
  const read = (address: string) => call(api, null, 'GET', address);
  const lines = ({ body }: Reply): string[] => text(body['text']).replace(/\r\n /g, '').split('\r\n');

  it('SK-16 is iCalendar at a private address, agreed times confirmed and offered ones tentative', async () => {
    const from = Date.parse('2099-03-02T04:00:00Z');
    const agreed = await visitOf('te-03', from);
    const offered = await visitOf('te-03', from + 24 * hour, false);
    const made = await as('technician', 'POST', path, {}, 'skai', 2);
    expect(made.status).toBe(201);
    const address = text(made.body['path']);
    expect(made.body['url']).toBe(`https://desk.example${address}`);
    const feed = await read(address);
    expect(feed.status).toBe(200);
    expect(feed.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(feed.headers.get('cache-control')).toBe('private, no-store');
    const told = lines(feed);
    expect(told.slice(0, 2)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0']);
    const events = told.join('\n').split('BEGIN:VEVENT').slice(1);
    expect(events).toHaveLength(2);
    for (const [event, { id, number }, status, title, day] of [
      [events[0], agreed, 'CONFIRMED', 'Ожидание готовности', '02'],
      [events[1], offered, 'TENTATIVE', 'Согласование времени', '03'],
    ] as const) {
      expect(event?.split('\n')).toEqual(
        expect.arrayContaining([
          `UID:${id}`,
          `STATUS:${status}`,
          `SUMMARY:${number} ${title}`,
          `DTSTART:209903${day}T040000Z`,
          `DTEND:209903${day}T050000Z`,
          'LOCATION:Новосибирск\\, ул. Станционная\\, 30',
          'DESCRIPTION:Пётр\\, +7 900 000-00-00',
        ]),
      );
    }
    expect(items((await as('coordinator', 'GET', technicians)).body)[2]?.['feed']).toBe(true);
  });

  it('SK-16 an address ends when a new one is made, and when it is taken back; no log has known it', async () => {
    const [first, second] = [await as('coordinator', 'POST', path, {}), await as('manager', 'POST', path, {})].map(
      ({ body }) => text(body['path']),
    );
    if (first === undefined || second === undefined) throw new Error('no address');
    expect(outcome(await read(first))).toEqual([404, 'not-found']);
    expect((await read(second)).status).toBe(200);
    expect(outcome(await as('technician', 'DELETE', path))).toEqual([403, 'forbidden']);
    expect((await as('technician', 'DELETE', path, undefined, 'skai', 2)).status).toBe(204);
    expect(outcome(await read(second))).toEqual([404, 'not-found']);
    const log = api.log.join('');
    for (const address of [first, second]) expect(log).not.toContain(address.slice('/api/v1/feeds/'.length, -4));
    expect(log).toContain('/api/v1/feeds/{secret}.ics');
  });

  it.each(['x', '', 'x'.repeat(43), 'x'.repeat(101), '%00', '..%2f..'])(
    'SK-16 there is nothing at %j',
    async (secret) => {
      expect((await read(`/api/v1/feeds/${secret}.ics`)).status).toBeGreaterThanOrEqual(400);
      expect((await read(`/api/v1/feeds/${secret}.ics`)).status).toBeLessThan(500);
    },
  );

  it('SK-16 is read-only, and made by who plans or by its owner', async () => {
    expect(outcome(await as('technician', 'POST', path, {}))).toEqual([403, 'forbidden']);
    expect(outcome(await as('specialist', 'POST', path, {}))).toEqual([403, 'forbidden']);
    const { body } = await as('coordinator', 'POST', path, {});
    expect(outcome(await call(api, null, 'DELETE', text(body['path'])))).toEqual([405, 'method-not-allowed']);
  });
});
