/**
 * Simai's dated story, over HTTP: a reaction that the contract names, across the day of the Republic of Bashkortostan, which is a
 * working day in the rest of Russia. Instants are Moscow's; the desk works from 08:00 to 17:00 by them.
 */
import { entries, items, text, type Json } from '../api/harness';
import { clockOf, datedDesk, due, type DatedDesk } from './dated-desk';

let desk: DatedDesk;
beforeAll(async () => {
  desk = await datedDesk('2027-10-08 08:00', 'simai', 'simai');
}, 240_000);
afterAll(() => desk.close(), 240_000);

const specialist = () => desk.who('specialist');
const files = (moment: string, by: ReturnType<DatedDesk['who']>, fields: object = {}): Promise<Json> =>
  desk.at(moment, by, 'POST', '/api/v1/tickets', {
    body: {
      ...{ desk: 'simai', requestType: 'site', topic: 'site-down', subject: 'Сайт не открывается', text: 'Ошибка 502' },
      fields: { site: 'https://agidel.example/', ...fields },
    },
  });

test('SM-1 SM-7 X-2 X-3 the eight working hours of the contract go round Republic Day, and the account says why', async () => {
  desk.heading('День Республики');
  const author = desk.who('client', 2);
  // Friday, four in the afternoon: an hour is left of it, Monday the 11th is off in the republic.
  let ticket = await files('2027-10-08 16:00', author);
  expect([ticket['level'], due(ticket, 'reaction')]).toEqual(['standard', '2027-10-12 15:00']);
  const path = text(clockOf(ticket, 'reaction')?.['account']);
  const account = await desk.at('2027-10-08 16:05', author, 'GET', path);
  const days = entries(account['days']).map(({ date, countedSeconds }) => [
    date,
    Math.round(Number(countedSeconds) / 3_600),
  ]);
  expect(days).toEqual([
    ['2027-10-08', 1],
    ['2027-10-09', 0],
    ['2027-10-10', 0],
    ['2027-10-11', 0],
    ['2027-10-12', 7],
  ]);
  expect(text(entries(account['days'])[3]?.['note'])).toMatch(/Республики/);
  // A word on the day off is answered within the time of the first one that waits.
  ticket = await desk.gives('2027-10-11 12:00', author, ticket, 'reply', { text: 'Всё ещё не открывается' });
  expect(due(ticket, 'reaction')).toBe('2027-10-12 15:00');
  // At 75 % the responsible is told, at the due time the manager: the reminders are the regulation's, the figure the contract's.
  await desk.passTo('2027-10-12 15:30');
  expect(await desk.letters(desk.who('manager'), ticket)).toContain('threshold');
  ticket = await desk.gives('2027-10-12 15:40', specialist(), ticket, 'reply', { text: 'Подняли сервер' });
  expect(clockOf(ticket, 'reaction')).toMatchObject({ state: 'stopped', overdue: true });
  ticket = await desk.gives('2027-10-12 16:00', author, ticket, 'reply', { text: 'Опять упал' });
  expect(due(ticket, 'reaction')).toBe('2027-10-13 15:00');
}, 240_000);

test('SM-2 SM-3 SM-7 the client’s site files by its key; without a figure nothing falls due, and a person of the desk still owes the answer', async () => {
  desk.heading('Обращение из панели сайта');
  const site = desk.who('integrator');
  let ticket = await files('2027-10-18 09:00', site, {
    'send-configuration': true,
    'server-configuration': 'PHP 8.2.12',
  });
  expect([ticket['channel'], due(ticket, 'reaction'), due(ticket, 'first-look')]).toEqual([
    'api',
    null,
    '2027-10-21 17:00',
  ]);
  expect(await desk.letters(site, ticket)).toEqual(['acknowledgement']);
  await desk.passTo('2027-10-22 08:30');
  expect(await desk.letters(desk.who('manager'), ticket)).toContain('threshold');
  ticket = await desk.gives('2027-10-22 09:00', specialist(), ticket, 'assign', { to: 'sp-01' });
  expect(await desk.letters(site, ticket)).toEqual(['acknowledgement', 'work-begun']);
  // What the product cannot do goes to development, and its author hears when the release is out.
  ticket = await desk.gives('2027-10-22 10:00', specialist(), ticket, 'postpone', {
    reason: 'development',
    text: 'Исправим в обновлении модуля',
  });
  expect(ticket['status']).toMatchObject({ code: 'in-development' });
  ticket = await desk.gives('2027-10-22 10:05', specialist(), ticket, 'plan-release', { release: '24.200' });
  await desk.at('2027-11-15 10:00', desk.who('manager'), 'POST', '/api/v1/desks/simai/releases/24.200/publication', {
    status: 200,
  });
  expect(await desk.letters(site, ticket)).toContain('release-out');
  const history = await desk.at('2027-11-15 10:10', site, 'GET', `/api/v1/tickets/${text(ticket['id'])}/timeline`);
  expect(items(history).map(({ type }) => text(type))).toEqual(
    expect.arrayContaining(['opened', 'wait-begun', 'release-planned', 'wait-ended']),
  );
}, 240_000);
