/**
 * HiveTaxi's dated stories, over HTTP: reaction by the level of the client, asked for anew by each word, over a weekend of which the
 * Saturday is worked. Instants are Moscow's; Omsk is three hours ahead, so the day there is from 08:00 to 15:00.
 */
import { text, type Json } from '../api/harness';
import { clockOf, datedDesk, due, type DatedDesk } from './dated-desk';

let desk: DatedDesk;
beforeAll(async () => {
  desk = await datedDesk('2027-02-19 08:00', 'hivetaxi', 'hivetaxi');
}, 240_000);
afterAll(() => desk.close(), 240_000);

const files = (moment: string, client: number, fields: object = {}): Promise<Json> =>
  desk.at(moment, desk.who('client', client), 'POST', '/api/v1/tickets', {
    body: { desk: 'hivetaxi', subject: 'Не принимаются заказы', text: 'Диспетчерская стоит', ...fields },
  });

test('HT-1 HT-2 HT-5 each word of a VIP client is answered within 3 working hours, over a worked Saturday and two days off', async () => {
  desk.heading('Реакция уровня VIP');
  const specialist = desk.who('specialist');
  const anna = desk.who('client', 0);
  // Friday, half past four in Omsk: an hour and a half today, the rest on the Saturday that was moved to be worked.
  let ticket = await files('2027-02-19 13:30', 0);
  expect([ticket['level'], ticket['category']]).toEqual(['vip', 'outage']);
  expect(due(ticket, 'reaction')).toBe('2027-02-20 09:30');
  // An answer ends it; an addition before that would have kept its date.
  ticket = await desk.gives('2027-02-19 14:00', anna, ticket, 'reply', { text: 'И телефония тоже' });
  expect(due(ticket, 'reaction')).toBe('2027-02-20 09:30');
  ticket = await desk.gives('2027-02-20 08:30', specialist, ticket, 'reply', { text: 'Смотрим' });
  expect(clockOf(ticket, 'reaction')?.['state']).toBe('stopped');
  // Saturday, five in the evening: an hour is left of it, Monday is off for the Saturday, Tuesday is a holiday.
  ticket = await desk.gives('2027-02-20 14:00', anna, ticket, 'reply', { text: 'Снова не работает' });
  expect(due(ticket, 'reaction')).toBe('2027-02-24 10:00');
  // A later word has the date of the one that waits already.
  ticket = await desk.gives('2027-02-24 09:00', anna, ticket, 'reply', { text: 'Ответьте, пожалуйста' });
  expect(due(ticket, 'reaction')).toBe('2027-02-24 10:00');
  await desk.passTo('2027-02-24 10:05');
  expect(await desk.letters(desk.who('manager'), ticket)).toContain('threshold');
  expect(await desk.letters(desk.who('personal-manager'), ticket)).toContain('threshold');
  ticket = await desk.gives('2027-02-24 11:00', specialist, ticket, 'reply', { text: 'Перезапустили' });
  expect(clockOf(ticket, 'reaction')?.['state']).toBe('stopped');
  const { body } = {
    body: await desk.at('2027-02-24 11:05', anna, 'GET', text(clockOf(ticket, 'reaction')?.['account'])),
  };
  expect(text(body['source'])).toBe('2, VIP');
}, 240_000);

test('HT-1 a problem that is no emergency has no figure, and the level follows what the desk finds out', async () => {
  desk.heading('Уровень следует за проблемой');
  const specialist = desk.who('specialist');
  const asked = await files('2027-02-25 09:00', 0, { category: 'question' });
  expect([asked['level'], due(asked, 'reaction')]).toEqual(['standard', null]);
  let ticket = await files('2027-02-25 09:00', 2);
  expect([ticket['level'], due(ticket, 'reaction')]).toEqual(['extended', '2027-02-26 14:00']);
  ticket = await desk.gives('2027-02-25 10:00', specialist, ticket, 'classify', {
    category: 'defect',
    reason: 'Есть обход',
  });
  expect([ticket['level'], due(ticket, 'reaction')]).toEqual(['standard', null]);
  ticket = await desk.gives('2027-02-25 11:00', specialist, ticket, 'classify', {
    category: 'critical-defect',
    reason: 'Обход не помог',
  });
  // The same recorded time: counted from the filing.
  expect([ticket['level'], due(ticket, 'reaction')]).toEqual(['extended', '2027-02-26 14:00']);
}, 240_000);

