/**
 * The HelpDesk's dated stories, over HTTP: an estimate that slips, a call that never comes, a priority that is raised and lowered, the
 * last spare wanted twice. The desk works round the clock; instants are Moscow's.
 */
import { entries, items, text, type Json } from '../api/harness';
import { clockOf, datedDesk, due, type DatedDesk } from './dated-desk';

let desk: DatedDesk;
beforeAll(async () => {
  desk = await datedDesk('2026-12-30 08:00', 'helpdesk', 'helpdesk');
}, 240_000);
afterAll(() => desk.close(), 240_000);

const taker = () => desk.who('specialist', 0);
const engineer = () => desk.who('specialist', 3);
const manager = () => desk.who('manager');
const coordinator = () => desk.who('coordinator');
/** Of the bank, whose contract has priority rules. */
const bank = () => desk.who('client', 2);

const answers = { contact: 'Алексей Смирнов', phone: '+7 495 111-11-11', since: 'час назад', extent: 'one' };
const files = (moment: string, fields: object = {}): Promise<Json> =>
  desk.at(moment, taker(), 'POST', '/api/v1/tickets', {
    body: {
      ...{ desk: 'helpdesk', requestType: 'fault', channel: 'phone', onBehalfOf: bank().email },
      ...{ subject: 'Нет связи в отделении', text: 'Терминалы не работают', fields: answers, ...fields },
    },
  });
const utc = (moment: string): string => new Date(Date.parse(`${moment.replace(' ', 'T')}:00+03:00`)).toISOString();
const estimate = (expectedAt: string) => ({ outcome: 'estimate', expectedAt: utc(expectedAt), text: 'Ищем обрыв' });
const count = (kinds: readonly string[], kind: string): number => kinds.filter((each) => each === kind).length;

test('HD-1 HD-6 on New Year’s night time goes on; before the estimate passes its author hears that it will take longer', async () => {
  desk.heading('Оценка, которая не сбылась');
  let ticket = await files('2026-12-31 23:30');
  expect([ticket['priority'], due(ticket, 'restoration')]).toEqual(['p1', '2027-01-01 03:30']);
  ticket = await desk.gives('2026-12-31 23:50', taker(), ticket, 'triage', estimate('2027-01-01 02:00'));
  expect(due(ticket, 'estimate')).toBe('2027-01-01 02:00');
  await desk.passTo('2027-01-01 01:20');
  expect(await desk.letters(bank(), ticket)).not.toContain('estimate-slips');
  await desk.passTo('2027-01-01 01:35');
  expect(count(await desk.letters(bank(), ticket), 'estimate-slips')).toBe(1);
  ticket = await desk.gives('2027-01-01 01:40', taker(), ticket, 'estimate', {
    expectedAt: utc('2027-01-01 03:15'),
    text: 'Бригада на месте, до четверти четвёртого',
  });
  expect(due(ticket, 'estimate')).toBe('2027-01-01 03:15');
  // Past the limit of the contract it goes with an extension only.
  await desk.at('2027-01-01 01:45', taker(), 'POST', `/api/v1/tickets/${text(ticket['id'])}/commands`, {
    body: { type: 'estimate', expectedAt: utc('2027-01-01 05:00'), text: 'До пяти' },
    status: 422,
  });
  // The old one does not pass unkept: nobody is told of it once more, and the new one is watched.
  await desk.passTo('2027-01-01 02:30');
  expect(count(await desk.letters(bank(), ticket), 'estimate-slips')).toBe(1);
  await desk.passTo('2027-01-01 02:50');
  expect(count(await desk.letters(bank(), ticket), 'estimate-slips')).toBe(2);
  // The limit of the contract is near as well: who leads has heard of that.
  expect(await desk.letters(manager(), ticket)).toContain('threshold');
  ticket = await desk.gives('2027-01-01 03:10', taker(), ticket, 'solve', { kind: 'repair', text: 'Связь есть' });
  // The letter has told the client that service is back; the call is owed still.
  ticket = await desk.sees(taker(), ticket);
  expect(clockOf(ticket, 'telling')).toMatchObject({ state: 'stopped', overdue: false });
  expect([due(ticket, 'client-call'), clockOf(ticket, 'estimate')?.['state']]).toEqual(['2027-01-01 03:40', 'stopped']);
  ticket = await desk.gives('2027-01-01 03:30', taker(), ticket, 'log-call', {
    direction: 'out',
    outcome: 'agreed',
    text: 'Работает, закрывайте',
  });
  expect(ticket).toMatchObject({ stage: 'closed', closed: { how: 'confirmed-by-phone' } });
}, 240_000);

