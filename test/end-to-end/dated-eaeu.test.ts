/**
 * The interstate desk, over HTTP: services of the Commission and of two states work on one request, each by its own calendar and
 * zone. Instants are Moscow's; Kazakhstan is two hours ahead, Minsk goes by Moscow's clocks.
 */
import { items, text, type Json } from '../api/harness';
import { clockOf, datedDesk, due, type DatedDesk } from './dated-desk';

let desk: DatedDesk;
beforeAll(async () => {
  desk = await datedDesk('2026-03-18 08:00', 'eaeu', 'eaeu');
}, 240_000);
afterAll(() => desk.close(), 240_000);

const author = () => desk.who('client');
const central = () => desk.who('specialist', 0);
const belarus = () => desk.who('specialist', 2);
const kazakhstan = () => desk.who('specialist', 4);

const files = (moment: string, fields: object): Promise<Json> =>
  desk.at(moment, author(), 'POST', '/api/v1/tickets', {
    body: { desk: 'eaeu', subject: 'Сообщение не дошло', text: 'Отправили сведения, ответа нет', ...fields },
  });

test('EA-1 EA-2 EA-3 a request goes to the segment that a test names, by its own working days, and is returned once', async () => {
  desk.heading('Передача между службами');
  let ticket = await files('2026-03-19 10:00', { requestType: 'restoration' });
  expect([ticket['topic'], ticket['priority'], ticket['service']]).toEqual(['restoration', 'high', null]);
  ticket = await desk.gives('2026-03-19 11:00', central(), ticket, 'record-test', {
    test: 'exchange-log',
    result: 'refused-by-kazakhstan',
    text: 'Отказ на входе',
  });
  // 17:00 in Moscow is 19:00 there: two of the four hours are left of the day, the next one is open on.
  const over = { to: 'national-kazakhstan', text: 'Отклонено вашим сегментом' };
  ticket = await desk.gives('2026-03-19 17:00', central(), ticket, 'hand-over', over);
  expect(due(ticket, 'hand-over')).toBe('2026-03-20 07:00');
  expect(await desk.letters(kazakhstan(), ticket)).toContain('service-asked');
  // Whom it is not for can neither take it nor see it.
  await desk.at('2026-03-19 17:30', belarus(), 'GET', `/api/v1/tickets/${text(ticket['id'])}`, { status: 404 });
  ticket = await desk.gives('2026-03-20 06:00', kazakhstan(), ticket, 'return', {
    reason: 'Наш журнал чист',
    text: 'Сообщение принято и подтверждено',
  });
  expect(await desk.letters(central(), ticket)).toContain('service-returned');
  // On Friday evening, before the days off of Nauryz: the states go by their own holidays.
  ticket = await desk.gives('2026-03-20 18:30', central(), ticket, 'hand-over', over);
  expect(due(ticket, 'hand-over')).toBe('2026-03-26 08:30');
  ticket = await desk.gives('2026-03-26 08:00', kazakhstan(), ticket, 'accept');
  ticket = await desk.gives('2026-03-26 09:00', kazakhstan(), ticket, 'reply', { text: 'Повторите отправку' });
  // The author has one number and one history, and hears of the answer, not of the services.
  const shown = await desk.sees(author(), ticket);
  expect([shown['tid'], shown['service']]).toEqual([ticket['tid'], null]);
  expect(await desk.letters(author(), ticket)).toContain('answer');
  const history = await desk.at('2026-03-26 10:00', author(), 'GET', `/api/v1/tickets/${text(ticket['id'])}/timeline`);
  expect(
    items(history)
      .map(({ type }) => text(type))
      .join(),
  ).not.toMatch(/service|test/);
}, 240_000);

test('EA-3 what is handed over on a Friday evening is due by the working days of that state', async () => {
  desk.heading('Другой календарь');
  let ticket = await files('2026-04-17 12:00', { requestType: 'consultation' });
  // Monday the 20th is off in Belarus, for Saturday the 25th is worked; Tuesday the 21st is Radunitsa.
  ticket = await desk.gives('2026-04-17 18:30', central(), ticket, 'hand-over', {
    to: 'national-belarus',
    text: 'Вопрос вашего сегмента',
  });
  expect(due(ticket, 'hand-over')).toBe('2026-04-22 08:30');
  ticket = await desk.gives('2026-04-22 08:00', belarus(), ticket, 'accept');
  await desk.at('2026-04-24 18:00', kazakhstan(), 'GET', `/api/v1/tickets/${text(ticket['id'])}`, { status: 404 });
  ticket = await desk.gives('2026-04-24 19:00', belarus(), ticket, 'hand-over', {
    to: 'central',
    text: 'Решено у нас',
  });
  expect(due(ticket, 'hand-over')).toBe('2026-04-27 09:00');
}, 240_000);

test('EA-4 a change request is registered, and everybody who waits hears when its release is out', async () => {
  desk.heading('Заявка на доработку');
  let ticket = await files('2026-05-12 10:00', { requestType: 'change', fields: { wanted: 'Новый реестр' } });
  ticket = await desk.gives('2026-05-12 11:00', central(), ticket, 'postpone', {
    reason: 'change',
    text: 'Заявка зарегистрирована',
  });
  ticket = await desk.gives('2026-05-12 11:10', central(), ticket, 'plan-release', { release: '2026.3' });
  expect(ticket['status']).toMatchObject({ code: 'change' });
  await desk.at('2026-06-15 10:00', desk.who('manager'), 'POST', '/api/v1/desks/eaeu/releases/2026.3/publication', {
    status: 200,
  });
  expect(await desk.letters(author(), ticket)).toContain('release-out');
  expect(clockOf(await desk.sees(author(), ticket), 'resolution')?.['state']).toBe('running');
}, 240_000);
