import { changeJson } from './change-json';
import { layPatch } from '../../regulations/tables';
import { loadBuiltIn } from '../../regulations';
import type { JsonObject } from '../../regulations';
import { shippedLayers } from '../../regulations/load-calendars';
import { createStore } from '../../store';
import { RulesLibrary } from '../../store/rules/library';
import { act, addActor, day, file, makeWorld, solve } from './support';
import type { World } from './support';

let world: World;
let skai: JsonObject;
let load: jest.SpyInstance;
beforeEach(async () => {
  world = await makeWorld();
  skai = loadBuiltIn('skai', shippedLayers()).document;
  load = jest.spyOn(RulesLibrary.prototype, 'load');
});
afterEach(async () => {
  load.mockRestore();
  await world.close();
});

function without(of: JsonObject, key: string): JsonObject {
  return Object.fromEntries(Object.entries(of).filter(([name]) => name !== key));
}

/** The next version: nobody waits for a vehicle any more. */
function withoutWait(inForceFrom: string, version = '3'): JsonObject {
  const statuses = Object.entries(skai['statuses'] as JsonObject).map(([code, status]) => {
    const { when, ...rest } = status as JsonObject & { readonly when?: JsonObject };
    const wait = when?.['wait'];
    if (!Array.isArray(wait)) return [code, status];
    return [code, { ...rest, when: { ...when, wait: wait.filter((name) => name !== 'vehicle') } }];
  });
  return {
    ...skai,
    version,
    publishedOn: '2026-03-01',
    inForceFrom,
    waits: without(skai['waits'] as JsonObject, 'vehicle'),
    statuses: Object.fromEntries(statuses) as JsonObject,
  };
}

/** The client's contract stops the clock while the vehicle is away. */
async function addVehicleContract({ store, clientId }: World): Promise<void> {
  const patch = { waits: { vehicle: { pauses: ['resolution'], source: '2.4' } } };
  const contract = { desk: 'skai', clientId, number: '7', patch, validFrom: '2026-01-01', validTo: null };
  expect(await store.addContract(contract)).toMatchObject({ kind: 'added' });
}

test('X-1 a version that does not fit a contract is refused with the list, and nothing is published', async () => {
  const { store, clientId } = world;
  await addVehicleContract(world);
  const refused = await store.publishRegulation(withoutWait('2026-03-02'));
  expect(refused).toMatchObject({
    kind: 'does-not-fit',
    misfits: [{ desk: 'skai', clientId, contract: '7', version: '3', digest: null }],
  });
  if (refused.kind !== 'does-not-fit') throw new Error(refused.kind);
  expect(refused.misfits[0]?.faults.map(({ path }) => path)).toContain('waits.vehicle.title');
  expect(await store.listRegulations('skai')).toHaveLength(1);
  expect(await store.listPublicationFaults('skai')).toEqual([]);
});

test('X-1 X-2 published by force it is for all others, and the client keeps the last rules that fitted, with a duty', async () => {
  const { store, clock, clientId, author, manager, prisma } = world;
  await addVehicleContract(world);
  const before = await file(world);
  expect(await store.publishRegulation(withoutWait('2026-03-02'), { reason: 'the others wait' })).toEqual({
    kind: 'published',
  });
  expect(await store.listPublicationFaults('skai')).toMatchObject([
    { clientId, version: '3', reason: 'the others wait', since: clock.at, faults: [{ contract: '7' }, {}] },
  ]);
  // A process that has nothing in memory yet, as after a start.
  const fresh = { ...world, store: createStore({ prisma, clock }) };
  expect(await act(fresh, before.ticketId, author, { type: 'reply', text: 'ещё две машины' })).toMatchObject({
    outcome: 'done',
  });
  const after = await file(fresh);
  expect(after.state.rules).toEqual(before.state.rules);
  expect((await fresh.store.rulesFor('skai', clientId)).pin).toEqual(before.state.rules);
  expect((await fresh.store.rulesFor('skai', null)).regulation.version).toBe('3');
  const moved = await act(fresh, before.ticketId, manager, { type: 'use-version', regulation: '3' });
  expect(moved).toMatchObject({ outcome: 'refused', refusal: 'version-does-not-fit' });
  await solve(fresh, before.ticketId);
  await act(fresh, before.ticketId, author, { type: 'confirm' });
  expect(await act(fresh, before.ticketId, author, { type: 'reopen', text: 'снова' })).toMatchObject({
    outcome: 'done',
  });
  const otherClient = await store.addClient({ name: 'ТрансЛес', emailDomains: [] });
  const stranger = await addActor(store, 'stranger', 'client', otherClient);
  const other = await file(fresh, { clientId: otherClient, authorId: stranger.personId, actor: stranger });
  expect(other.rules.regulation.version).toBe('3');
});