test('HT-1 HT-3 an emergency at night is worked on round the clock, and withdrawn it is counted by the days of Omsk again', async () => {
  desk.heading('Экстренная работа ночью');
  const [anna, manager] = [desk.who('client', 0), desk.who('specialist')];
  // Ten in the evening in Omsk: by working time the answer is due at two tomorrow.
  let ticket = await files('2027-03-01 19:00', 0);
  expect(due(ticket, 'reaction')).toBe('2027-03-02 11:00');
  // The client alone declares nothing.
  await desk.at('2027-03-01 19:05', anna, 'POST', `/api/v1/tickets/${text(ticket['id'])}/commands`, {
    body: { type: 'declare-emergency', reason: 'no-work' },
    status: 403,
  });
  const workaround = { reason: 'critical-defect', workaround: true };
  await desk.at('2027-03-01 19:06', manager, 'POST', `/api/v1/tickets/${text(ticket['id'])}/commands`, {
    body: { type: 'declare-emergency', ...workaround },
    status: 422,
  });
  ticket = await desk.gives('2027-03-01 19:10', manager, ticket, 'declare-emergency', { reason: 'no-work' });
  // Three hours by the clock, from the filing.
  expect([due(ticket, 'reaction'), ticket['priority']]).toEqual(['2027-03-01 22:00', 'emergency']);
  ticket = await desk.gives('2027-03-01 19:40', manager, ticket, 'end-emergency', { because: 'declared-wrongly' });
  expect([due(ticket, 'reaction'), ticket['priority']]).toEqual(['2027-03-02 11:00', 'normal']);
  expect(await desk.letters(anna, ticket)).toEqual(expect.arrayContaining(['emergency-declared', 'emergency-ended']));
}, 240_000);

test('HT-3 once developers are called in, working time counts; the fault of the client takes the figure away', async () => {
  desk.heading('Экстренная работа с разработчиками');
  const specialist = desk.who('specialist');
  let ticket = await files('2027-03-03 19:00', 0);
  ticket = await desk.gives('2027-03-03 19:10', specialist, ticket, 'declare-emergency', {
    reason: 'critical-defect',
    workaround: false,
  });
  expect(due(ticket, 'reaction')).toBe('2027-03-03 22:00');
  ticket = await desk.gives('2027-03-03 20:00', specialist, ticket, 'end-emergency', { because: 'developers' });
  expect(due(ticket, 'reaction')).toBe('2027-03-04 11:00');
  ticket = await desk.gives('2027-03-03 20:10', specialist, ticket, 'classify', {
    fault: 'client',
    reason: 'Отключили сервер сами',
  });
  expect(due(ticket, 'reaction')).toBeNull();
}, 240_000);

test('HT-3 an ordinary request becomes an emergency when the personal manager agrees', async () => {
  desk.heading('Экстренная работа по согласованию');
  const [specialist, elena] = [desk.who('specialist'), desk.who('personal-manager')];
  let ticket = await files('2027-03-05 19:00', 0);
  ticket = await desk.gives('2027-03-05 19:10', specialist, ticket, 'declare-emergency', { reason: 'by-agreement' });
  expect(due(ticket, 'reaction')).toBe('2027-03-09 11:00');
  ticket = await desk.gives('2027-03-05 19:20', elena, ticket, 'answer-emergency', { answer: 'accept' });
  expect(due(ticket, 'reaction')).toBe('2027-03-05 22:00');
}, 240_000);

test('HT-6 HT-7 HT-14 handed to development with a release, put off and declined for a reason, sent where it belongs', async () => {
  desk.heading('Разработка, отказ, переадресация');
  const [anna, specialist] = [desk.who('client', 0), desk.who('specialist')];
  let ticket = await files('2027-03-10 09:00', 0, { category: 'defect' });
  ticket = await desk.gives('2027-03-10 10:00', specialist, ticket, 'postpone', {
    reason: 'development',
    text: 'Исправим в обновлении',
  });
  expect(ticket['status']).toMatchObject({ code: 'in-development' });
  ticket = await desk.gives('2027-03-10 10:30', specialist, ticket, 'plan-release', { release: '4.12' });
  await desk.at('2027-03-12 10:00', desk.who('manager'), 'POST', '/api/v1/desks/hivetaxi/releases/4.12/publication', {
    status: 200,
  });
  expect(await desk.letters(anna, ticket)).toContain('release-out');
  ticket = await desk.sees(anna, ticket);
  expect(ticket['wait']).toBeNull();

  const asked = await files('2027-03-15 09:00', 0, { category: 'question' });
  const sent = await desk.gives('2027-03-15 10:00', specialist, asked, 'redirect', {
    to: 'personal-manager',
    text: 'Это вопрос плана разработки',
  });
  expect(sent).toMatchObject({ stage: 'closed', closed: { how: 'redirected' } });
  expect(await desk.letters(desk.who('personal-manager'), asked)).toContain('redirected');

  const copy = await files('2027-03-15 11:00', 0, { category: 'question' });
  const declined = await desk.gives('2027-03-15 12:00', specialist, copy, 'decline', {
    reason: 'unlicensed',
    text: 'Лицензия не найдена',
  });
  expect(declined).toMatchObject({ stage: 'closed', closed: { how: 'declined' } });
  const opened = await desk.gives('2027-03-16 09:00', anna, copy, 'reopen', { text: 'Лицензия есть, вот номер' });
  expect(opened['stage']).toBe('triage');
}, 240_000);
