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
