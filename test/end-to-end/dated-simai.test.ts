/**
 * Simai's dated story, over HTTP: a reaction that the contract names, across the day of the Republic of Bashkortostan, which is a
 * working day in the rest of Russia. Instants are Moscow's; the desk works from 08:00 to 17:00 by them.
 */
import { entries, items, text, type Json } from '../api/harness';
import { clockOf, datedDesk, due, local, type DatedDesk } from './dated-desk';

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

test('SM-4 access data are gone two days after closing, over a weekend, though the request is reopened and nobody looks', async () => {
  desk.heading('Данные доступа');
  const author = desk.who('client', 0);
  let ticket = await files('2027-11-18 09:00', author);
  ticket = await desk.gives('2027-11-18 09:10', specialist(), ticket, 'assign', { to: 'sp-01' });
  const asks = { what: 'ssh', text: 'Нужен доступ к серверу' };
  ticket = await desk.gives('2027-11-18 09:20', specialist(), ticket, 'request-access', asks);
  const lease = text(entries(ticket['accesses'])[0]?.['link']);
  const body = { address: '198.51.100.7', login: 'deploy', secret: 'Сова-на-дереве-42' };
  await desk.at('2027-11-18 10:00', author, 'PUT', `${lease}/data`, { body });
  const shown = await desk.at('2027-11-19 10:00', specialist(), 'POST', `${lease}/look`, { status: 200 });
  expect(shown['data']).toEqual(body);

  // Friday afternoon; reopened on Saturday. The end of Sunday is the end.
  ticket = await desk.gives('2027-11-19 15:00', specialist(), ticket, 'solve', { kind: 'repair', text: 'Подняли' });
  ticket = await desk.gives('2027-11-19 15:30', author, ticket, 'confirm');
  expect(await desk.letters(author, ticket)).toEqual(expect.arrayContaining(['access-requested', 'access-closing']));
  ticket = await desk.gives('2027-11-20 12:00', author, ticket, 'reopen', { text: 'Снова упал' });
  await desk.passTo('2027-11-21 23:58');
  expect(await desk.at('2027-11-21 23:58', author, 'GET', lease)).toMatchObject({
    stage: { code: 'given' },
    lookCount: 1,
  });
  await desk.passTo('2027-11-22 00:01');
  const over = await desk.at('2027-11-22 00:01', author, 'GET', lease);
  expect([over['stage']?.['code'], local(over['endedAt']), over['isKept']]).toEqual([
    'erased',
    '2027-11-22 00:00',
    false,
  ]);
  await desk.at('2027-11-22 08:00', specialist(), 'POST', `${lease}/look`, { status: 422 });

  const kept = await desk.keptOfRuns();
  expect(
    ['access-erased due', `SSH access · erased`, ...Object.values(body)].map((word) => kept.includes(word)),
  ).toEqual([...[true, true], ...[false, false, false]]);
}, 240_000);
