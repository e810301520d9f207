/**
 * A desk that the product does not ship and that resembles none of those it does, made of one YAML file: its people work over midnight,
 * the level follows from the problem, the form has conditions, another service goes by other clocks, and the rules do something by
 * themselves. Instants are Moscow's: Vladivostok is seven hours ahead, Petropavlovsk-Kamchatsky nine.
 */
import path from 'node:path';
import { loadRegulationFile } from '../../regulations';
import { shippedLayers } from '../../regulations/load-calendars';
import type { Role } from '../../domain/regulation';
import type { DemoAccount } from '../../prisma/seed';
import { entries, items, text, type Json } from '../api/harness';
import { whole } from '../support/pages';
import { clockOf, datedDesk, due, local, type DatedDesk } from './dated-desk';

let desk: DatedDesk;
beforeAll(async () => {
  desk = await datedDesk('2027-02-09 12:00', 'new-desk');
  const loaded = loadRegulationFile(path.join(__dirname, '..', 'support', 'desks', 'harbour.yaml'), shippedLayers());
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
  expect(await desk.store.publishRegulation(loaded.value.document)).toEqual({ kind: 'published' });
  await belongs(author(), 'client');
  await belongs(bridge(), 'specialist', ['bridge']);
  await belongs(mechanic(), 'specialist', ['cranes']);
  await belongs(manager(), 'manager');
}, 240_000);
afterAll(() => desk.close(), 240_000);

const author = () => desk.who('client');
const bridge = () => desk.who('specialist', 0);
const mechanic = () => desk.who('specialist', 1);
const manager = () => desk.who('manager');

/** Gives somebody of another desk a role at this one. */
async function belongs({ name, company }: DemoAccount, role: Role, services: readonly string[] = []): Promise<void> {
  const { store } = desk;
  const clients = await whole(store.listClients({ desk: 'skai' }, null, 50));
  const clientId = clients.find((client) => client.name === company)?.id ?? null;
  const people = await whole(
    store.listDeskPeople({ desk: 'skai', clients: clientId === null ? null : [clientId] }, null, 200),
  );
  const personId = people.find((person) => person.name === name)?.id ?? '';
  await store.addMembership({ personId, desk: 'harbour', role, clientId, services });
}

const files = (moment: string, fields: object, status = 201): Promise<Json> =>
  desk.at(moment, author(), 'POST', '/api/v1/tickets', {
    body: { desk: 'harbour', subject: 'Кран 7', text: 'Стрела не поворачивается', ...fields },
    status,
  });

/** Which fields a refusal names. */
const amiss = (problem: Json): string[] => entries(problem['errors']).map(({ pointer }) => text(pointer));

const statusOf = (ticket: Json): string => text(ticket['status']?.['code']);

