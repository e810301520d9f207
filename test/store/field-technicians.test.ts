import { randomUUID } from 'node:crypto';
import { insertVisit, slotOf } from './field-visits';
import { addActor, day, file, hour, makeWorld, monday } from './support';
import type { World } from './support';
import { whole } from '../support/pages';

const office = { week: { mon: [['09:00', '18:00']], wed: [['09:00', '18:00']] }, layers: ['ru'] } as const;

let world: World;
let ivan: string;
beforeAll(async () => {
  world = await makeWorld();
  ivan = await addTechnician('ivan');
});
afterAll(() => world.close());

/** A technician with hours. @returns the short id */
async function addTechnician(name: string): Promise<string> {
  const { shortId } = await addActor(world.store, name, 'technician', null);
  const saved = await world.store.saveTechnician({
    desk: 'skai',
    shortId,
    skills: ['telematics'],
    home: '54',
    hours: office,
  });
  expect(saved.kind).toBe('saved');
  return shortId;
}

function absence(technician: string, from: number, to: number, id: string = randomUUID()) {
  return { id, desk: 'skai', technician, from, to, reason: 'отпуск' };
}

describe('technicians', () => {
  it('SK-16 are kept with skills, home and hours, the last word counting', async () => {
    const shortId = await addTechnician('pyotr');
    const hours = { week: { sat: [['10:00', '14:00']] }, layers: [] } as const;
    const saved = await world.store.saveTechnician({
      desk: 'skai',
      shortId,
      skills: ['video', 'telematics', 'video'],
      home: '77',
      hours,
    });
    expect(saved).toMatchObject({ kind: 'saved', technician: { name: 'pyotr', home: '77', hours } });
    expect(await world.store.findTechnician('skai', shortId)).toMatchObject({ skills: ['video', 'telematics'] });
    expect((await whole(world.store.listTechnicians('skai', null, 50))).map(({ shortId: each }) => each)).toEqual([
      ivan,
      shortId,
    ]);
    expect(await whole(world.store.listTechnicians('demo', null, 50))).toEqual([]);
  });

  it('SK-16 are people of the desk whose role goes on', async () => {
    const fired = await addTechnician('fired');
    await world.prisma.membership.updateMany({ where: { shortId: fired }, data: { active: false } });
    const data = { skills: [], home: '54', hours: office };
    const kindOf = async (desk: string, shortId: string) =>
      (await world.store.saveTechnician({ desk, shortId, ...data })).kind;
    expect(await kindOf('skai', fired)).toBe('unknown-technician');
    expect(await kindOf('skai', world.specialist.shortId)).toBe('unknown-technician');
    expect(await kindOf('skai', 'te-99')).toBe('unknown-technician');
    expect(await kindOf('demo', ivan)).toBe('unknown-technician');
    expect(await world.store.findTechnician('skai', fired)).toBeUndefined();
  });

  it.each([
    [{ home: '00' }, { kind: 'unknown-region' }],
    [{ home: 'constructor' }, { kind: 'unknown-region' }],
    [{ skills: ['telematics', 'magic'] }, { kind: 'unknown-skill' }],
    [{ skills: ['toString'] }, { kind: 'unknown-skill' }],
    [{ hours: { week: {} } }, { kind: 'unusable-hours', error: { code: 'no-working-time' } }],
    [{ hours: { week: { mon: [] } } }, { kind: 'unusable-hours', error: { code: 'no-working-time' } }],
    [{ hours: { ...office, layers: ['xx'] } }, { kind: 'unusable-hours', error: { code: 'unknown-layer' } }],
  ])('SK-16 %j is not taken, and nothing changes', async (fault, refusal) => {
    const before = await world.store.findTechnician('skai', ivan);
    const sound = { desk: 'skai', shortId: ivan, skills: ['telematics'], home: '54', hours: office };
    expect(await world.store.saveTechnician({ ...sound, ...fault })).toMatchObject(refusal);
    expect(await world.store.findTechnician('skai', ivan)).toEqual(before);
  });
});

describe('absences', () => {
  it('SK-16 take time, are found where they reach, and give it back', async () => {
    const whose = await addTechnician('olga');
    const wanted = absence(whose, monday + day, monday + 3 * day);
    const { desk: _desk, technician: _technician, ...told } = wanted;
    const added = { kind: 'added', absence: told, visits: [], tellings: [] };
    expect(await world.store.addAbsence(wanted)).toEqual(added);
    // The same again is the same; other content under its id is not.
    expect(await world.store.addAbsence(wanted)).toEqual(added);
    expect(await world.store.addAbsence({ ...wanted, to: wanted.to + hour })).toEqual({ kind: 'conflict' });
    const found = (from: number, to: number) =>
      whole(world.store.listAbsences({ desk: 'skai', technician: whose, from, to }, null, 50));
    expect(await found(monday + 2 * day, monday + 2 * day + 1)).toEqual([told]);
    // Spans are half-open, at both ends.
    expect(await found(monday, monday + day)).toEqual([]);
    expect(await found(monday + 3 * day, monday + 9 * day)).toEqual([]);
    expect(await world.store.addAbsence(absence(whose, monday, monday + day))).toMatchObject({ kind: 'added' });
    const removed = async (desk: string, technician: string, id: string) =>
      (await world.store.removeAbsence({ desk, technician, id })).removed;
    const { id } = wanted;
    expect(await removed('skai', ivan, id)).toBe(false);
    expect(await removed('demo', whose, id)).toBe(false);
    expect(await removed('skai', whose, 'nothing')).toBe(false);
    expect(await removed('skai', whose, id)).toBe(true);
    expect(await removed('skai', whose, id)).toBe(false);
    expect(await found(monday + day, monday + 9 * day)).toEqual([]);
  });

  it('SK-16 F12 are noted over visits, which are named, the way there included', async () => {
    const whose = await addTechnician('anton');
    const ticket = await file(world);
    const visited = { ...ticket, clientId: world.clientId };
    const slot = slotOf(whose, monday + day, monday + day + 2 * hour);
    const { id, number } = await insertVisit(world, visited, { requestedAt: monday, state: { slot } });
    const tryFor = (from: number, to: number) => world.store.addAbsence(absence(whose, from, to));
    expect(await tryFor(monday, monday + day - hour)).toMatchObject({ kind: 'added', visits: [] });
    expect(await tryFor(monday + day - hour, monday + day - hour + 1)).toMatchObject({
      kind: 'added',
      visits: [{ id, number }],
    });
    expect((await world.store.readVisit(id))?.state.doubts).toMatchObject([{ because: 'technician-absent' }]);
    expect(await tryFor(monday + hour, monday + 2 * hour)).toEqual({ kind: 'taken' });
    // A visit is no absence to be taken back.
    const time = await world.prisma.technicianTime.findUniqueOrThrow({ where: { visitId: id } });
    const taken = { desk: 'skai', technician: whose, id: time.id };
    expect(await world.store.removeAbsence(taken)).toEqual({ removed: false, tellings: [] });
    expect(await world.store.addAbsence(absence('te-99', monday, monday + day))).toEqual({
      kind: 'unknown-technician',
    });
  });

  it('SK-16 twenty at once for the same time leave one', async () => {
    const whose = await addTechnician('vera');
    const added = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        world.store.addAbsence(absence(whose, monday + index * hour, monday + 30 * hour)),
      ),
    );
    expect(added.filter(({ kind }) => kind === 'added')).toHaveLength(1);
    expect(added.filter(({ kind }) => kind === 'taken')).toHaveLength(19);
  });
});
