/**
 * One request after the other from the same client, before, under and after a contract that changes single rows, over HTTP. Instants
 * are Moscow's; Omsk is three hours ahead, so its day is from 08:00 to 15:00 here, and the contract's from 06:00 to 18:00.
 */
import { text, type Json } from '../api/harness';
import { whole } from '../support/pages';
import { clockOf, datedDesk, due, local, type DatedDesk } from './dated-desk';

let desk: DatedDesk;
beforeAll(async () => {
  desk = await datedDesk('2027-02-24 08:00', 'contracts', 'hivetaxi');
}, 240_000);
afterAll(() => desk.close(), 240_000);

const patch = {
  calendars: { long: { layers: ['ru'], week: { 'mon-fri': ['09:00-21:00'] }, source: 'cl. 2' } },
  level: { else: { value: 'extended', source: 'cl. 3' } },
  clocks: {
    reaction: {
      limit: { extended: { value: '6 working-hour', source: 'cl. 4.1' } },
      calendar: { else: { value: 'long', source: 'cl. 4.2' } },
    },
    resolution: { limit: '5 working-day', source: 'cl. 4.3' },
  },
  waits: { 'client-details': { pauses: ['resolution'], source: 'cl. 5' } },
  feedback: {
    scale: { none: null, splendid: { title: { ru: 'Отлично', en: 'Splendid' }, colour: 'green', value: 2 } },
    source: 'cl. 6',
  },
};

const irina = () => desk.who('client', 3);
const pavel = () => desk.who('specialist');

const files = (moment: string): Promise<Json> =>
  desk.at(moment, irina(), 'POST', '/api/v1/tickets', {
    body: { desk: 'hivetaxi', subject: 'Как настроить тариф', text: 'Не нашли в документации', category: 'question' },
  });

/** What was promised: the level, and by when there is a reaction and a solution. */
const promised = (ticket: Json): unknown[] => [ticket['level'], due(ticket, 'reaction'), due(ticket, 'resolution')];

/** Details are asked for before the opening and come after the closing, that day or later: when the solution is due meanwhile and then. */
async function asksForDetails(ticket: Json, asked: string, told: string): Promise<(string | null)[]> {
  const question = { reason: 'client-details', text: 'Какая у вас версия?' };
  const waiting = await desk.gives(asked, pavel(), ticket, 'postpone', question);
  const answered = await desk.gives(told, irina(), ticket, 'reply', { text: 'Версия 4.2' });
  return [due(waiting, 'resolution'), due(answered, 'resolution')];
}

const sourceOf = async (moment: string, ticket: Json, clock: string): Promise<string> =>
  text((await desk.at(moment, irina(), 'GET', text(clockOf(ticket, clock)?.['account'])))['source']);

async function solvedAndConfirmed(ticket: Json, solved: string, confirmed: string): Promise<Json> {
  await desk.gives(solved, pavel(), ticket, 'solve', { text: 'Раздел 7 руководства', kind: 'answer' });
  return desk.gives(confirmed, irina(), ticket, 'confirm');
}

const rates = (moment: string, ticket: Json, score: string, status: number): Promise<Json> =>
  desk.at(moment, irina(), 'POST', `${text(ticket['links']?.['self'])}/commands`, {
    body: { type: 'rate', score },
    status,
  });

let before: Json;

test('X-2 without it nothing is promised, nothing stands, and the scale is that of the desk', async () => {
  desk.heading('Без договора');
  before = await files('2027-02-24 09:00');
  expect(promised(before)).toEqual(['standard', null, null]);
  expect(await asksForDetails(before, '2027-02-25 07:00', '2027-02-25 16:00')).toEqual([null, null]);
  before = await solvedAndConfirmed(before, '2027-02-26 11:00', '2027-02-26 12:00');
  expect((await rates('2027-02-26 12:10', before, 'splendid', 422))['code']).toBe('unknown-score');
  await rates('2027-02-26 12:20', before, 'none', 201);
}, 240_000);

let under: Json;

