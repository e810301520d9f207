/** The what-if: the same dates as the process itself gives, and what of a question it refuses. */
import { StillClock, day, hour, monday } from '../store/support';
import { call, entries, fileAs, give, startApi, text } from './harness';
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
const ask = (fields: object, role = 'client', index = 0): Promise<Reply> =>
  call(api, api.account(role, 'skai', index), 'POST', '/api/v1/due-dates', { body: { desk: 'skai', ...fields } });
const outcome = ({ status, body }: Reply): unknown[] => [status, body['code'], entries(body['errors'])[0]?.['pointer']];

async function told(fields: object, role = 'client', index = 0): Promise<Record<string, Json>> {
  const { status, body } = await ask(fields, role, index);
  expect([status, body['errors']]).toEqual([200, undefined]);
  return Object.fromEntries(entries(body['clocks']).map((each) => [text(each['code']), each]));
}

describe('X-3 the what-if tells what the process would', () => {
  it('a ticket with an extension, parts and a visit: dates, accounts and all, day by day', async () => {
    const start = monday;
    const orderedAt = start + day;
    const requestedAt = start + 2 * day;
    const receivedAt = start + 4 * day + 3 * hour;
    const question = {
      ...{ topic: 'verification', start: iso(start), extensions: [{ days: 2 }] },
      parts: [{ orderedAt: iso(orderedAt), receivedAt: iso(receivedAt) }],
      visit: { subject: '54', requestedAt: iso(requestedAt), readyAt: iso(requestedAt + 5 * hour) },
    };
    const foretold = await told(question);

    const [client, specialist, coordinator] = ['client', 'specialist', 'coordinator'].map((role) => api.account(role));
    if (!client || !specialist || !coordinator) throw new Error('nobody');
    const ticket = await fileAs(api, client, { topic: 'verification' });
    await give(api, specialist, ticket, { type: 'propose-extension', days: 2, reason: 'нужно' });
    await give(api, client, ticket, { type: 'answer-extension', answer: 'accept' });
    clock.at = orderedAt;
    const order = { type: 'order-parts', supplier: 'Завод', lines: [{ part: 'FLS', quantity: 1 }] };
    const ordered = await give(api, coordinator, ticket, order);
    clock.at = requestedAt;
    const site = { address: 'Новосибирск', contact: 'Механик', vehicles: 1 };
    const asked = await give(api, client, ticket, {
      type: 'request-visit',
      subject: '54',
      ...site,
      readyAt: iso(requestedAt + 5 * hour),
    });
    const visit = text(entries(asked.body['ticket']?.['visits'])[0]?.['id']);
    const visitPath = `/api/v1/visits/${visit}`;
    const onVisit = (body: object) => call(api, coordinator, 'POST', `${visitPath}/commands`, { body });
    const forVisit = await onVisit(order);
    clock.at = receivedAt;
    for (const reply of [
      await give(api, coordinator, ticket, { type: 'receive-parts', order: text(ordered.body['commandId']) }),
      await onVisit({ type: 'receive-parts', order: text(forVisit.body['commandId']) }),
    ])
      expect(reply.status).toBe(201);

    for (const [base, code] of [
      [`/api/v1/tickets/${text(ticket['id'])}`, 'resolution'],
      [`/api/v1/tickets/${text(ticket['id'])}`, 'triage'],
      [visitPath, 'visit'],
    ] as const) {
      const { body: account } = await call(api, client, 'GET', `${base}/clocks/${code}/account`);
      expect(account['due']).not.toBe(null);
      expect([code, foretold[code]?.['due']]).toEqual([code, account['due']]);
      expect([code, foretold[code]?.['days']]).toEqual([code, account['days']]);
      // A visit's account says of its two keys as well.
      if (base !== visitPath) expect([code, foretold[code]?.['lines']]).toEqual([code, account['lines']]);
    }
    expect(Object.keys(foretold).sort()).toEqual(['resolution', 'triage', 'visit', 'visit-arrangement']);
  });

  it('SK-18 parts on their way leave no date but what is left; received, they move it by the delivery', async () => {
    const body = { topic: 'consulting', start: iso(monday) };
    const plain = (await told(body))['resolution'];
    const open = (await told({ ...body, parts: [{ orderedAt: iso(monday + day) }] }))['resolution'];
    expect(open).toMatchObject({ due: null, remainingSeconds: 5 * 30_600 - 1_800 });
    // Tuesday 10:00 to Wednesday 13:00: 8 and 3.5 working hours.
    const parts = [{ orderedAt: iso(monday + day), receivedAt: iso(monday + 2 * day + 3 * hour) }];
    const moved = (await told({ ...body, parts }))['resolution'];
    expect([plain?.['due'], moved?.['due'], moved?.['pausedSeconds']]).toEqual([
      '2026-03-10T15:00:00.000Z',
      '2026-03-12T09:30:00.000Z',
      41_400,
    ]);
  });

  it('SK-19 an extension in days, or until a date; a limit to be agreed becomes what is agreed', async () => {
    const due = async (fields: object, code = 'resolution') =>
      (await told({ topic: 'consulting', start: iso(monday), ...fields }))[code]?.['due'];
    expect(await due({ extensions: [{ days: 2 }, { days: 1 }] })).toBe('2026-03-13T15:00:00.000Z');
    expect(await due({ extensions: [{ until: '2026-03-20' }] })).toBe('2026-03-20T15:00:00.000Z');
    const other = await told({ topic: 'other', start: iso(monday), extensions: [{ days: 4 }] });
    expect(other['resolution']).toMatchObject({ due: '2026-03-06T15:00:00.000Z', limit: { kind: 'term' } });
    expect(other['agree-limit']).toBeUndefined();
    expect((await told({ topic: 'other', start: iso(monday) }))['agree-limit']?.['due']).toBe(
      '2026-03-03T15:00:00.000Z',
    );
  });

  it('SK-14 SK-17 a visit ends the limit of its topic, and its own term counts from readiness', async () => {
    const body = { topic: 'remote-diagnostics', vehicles: 1, start: iso(monday) };
    const visit = { subject: '54', requestedAt: iso(monday + day) };
    const waiting = await told({ ...body, visit });
    expect(waiting['resolution']).toMatchObject({ stoppedAt: iso(monday + day) });
    expect(waiting['visit']).toMatchObject({ due: null, startedAt: null, limit: { text: '18 рабочих дней' } });
    expect(entries(waiting['visit']?.['lines'])[0]?.['text']).toBe('Срок пойдёт с готовности ТС');
    const ready = await told({ ...body, visit: { ...visit, readyAt: iso(monday + 3 * day) } });
    expect(ready['visit']).toMatchObject({ startedAt: iso(monday + 3 * day), due: '2026-04-01T15:00:00.000Z' });
    const moscow = { ...visit, subject: '77', readyAt: iso(monday + 3 * day) };
    expect((await told({ ...body, visit: moscow }))['visit']?.['due']).toBe('2026-03-24T15:00:00.000Z');
  });

  it('SK-13 a wait stands what the regulation grants, and the answer says so where it grants nothing', async () => {
    const pauses = [{ from: iso(monday + hour), to: iso(monday + day), cause: 'client-details' }];
    const body = { topic: 'consulting', start: iso(monday) };
    const { body: answer } = await ask({ ...body, pauses });
    expect(answer['pauses']).toEqual([
      {
        ...{ from: iso(monday + hour), to: iso(monday + day), cause: 'client-details', owner: 'client', clocks: [] },
        text: 'Уточнение у клиента: регламент не останавливает ни один срок',
      },
    ]);
    const clocks = entries(answer['clocks']);
    expect(clocks.map(({ due }) => due)).toEqual(entries((await ask(body)).body['clocks']).map(({ due }) => due));
  });

  it('X-2 a wait stands what a contract grants, overlapping pauses once', async () => {
    const cause = 'client-details';
    // On the day of the event nothing is counted; of Tuesday half an hour is.
    const pauses = [
      { from: iso(monday + hour), to: iso(monday + day), cause },
      { from: iso(monday + 2 * hour), to: iso(monday + 5 * hour), cause },
    ];
    const body = { topic: 'remote-diagnostics', vehicles: 1, start: iso(monday) };
    const plain = await told(body, 'client', 2);
    const paused = await told({ ...body, pauses }, 'client', 2);
    expect(plain['resolution']).toMatchObject({ due: '2026-03-05T15:00:00.000Z', pausedSeconds: 0 });
    expect(paused['resolution']).toMatchObject({ due: '2026-03-06T07:00:00.000Z', pausedSeconds: 1_800 });
    expect(paused['triage']?.['due']).toBe(plain['triage']?.['due']);
    const goesOn = await told({ ...body, pauses: [{ from: iso(monday + day), cause }] }, 'client', 2);
    expect(goesOn['resolution']).toMatchObject({ due: null, remainingSeconds: 3 * 30_600 - 1_800 });
  });
});