test('X-2 a contract that fits again takes the duty away', async () => {
  const { store, clientId } = world;
  await addVehicleContract(world);
  await store.publishRegulation(withoutWait('2026-03-02'), { reason: 'the others wait' });
  const mended = { desk: 'skai', clientId, number: '8', patch: {}, validFrom: '2026-03-01', validTo: null };
  expect(await store.addContract(mended)).toMatchObject({ kind: 'added' });
  expect(await store.listPublicationFaults('skai')).toEqual([]);
  expect((await file(world)).rules.regulation.version).toBe('3');
});

test('X-2 a contract that ended, or that a later one covers, stops no version', async () => {
  const { store, clock } = world;
  await addVehicleContract(world);
  const { clientId } = world;
  const later = { desk: 'skai', clientId, number: '8', patch: {}, validFrom: '2026-03-04', validTo: null };
  expect(await store.addContract(later)).toMatchObject({ kind: 'added' });
  expect(await store.publishRegulation(withoutWait('2026-04-01'))).toMatchObject({ kind: 'does-not-fit' });
  clock.pass(2 * day);
  expect(await store.publishRegulation(withoutWait('2026-04-01'))).toEqual({ kind: 'published' });
});

test('X-1 a version that this release cannot read any more leaves everybody on the last that it can, with a duty', async () => {
  const { store, clock, prisma } = world;
  const before = await file(world);
  expect(await store.publishRegulation(withoutWait('2026-03-02'))).toEqual({ kind: 'published' });
  await changeJson(prisma, 'regulation_version', '"version" = \'3\'', ({ topics: _topics, ...rest }) => rest);
  const fresh = { ...world, store: createStore({ prisma, clock }) };
  expect((await file(fresh)).state.rules).toEqual(before.state.rules);
  expect(await store.listPublicationFaults('skai')).toMatchObject([{ clientId: null, version: '3', reason: null }]);
  await prisma.$executeRaw`DELETE FROM "regulation_version" WHERE "version" = '3'`;
  await store.settlePublicationFaults();
  expect(await store.listPublicationFaults('skai')).toEqual([]);
});

test('X-4 a layer of which no calendar can be made is refused, forced or not', async () => {
  const { store } = world;
  const [year] = shippedLayers()('ru')?.filter((one) => one.year === 2026) ?? [];
  if (year === undefined) throw new Error('no year');
  const holiday = { date: '2026-02-30', nameRu: 'Праздник', nameEn: 'Holiday' };
  const changed = { ...year, holidays: [...year.holidays, holiday] };
  const before = await store.listCalendars();
  for (const force of [undefined, { reason: 'urgent' }])
    expect(await store.publishCalendarYears([{ layer: 'ru', year: changed }], force)).toMatchObject({
      kind: 'faulty',
      faults: [{ path: 'ru' }],
    });
  expect(await store.listCalendars()).toEqual(before);
});

