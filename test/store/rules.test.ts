import { loadBuiltIn } from '../../regulations';
import type { JsonObject } from '../../regulations';
import { shippedLayers } from '../../regulations/load-calendars';
import { createStore } from '../../store';
import { act, addActor, day, file, look, makeWorld, minute, monday } from './support';
import type { World } from './support';

let world: World;
let skai: JsonObject;
beforeEach(async () => {
  world = await makeWorld();
  skai = loadBuiltIn('skai', shippedLayers()).document;
});
afterEach(() => world.close());

/** The next version: stage 1 takes two days. */
function nextVersion(inForceFrom: string): JsonObject {
  const clocks = skai['clocks'] as JsonObject;
  const triage = { ...(clocks['triage'] as JsonObject), limit: '2 working-day' };
  return { ...skai, version: '3', publishedOn: '2026-03-01', inForceFrom, clocks: { ...clocks, triage } };
}

async function triageDue(ticketId: string): Promise<string> {
  const ticket = await world.store.readTicket(ticketId);
  const due = ticket?.state.clocks.find(({ code }) => code === 'triage')?.aim.due;
  return new Date(due ?? 0).toISOString();
}

test('X-1 a ticket keeps the version it was opened under; a manager moves it to a newer one, on the record', async () => {
  const { store, clock, manager } = world;
  const first = await file(world);
  expect(await store.publishRegulation(nextVersion('2026-03-05'))).toEqual({ kind: 'published' });
  const second = await file(world);
  expect(second.state.rules).toEqual(first.state.rules);
  // The same process finds the day on which it comes into force.
  clock.pass(3 * day);
  const third = await file(world);
  expect(third.state.rules.digest).not.toBe(first.state.rules.digest);
  expect(await triageDue(third.ticketId)).toBe('2026-03-10T15:00:00.000Z');
  expect(await triageDue(first.ticketId)).toBe('2026-03-03T15:00:00.000Z');
  await look(world, first.ticketId);
  expect((await store.readTicket(first.ticketId))?.state.rules).toEqual(first.state.rules);
  const moved = await act(world, first.ticketId, manager, { type: 'use-version', regulation: '3' });
  expect(moved).toMatchObject({ outcome: 'done' });
  expect((await store.readTicket(first.ticketId))?.state.rules).toEqual(third.state.rules);
  expect(await triageDue(first.ticketId)).toBe('2026-03-04T15:00:00.000Z');
  const unknown = await act(world, first.ticketId, manager, { type: 'use-version', regulation: '9' });
  expect(unknown).toMatchObject({ refusal: 'unknown-version' });
});

test('what is published never changes', async () => {
  const { store } = world;
  expect(await store.publishRegulation(skai)).toEqual({ kind: 'unchanged' });
  expect(await store.publishRegulation({ ...skai, timeZone: 'Asia/Omsk' })).toEqual({ kind: 'version-taken' });
  const faulty = await store.publishRegulation({ ...nextVersion('2026-03-05'), topics: {} });
  expect(faulty.kind).toBe('faulty');
  expect(await store.listRegulations('skai')).toHaveLength(1);
  expect(await store.readRegulationDocument('skai', '2.2')).toEqual(skai);
});

test('X-2 a contract changes what its client was promised, from its first day to its last, and nobody else', async () => {
  const { store, clock, clientId } = world;
  const patch = { clocks: { triage: { limit: '4 working-hour', source: '3.1' } } };
  const contract = { desk: 'skai', clientId, number: '7', patch, validFrom: '2026-03-02', validTo: '2026-03-03' };
  const before = await file(world);
  expect(await store.addContract(contract)).toMatchObject({ kind: 'added' });
  expect(await store.addContract(contract)).toMatchObject({ kind: 'unchanged' });
  expect(await store.addContract({ ...contract, validTo: null })).toEqual({ kind: 'number-taken' });
  const unfit = { ...contract, number: '8', patch: { clocks: { triage: { limit: 'soon' } } } };
  expect(await store.addContract(unfit)).toMatchObject({ kind: 'faulty', version: '2.2' });
  const under = await file(world);
  expect(await triageDue(under.ticketId)).toBe('2026-03-02T11:00:00.000Z');
  expect(await triageDue(before.ticketId)).toBe('2026-03-03T15:00:00.000Z');
  const origins = await store.readOrigins(under.state.rules);
  expect(JSON.stringify(origins)).toContain('3.1');
  const otherClient = await store.addClient({ name: 'ТрансЛес', emailDomains: [] });
  const stranger = await addActor(store, 'stranger', 'client', otherClient);
  const other = await file(world, { clientId: otherClient, authorId: stranger.personId, actor: stranger });
  expect(await triageDue(other.ticketId)).toBe('2026-03-03T15:00:00.000Z');
  // 3 March ends at midnight in Moscow.
  clock.at = Date.parse('2026-03-03T20:59:59Z');
  expect((await file(world)).state.rules).toEqual(under.state.rules);
  clock.pass(1_000);
  expect((await file(world)).state.rules).toEqual(before.state.rules);
});