test('X-1 a desk made of a file alone: a fault goes from service to service, is mended, closed by silence and graded', async () => {
  desk.heading('Кран стоит');
  const fault = { requestType: 'breakdown', category: 'halted' };
  const unnamed = { crane: 7, load: 'dangerous' };
  expect(amiss(await files('2027-02-09 16:40', { ...fault, fields: unnamed }, 422))).toEqual(['/fields/container']);
  const idle = { crane: 7, load: 'nothing', container: 'MSKU 123' };
  expect(amiss(await files('2027-02-09 16:45', { ...fault, fields: idle }, 422))).toEqual(['/fields/container']);
  // Ten minutes to midnight, and twenty to react: ten past.
  const fields = { crane: 7, load: 'dangerous', container: 'MSKU 123' };
  let ticket = await files('2027-02-09 16:50', { ...fault, fields });
  expect(text(ticket['tid'])).toBe('BERTH-70');
  expect([ticket['level'], ticket['topic'], statusOf(ticket)]).toEqual(['red', 'crane', 'halted']);
  expect([due(ticket, 'reaction'), due(ticket, 'repair')]).toEqual(['2027-02-09 17:10', '2027-02-09 22:50']);
  await desk.passTo('2027-02-09 17:12');
  expect(await desk.letters(manager(), ticket)).toContain('threshold');
  ticket = await desk.gives('2027-02-09 17:15', bridge(), ticket, 'reply', { text: 'Механики выезжают' });
  expect(clockOf(ticket, 'reaction')?.['state']).toBe('stopped');

  const over = { to: 'cranes', text: 'Поворотный механизм' };
  await desk.gives('2027-02-09 17:30', bridge(), ticket, 'hand-over', over);
  ticket = await desk.sees(mechanic(), ticket);
  expect(due(ticket, 'hand-over')).toBe('2027-02-09 18:30');
  // Nobody answers for an hour, so the rule gives it back to whom it came from.
  await desk.passTo('2027-02-09 18:32');
  ticket = await desk.gives('2027-02-09 18:40', bridge(), ticket, 'hand-over', over);
  ticket = await desk.gives('2027-02-09 19:00', mechanic(), ticket, 'accept');
  // By the mechanics' clocks four hours and ten minutes were left of that night; the rest is of the next evening, from six.
  expect([due(ticket, 'repair'), ticket['priority']]).toEqual(['2027-02-10 10:50', 'later']);
  // Half of it has gone.
  await desk.passTo('2027-02-09 19:52');
  ticket = await desk.sees(mechanic(), ticket);
  expect([due(ticket, 'repair'), ticket['priority']]).toEqual(['2027-02-10 10:50', 'now']);
  const timeline = await desk.at('2027-02-09 19:55', manager(), 'GET', `${text(ticket['links']?.['self'])}/timeline`);
  expect(items(timeline).filter(({ type }) => text(type) === 'rule-acted')).toHaveLength(2);
  ticket = await desk.gives('2027-02-10 10:00', mechanic(), ticket, 'solve', {
    text: 'Заменён датчик',
    kind: 'repair',
  });
  expect(statusOf(ticket)).toBe('mended');
  // Five in the afternoon: the twelve hours to object are those from eight to eight.
  await desk.passTo('2027-02-11 00:58');
  expect(statusOf(await desk.sees(author(), ticket))).toBe('mended');
  await desk.passTo('2027-02-11 01:02');
  ticket = await desk.sees(author(), ticket);
  expect([statusOf(ticket), local(ticket['closedAt'])]).toEqual(['over', '2027-02-11 01:00']);
  expect(await desk.letters(author(), ticket)).not.toContain('rating-asked');
  await desk.passTo('2027-02-11 01:12');
  expect((await desk.letters(author(), ticket)).slice(-2)).toEqual(['closed', 'rating-asked']);
  ticket = await desk.gives('2027-02-11 03:00', author(), ticket, 'rate', { score: 'calm' });
  expect(await desk.letters(manager(), ticket)).toContain('feedback');
}, 240_000);

test('X-1 what its rules do by themselves is done: whoever tells no details finds the ticket closed, and is still heard', async () => {
  desk.heading('Без ответа');
  // Saturday, five in the morning: three hours are left of the week, nine are of Monday's night.
  let ticket = await files('2027-02-12 22:00', { requestType: 'papers', fields: { voyages: ['114', '115'] } });
  expect([ticket['level'], due(ticket, 'reaction'), due(ticket, 'repair')]).toEqual([
    'green',
    '2027-02-15 22:00',
    null,
  ]);
  const asked = { reason: 'details', text: 'Какой коносамент?' };
  ticket = await desk.gives('2027-02-12 22:30', bridge(), ticket, 'wait', asked);
  expect([statusOf(ticket), due(ticket, 'details-awaited')]).toEqual(['unknown', '2027-02-16 17:00']);
  await desk.passTo('2027-02-16 16:58');
  expect(await desk.letters(author(), ticket)).toContain('threshold');
  expect(statusOf(await desk.sees(author(), ticket))).toBe('unknown');
  await desk.passTo('2027-02-16 17:02');
  ticket = await desk.sees(author(), ticket);
  expect([statusOf(ticket), local(ticket['closedAt'])]).toEqual(['over', '2027-02-16 17:00']);
  const timeline = await desk.at('2027-02-16 17:05', manager(), 'GET', `${text(ticket['links']?.['self'])}/timeline`);
  expect(items(timeline).map(({ type }) => text(type))).toContain('rule-acted');
  ticket = await desk.gives('2027-02-16 18:00', author(), ticket, 'reply', { text: 'Вот он' });
  expect(due(await desk.sees(bridge(), ticket), 'word-after-closing')).toBe('2027-02-16 22:00');
  ticket = await desk.gives('2027-02-16 18:10', author(), ticket, 'reopen', { text: 'Приложила коносамент' });
  expect(statusOf(ticket)).toBe('noted');
}, 240_000);