test('HD-8 raised and lowered: the time of the priority holds for what has run already, and a visit follows', async () => {
  desk.heading('Приоритет поднят и снижен');
  let ticket = await files('2027-01-12 10:00', { topic: 'poor-quality' });
  expect([ticket['priority'], due(ticket, 'restoration')]).toEqual(['p3', '2027-01-13 10:00']);
  const classify = (moment: string, priority: string): Promise<Json> =>
    desk.gives(moment, manager(), ticket, 'classify', { priority, reason: 'По правилам приоритетов' });
  ticket = await classify('2027-01-12 12:00', 'p1');
  expect(due(ticket, 'restoration')).toBe('2027-01-12 14:00');
  await desk.passTo('2027-01-12 13:30');
  ticket = await classify('2027-01-12 13:40', 'p2');
  expect(due(ticket, 'restoration')).toBe('2027-01-12 18:00');
  // A priority of which the contract says nothing promises nothing; raised again it is what it was.
  ticket = await classify('2027-01-12 13:50', 'p4');
  expect(due(ticket, 'restoration')).toBeNull();
  ticket = await classify('2027-01-12 14:30', 'p1');
  expect(due(ticket, 'restoration')).toBe('2027-01-12 14:00');
  expect(clockOf(ticket, 'restoration')).toMatchObject({ state: 'running', overdue: true });
  expect(await desk.letters(manager(), ticket)).toContain('threshold');
}, 240_000);

async function replacement(moment: string, place: string): Promise<{ ticket: Json; visit: Json }> {
  let ticket = await files(moment, { topic: 'equipment', subject: `Не отвечает маршрутизатор, ${place}` });
  ticket = await desk.gives(moment, taker(), ticket, 'record-test', { test: 'terminal', result: 'silent' });
  ticket = await desk.gives(moment, engineer(), ticket, 'accept');
  ticket = await desk.gives(moment, engineer(), ticket, 'request-visit', {
    subject: '77',
    address: place,
    contact: 'Алексей Смирнов, +7 495 111-11-11',
  });
  const path = text(entries(ticket['visits']).at(-1)?.['link']);
  return { ticket, visit: await desk.at(moment, coordinator(), 'GET', path) };
}

test('HD-4 HD-8 HD-9 two sites want the last router: one has it in the van, the other waits until another one is delivered', async () => {
  desk.heading('Последнее оборудование из резерва');
  const part = 'Маршрутизатор R2';
  const lines = [{ part, quantity: 1 }];
  const technicians = [desk.who('technician', 0), desk.who('technician', 1)];
  const moves = (moment: string, by: ReturnType<DatedDesk['who']>, body: object, status = 201) =>
    desk.at(moment, by, 'POST', '/api/v1/spares/moves', { body: { desk: 'helpdesk', lines, ...body }, status });
  await moves('2027-01-19 08:00', manager(), { place: 'main' });

  const first = await replacement('2027-01-19 09:00', 'ул. Ленина, 1');
  const second = await replacement('2027-01-19 09:10', 'ул. Мира, 2');
  // Of the third priority: 24 hours by the contract, from the request of the visit on.
  expect(due(first.visit, 'replacement')).toBe('2027-01-20 09:00');
  expect(due(second.visit, 'replacement')).toBe('2027-01-20 09:10');

  const people = await desk.at('2027-01-19 09:15', coordinator(), 'GET', '/api/v1/technicians?desk=helpdesk');
  const shortIds = items(people).map(({ shortId }) => text(shortId));
  expect(shortIds).toHaveLength(3);
  const plan = async (moment: string, visit: Json, technician: string, from: string, to: string): Promise<Json> => {
    await desk.gives(moment, coordinator(), visit, 'need-spares', { lines });
    await desk.gives(moment, coordinator(), visit, 'offer-slot', { technician, from: utc(from), to: utc(to) });
    await desk.gives(moment, bank(), visit, 'answer-slot', { answer: 'confirm' });
    return desk.sees(coordinator(), visit);
  };
  const [one = '', other = ''] = shortIds;
  let visit = await plan('2027-01-19 09:20', first.visit, one, '2027-01-19 12:00', '2027-01-19 14:00');
  expect(visit['missingSpares']).toEqual(lines);
  let twin = await plan('2027-01-19 09:30', second.visit, other, '2027-01-19 15:00', '2027-01-19 17:00');

  // The one there is goes into the van of whoever leaves first, for this visit.
  await moves('2027-01-19 09:40', coordinator(), { origin: 'main', place: `van-${one}` });
  visit = await desk.gives('2027-01-19 09:45', coordinator(), visit, 'reserve-spares', {
    lines: [{ place: `van-${one}`, part, quantity: 1 }],
  });
  expect(visit['missingSpares']).toEqual([]);
  const path = (of: Json): string => `${text(of['links']?.['self'])}/commands`;
  // The second one finds none: neither to move, nor to take out of the first one's van, nor to leave without.
  await moves('2027-01-19 09:50', coordinator(), { origin: 'main', place: `van-${other}` }, 422);
  const taken = { type: 'reserve-spares', lines: [{ place: `van-${one}`, part, quantity: 1 }] };
  await desk.at('2027-01-19 09:55', coordinator(), 'POST', path(twin), { body: taken, status: 422 });
  await moves('2027-01-19 10:00', coordinator(), { origin: `van-${one}`, place: `van-${other}` }, 422);
  expect((await desk.sees(coordinator(), twin))['nextStep']).toMatchObject({
    owes: 'coordinator',
    step: 'bring-spares',
  });

  const byShortId = async (shortId: string) => {
    for (const technician of technicians) {
      const me = await desk.at('2027-01-19 10:05', technician, 'GET', '/api/v1/me');
      if (entries(me['memberships']).some((seat) => text(seat['shortId']) === shortId)) return technician;
    }
    throw new Error(`nobody is ${shortId}`);
  };
  const [driver, next] = [await byShortId(one), await byShortId(other)];
  await desk.at('2027-01-19 10:10', next, 'POST', path(twin), { body: { type: 'depart' }, status: 422 });
  await desk.gives('2027-01-19 11:00', driver, visit, 'depart');
  await desk.gives('2027-01-19 12:00', driver, visit, 'start');
  // Delivered from outside: the second one's technician has it, and is there in time.
  await moves('2027-01-19 12:30', manager(), { place: `van-${other}` });
  twin = await desk.gives('2027-01-19 12:40', coordinator(), twin, 'reserve-spares', {
    lines: [{ place: `van-${other}`, part, quantity: 1 }],
  });
  expect(twin['missingSpares']).toEqual([]);
  await desk.gives('2027-01-19 14:30', next, twin, 'depart');
  await desk.gives('2027-01-19 15:00', next, twin, 'start');
}, 300_000);