test('X-2 X-3 under it the same request has the level, the limits, the hours, the pause and the scale of its rows', async () => {
  desk.heading('По договору');
  const { store } = desk;
  const companies = await whole(store.listClients({ desk: 'hivetaxi' }, null, 50));
  const company = companies.find(({ name }) => name === irina().company);
  const contract = { desk: 'hivetaxi', clientId: company?.id ?? '', number: '7/2027', patch };
  const term = { validFrom: '2027-03-01', validTo: '2027-03-31' };
  expect(await store.addContract({ ...contract, ...term })).toMatchObject({ kind: 'added' });

  // One in the afternoon in Omsk and six hours by the contract's day, an hour past the desk's; five working days over the 8th.
  under = await files('2027-03-02 10:00');
  expect(promised(under)).toEqual(['extended', '2027-03-02 16:00', '2027-03-10 15:00']);
  expect(await sourceOf('2027-03-02 10:10', under, 'reaction')).toBe('2, extended; contract 7/2027, cl. 4.1');
  expect(await sourceOf('2027-03-02 10:10', under, 'resolution')).toBe('2; contract 7/2027, cl. 4.3');
  // The limit stands for the desk's whole day.
  expect(await asksForDetails(under, '2027-03-03 07:00', '2027-03-03 16:00')).toEqual([null, '2027-03-11 15:00']);
  under = await solvedAndConfirmed(under, '2027-03-04 11:00', '2027-03-04 12:00');
  expect((await rates('2027-03-04 12:10', under, 'none', 422))['code']).toBe('unknown-score');
  await rates('2027-03-04 12:20', under, 'splendid', 201);
  // Another client of the same category has what the desk promises everybody.
  const other = await desk.at('2027-03-04 13:00', desk.who('client', 2), 'POST', '/api/v1/tickets', {
    body: { desk: 'hivetaxi', subject: 'Как настроить тариф', text: 'Не нашли', category: 'question' },
  });
  expect(promised(other)).toEqual(['standard', null, null]);
}, 240_000);

test('X-1 X-2 it holds over a later version of the regulation, which changes what the contract leaves alone', async () => {
  desk.heading('Новая редакция регламента');
  const { store } = desk;
  const old = await files('2027-03-09 09:00');
  expect(local(clockOf(old, 'first-look')?.['due'])).toBe('2027-03-12 15:00');
  const document = (await store.readRegulationDocument('hivetaxi', '1')) ?? {};
  const clocks = document['clocks'] as Record<string, object>;
  const version = {
    ...document,
    ...{ version: '2', publishedOn: '2027-03-10', inForceFrom: '2027-03-15' },
    clocks: { ...clocks, 'first-look': { ...clocks['first-look'], limit: '1 working-day' } },
  };
  expect(await store.publishRegulation(version)).toEqual({ kind: 'published' });
  const young = await files('2027-03-16 09:00');
  expect(promised(young)).toEqual(['extended', '2027-03-16 15:00', '2027-03-23 15:00']);
  expect(local(clockOf(young, 'first-look')?.['due'])).toBe('2027-03-17 15:00');
  // What was filed before stays under the version that it was filed under.
  expect(local(clockOf(await desk.sees(irina(), old), 'first-look')?.['due'])).toBe('2027-03-12 15:00');
}, 240_000);

test('X-2 when it ends while a request is open, that one keeps it until it is opened again', async () => {
  desk.heading('Договор закончился');
  let ticket = await files('2027-03-30 09:00');
  expect(promised(ticket)).toEqual(['extended', '2027-03-30 15:00', '2027-04-06 15:00']);
  await desk.gives('2027-03-30 10:00', pavel(), ticket, 'reply', { text: 'Смотрим' });
  // A word in April is still answered by the contract, and a wait still lets the limit stand.
  ticket = await desk.gives('2027-04-01 09:00', irina(), ticket, 'reply', { text: 'Есть новости?' });
  expect(promised(ticket)).toEqual(['extended', '2027-04-01 15:00', '2027-04-06 15:00']);
  expect(await asksForDetails(ticket, '2027-04-02 07:00', '2027-04-02 16:00')).toEqual([null, '2027-04-07 15:00']);
  ticket = await solvedAndConfirmed(ticket, '2027-04-05 11:00', '2027-04-05 12:00');
  expect(promised(await files('2027-04-05 13:00'))).toEqual(['standard', null, null]);
  ticket = await desk.gives('2027-04-06 09:00', irina(), ticket, 'reopen', { text: 'Всё-таки не то' });
  expect(promised(ticket)).toEqual(['standard', null, null]);
}, 240_000);