test('X-2 rules are kept once, whoever needs them first, and an empty contract has rules of its own', async () => {
  const { store, clientId, prisma, clock } = world;
  await store.addContract({ desk: 'skai', clientId, number: '1', patch: {}, validFrom: '2026-01-01', validTo: null });
  const stores = [store, createStore({ prisma, clock }), createStore({ prisma, clock })];
  const filed = await Promise.all(stores.flatMap((each) => [1, 2, 3].map(() => file({ ...world, store: each }))));
  expect(new Set(filed.map(({ state }) => state.rules.digest)).size).toBe(1);
  expect(await prisma.rules.count({ where: { desk: 'skai' } })).toBe(1);
});

test('X-4 a year that is published anew is a new version; a ticket moves to it by recalculation only', async () => {
  const { store } = world;
  const { ticketId, state } = await file(world, { topic: 'consulting', vehicles: null });
  const due = (clocks: typeof state.clocks) => clocks.find(({ code }) => code === 'resolution')?.aim.due;
  expect(due(state.clocks)).toBe(Date.parse('2026-03-10T15:00:00Z'));
  const [year] = shippedLayers()('ru')?.filter((one) => one.year === 2026) ?? [];
  if (year === undefined) throw new Error('no year');
  const holiday = { date: '2026-03-05', nameRu: 'Праздник', nameEn: 'Holiday' };
  const changed = { ...year, version: 'decree', holidays: [...year.holidays, holiday] };
  const current = (await store.listCalendars()).version;
  expect(await store.publishCalendarYears([{ layer: 'ru', year }])).toEqual({ kind: 'unchanged', digest: current });
  const published = await store.publishCalendarYears([{ layer: 'ru', year: changed }]);
  if (published.kind !== 'published') throw new Error(published.kind);
  const before = await look(world, ticketId);
  expect(before.revision).toBe(state.revision);
  const broadcast = { kind: 'system', part: 'broadcast' } as const;
  const said = await store.sayToTicket({
    kind: 'ticket',
    id: ticketId,
    identity: `recalculate/${published.digest}/${ticketId}`,
    type: 'recalculate',
    content: { because: 'calendar' },
    actor: broadcast,
    channel: 'console',
  });
  expect(said).toMatchObject({ kind: 'decided', result: { kind: 'done' } });
  const after = (await store.readTicket(ticketId))?.state;
  expect(after?.rules).toEqual({ digest: state.rules.digest, calendars: published.digest });
  expect(due(after?.clocks ?? [])).toBe(Date.parse('2026-03-11T15:00:00Z'));
});

test('reopening takes the newest version in force', async () => {
  const { store, clock, author } = world;
  const { ticketId } = await file(world);
  await act(world, ticketId, author, { type: 'close' });
  await store.publishRegulation(nextVersion('2026-03-02'));
  clock.pass(minute);
  await act(world, ticketId, author, { type: 'reopen', text: 'снова' });
  const ticket = await store.readTicket(ticketId);
  expect(ticket?.rules.regulation.version).toBe('3');
  expect(ticket?.state.clocks.filter(({ code }) => code === 'triage').map(({ aim }) => aim.due)).toContain(
    Date.parse('2026-03-04T15:00:00Z'),
  );
  expect(clock.at).toBe(monday + minute);
});