describe('what a question may say', () => {
  it('a client asks under the own contract and names no other company; the desk asks for any of its clients', async () => {
    const company = async (index: number) => {
      const { body } = await call(api, api.account('client', 'skai', index), 'GET', '/api/v1/me');
      return text(entries(body['memberships'])[0]?.['company']?.['id']);
    };
    const [own, foreign] = [await company(0), await company(2)];
    const body = { topic: 'remote-diagnostics', vehicles: 2, start: iso(monday) };
    expect(outcome(await ask({ ...body, client: foreign }))).toEqual([403, 'forbidden', '/client']);
    expect(outcome(await ask({ ...body, client: own }))).toEqual([200, undefined, undefined]);
    // The second company's contract has limits of its own: the desk asks by them.
    const theirs = await told(body, 'client', 2);
    const asked = await told({ ...body, client: foreign }, 'specialist');
    expect(asked['resolution']?.['due']).toBe(theirs['resolution']?.['due']);
    const nobody = '00000000-0000-7000-8000-000000000000';
    expect(outcome(await ask({ ...body, client: nobody }, 'specialist'))).toEqual([404, 'not-found', '/client']);
    // Whom a personal manager does not serve is nobody to that one.
    expect(outcome(await ask({ ...body, client: foreign }, 'personal-manager'))).toEqual([404, 'not-found', '/client']);
    expect((await ask(body, 'personal-manager')).body['client']).toBe(own);
  });

  it.each<[string, object, unknown[]]>([
    [
      'a category at a desk that tells no problems apart',
      { category: 'outage' },
      [422, 'not-in-regulation', '/category'],
    ],
    ['an emergency likewise', { emergency: { declaredAt: iso(monday) } }, [422, 'not-in-regulation', '/emergency']],
    [
      'a wait that nobody knows',
      { pauses: [{ from: iso(monday), cause: 'holiday' }] },
      [422, 'unknown-wait', '/pauses/0/cause'],
    ],
    [
      'a region that nobody knows',
      { visit: { subject: '00', requestedAt: iso(monday) } },
      [422, 'unknown-region', '/visit'],
    ],
    [
      'an extension that moves nothing',
      { topic: 'consulting', extensions: [{ until: '2026-03-03' }] },
      [422, 'not-later', '/extensions/0'],
    ],
    [
      'a date that lies behind',
      { topic: 'consulting', extensions: [{ days: 1 }, { until: '2026-02-03' }] },
      [422, 'until-in-past', '/extensions/1'],
    ],
    [
      'days and a date at once',
      { extensions: [{ days: 1, until: '2026-03-20' }] },
      [400, 'malformed', '/extensions/0'],
    ],
    [
      'a pause that ends before it begins',
      { pauses: [{ from: iso(monday), to: iso(monday - 1), cause: 'vehicle' }] },
      [400, 'malformed', '/pauses/0/to'],
    ],
    [
      'parts that come before they are ordered',
      { parts: [{ orderedAt: iso(monday), receivedAt: iso(monday - 1) }] },
      [400, 'malformed', '/parts/0/receivedAt'],
    ],
    [
      'a visit before its ticket',
      { visit: { subject: '54', requestedAt: iso(monday - 1) } },
      [400, 'malformed', '/visit/requestedAt'],
    ],
    ['a field that nobody knows', { colour: 'red' }, [400, 'malformed', '/colour']],
  ])('%s is refused, with its place', async (_name, fields, expected) => {
    expect(outcome(await ask({ start: iso(monday), ...fields }))).toEqual(expected);
  });

  it('nothing of it is stored', async () => {
    const before = await api.prisma.process.count();
    await ask({ start: iso(monday), visit: { subject: '54', requestedAt: iso(monday) } });
    expect(await api.prisma.process.count()).toBe(before);
  });
});