test('HD-7 a call that never comes: for a month nobody is reached, the next call is always owed, and nothing closes by itself', async () => {
  desk.heading('Месяц без ответа');
  let ticket = await files('2027-02-01 10:00', { topic: 'poor-quality' });
  ticket = await desk.gives('2027-02-01 11:00', taker(), ticket, 'solve', { kind: 'repair', text: 'Заменили порт' });
  expect(due(ticket, 'client-call')).toBe('2027-02-01 13:00');
  expect(ticket['nextStep']).toMatchObject({ owes: 'responsible' });
  // Not called in time: who leads hears of it, once.
  await desk.passTo('2027-02-02 09:00');
  const told = count(await desk.letters(manager(), ticket), 'threshold');
  expect(told).toBeGreaterThan(0);
  const size = async (): Promise<number> => JSON.stringify((await desk.sees(taker(), ticket))['clocks']).length;
  const sizes: number[] = [];
  for (let day = 2; day <= 28; day += 3) {
    const moment = `2027-02-${String(day).padStart(2, '0')} 10:00`;
    ticket = await desk.gives(moment, taker(), ticket, 'log-call', {
      direction: 'out',
      outcome: 'not-reached',
      text: 'Не берут трубку',
    });
    expect(ticket['stage']).toBe('solved');
    expect(due(ticket, 'client-call')).toBe(moment.replace('10:00', '12:00'));
    sizes.push(await size());
  }
  await desk.passTo('2027-03-05 10:00');
  ticket = await desk.sees(taker(), ticket);
  expect(ticket).toMatchObject({ stage: 'solved', status: { code: 'restored' } });
  expect(clockOf(ticket, 'client-call')).toMatchObject({ state: 'running', overdue: true });
  // A month of calls makes the ticket no heavier than two of them.
  expect(Math.max(...sizes)).toBeLessThan(2 * (sizes[1] ?? 0));
  await desk.at('2027-03-05 10:05', manager(), 'POST', `/api/v1/tickets/${text(ticket['id'])}/commands`, {
    body: { type: 'close', reason: 'confirmed-by-phone' },
    status: 422,
  });
  ticket = await desk.gives('2027-03-05 10:10', taker(), ticket, 'log-call', {
    direction: 'in',
    outcome: 'agreed',
    text: 'Перезвонили сами: всё работает',
  });
  expect(ticket).toMatchObject({ stage: 'closed', closed: { how: 'confirmed-by-phone' } });
  expect(clockOf(ticket, 'client-call')?.['state']).toBe('stopped');
}, 300_000);