test('X-4 calendars that pinned rules do not fit are refused with the list; forced, what is pinned stays as it was', async () => {
  const { store, prisma } = world;
  const filed = await file(world, { topic: 'consulting', vehicles: null });
  const { digest, calendars } = filed.state.rules;
  const [year] = shippedLayers()('ru')?.filter((one) => one.year === 2026) ?? [];
  if (year === undefined) throw new Error('no year');
  const holiday = { date: '2026-03-05', nameRu: 'Праздник', nameEn: 'Holiday' };
  const layers = [{ layer: 'ru', year: { ...year, holidays: [...year.holidays, holiday] } }];
  // No contract writes that today: it stands for rules that an earlier release kept.
  await changeJson(prisma, 'rules', `"digest" = '${digest}'`, (document) =>
    layPatch(document, { calendars: { work: { layers: ['no-such'] } } }),
  );
  expect(await store.publishCalendarYears(layers)).toMatchObject({
    kind: 'does-not-fit',
    misfits: [{ desk: 'skai', clientId: null, version: '2.2', digest, faults: [{ path: 'calendars.work' }] }],
  });
  const published = await store.publishCalendarYears(layers, { reason: 'the decree is out' });
  expect(published.kind).toBe('published');
  expect(await store.listPublicationFaults('skai')).toMatchObject([
    { reason: 'the decree is out', faults: [{ digest }] },
  ]);
  expect(await store.listStalePins('skai')).toEqual([
    { kind: 'ticket', id: filed.ticketId, number: filed.tid, calendars },
  ]);
  expect(await store.listStalePins('demo')).toEqual([]);
  // What stands on record already stops no later decree.
  const [first] = layers;
  if (first === undefined) throw new Error('no layer');
  const again = { ...first, year: { ...first.year, version: 'later' } };
  expect((await store.publishCalendarYears([again])).kind).toBe('published');
});

test('a plain word needs neither the newest rules nor the day, and a user of a client makes nobody load anything', async () => {
  const { store, clock, author, clientId } = world;
  const { ticketId } = await file(world);
  await act(world, ticketId, author, { type: 'reply', text: 'раз' });
  load.mockClear();
  await addActor(store, 'newcomer', 'client', clientId);
  clock.pass(2 * day);
  await act(world, ticketId, author, { type: 'reply', text: 'два' });
  await file(world);
  expect(load).not.toHaveBeenCalled();
});

test('who begins to work at a desk is known there with the next word, and no other desk loads anything', async () => {
  const { store, author, manager } = world;
  const { ticketId } = await file(world);
  await store.rulesFor('demo', null);
  load.mockClear();
  const newcomer = await addActor(store, 'newcomer', 'specialist', null);
  await act(world, ticketId, author, { type: 'reply', text: 'раз' });
  const assigned = await act(world, ticketId, manager, { type: 'assign', to: newcomer.shortId ?? '' });
  expect(assigned).toMatchObject({ outcome: 'done' });
  expect(load).toHaveBeenCalledTimes(1);
  await store.rulesFor('demo', null);
  expect(load).toHaveBeenCalledTimes(1);
});

test('X-2 a contract of one desk changes nothing at another, and contracts share the calendars that they leave alone', async () => {
  const { store, clientId } = world;
  await store.rulesFor('demo', null);
  const own = await store.rulesFor('skai', clientId);
  await addVehicleContract(world);
  load.mockClear();
  await store.rulesFor('demo', null);
  expect(load).not.toHaveBeenCalled();
  const under = await store.rulesFor('skai', clientId);
  expect(under.pin.digest).not.toBe(own.pin.digest);
  expect(under.calendar('work')).toBe(own.calendar('work'));
});

test('X-2 many who need the same rules at once load them once', async () => {
  const { prisma, clock, clientId } = world;
  await addVehicleContract(world);
  const store = createStore({ prisma, clock });
  const rules = await Promise.all(Array.from({ length: 10 }, () => store.rulesFor('skai', clientId)));
  expect(new Set(rules).size).toBe(1);
  expect(await prisma.rules.count({ where: { desk: 'skai', clientId } })).toBe(1);
});
