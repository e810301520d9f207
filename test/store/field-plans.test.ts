import { insertVisit, slotOf } from './field-visits';
import type { VisitFields, VisitedTicket } from './field-visits';
import { addActor, day, file, hour, makeWorld, monday } from './support';
import type { World } from './support';

/** From nine to six on weekdays, as clocks go at the site. */
const nine: [string, string][] = [['09:00', '18:00']];
const office = { week: { mon: nine, tue: nine, wed: nine, thu: nine, fri: nine }, layers: ['ru'] };

let world: World;
let visited: VisitedTicket;
beforeAll(async () => {
  // Sunday, 1 March 2026, 12:00 in Moscow, 16:00 in Novosibirsk.
  world = await makeWorld(Date.parse('2026-03-01T09:00:00Z'));
  for (const [name, home, skills] of [
    ['ivan', '77', ['telematics']],
    ['semyon', '54', ['telematics', 'video']],
    ['oleg', '54', ['telematics']],
  ] as const) {
    const { shortId } = await addActor(world.store, name, 'technician', null);
    const saved = await world.store.saveTechnician({ desk: 'skai', shortId, skills, home, hours: office });
    expect(saved.kind).toBe('saved');
  }
  visited = { ...(await file(world)), clientId: world.clientId };
});
afterAll(() => world.close());
afterEach(async () => {
  await world.prisma.technicianTime.deleteMany();
  await world.prisma.visit.deleteMany();
});

const requestedAt = monday - day;
/** Novosibirsk is four hours ahead of Moscow. */
const novosibirsk = (text: string): number => Date.parse(`${text}:00+07:00`);

function visit(fields: Partial<VisitFields> = {}) {
  return insertVisit(world, visited, { requestedAt, ...fields });
}

function takeOff(technician: string, from: number, to: number, id: string) {
  return world.store.addAbsence({ id, desk: 'skai', technician, from, to, reason: 'отпуск' });
}

const absenceId = '00000000-0000-7000-8000-000000000001';

describe('the board of technicians', () => {
  async function page(from: number, to: number, cursor: string | null = null, most = 50, desk = 'skai') {
    const found = await world.store.technicianBoard({ desk, from, to }, cursor, most);
    if (found.kind !== 'page') throw new Error(found.kind);
    return found;
  }
  const board = async (from: number, to: number) => (await page(from, to)).items;

  it('SK-16 has everybody, with jobs and absences that reach into the span', async () => {
    const slot = slotOf('te-02', monday, monday + 2 * hour);
    const job = await visit({ state: { slot } });
    await visit({ state: { slot: slotOf('te-01', monday + 5 * day, monday + 5 * day + hour) } });
    await takeOff('te-03', monday - 3 * day, monday + 3 * day, absenceId);
    const days = await board(monday, monday + day);
    expect(days.map(({ technician: { shortId, name } }) => [shortId, name])).toEqual([
      ['te-01', 'ivan'],
      ['te-02', 'semyon'],
      ['te-03', 'oleg'],
    ]);
    expect(days.map(({ jobs }) => jobs.map(({ number }) => number))).toEqual([[], [job.number], []]);
    expect(days[1]?.jobs[0]).toMatchObject({ from: slot.from, to: slot.to, leavesAt: slot.from - hour, subject: '54' });
    expect(days[2]?.absences).toEqual([
      { id: absenceId, from: monday - 3 * day, to: monday + 3 * day, reason: 'отпуск' },
    ]);
    // Half-open: what ends as the span begins is not in it.
    expect((await board(monday + 2 * hour, monday + day))[1]?.jobs).toEqual([]);
    expect((await board(monday + hour, monday + day))[1]?.jobs).toHaveLength(1);
    expect((await page(monday, monday + day, null, 50, 'demo')).items).toEqual([]);
  });

  it('SK-16 pages follow each other by cursor, every technician once', async () => {
    const whole = await board(monday, monday + day);
    const first = await page(monday, monday + day, null, 2);
    const second = await page(monday, monday + day, first.cursor, 2);
    expect([...first.items, ...second.items]).toEqual(whole);
    expect([first.items.length, second.items.length, second.cursor]).toEqual([2, 1, null]);
    const span = { desk: 'skai', from: monday, to: monday + day };
    for (const cursor of ['x', 'W10', 'WyJhIiwiYiJd', 'WzFd', ''])
      expect(await world.store.technicianBoard(span, cursor, 2)).toEqual({ kind: 'bad-cursor' });
  });

  it('SK-16 keeps jobs that are done, whose time is free again', async () => {
    const slot = slotOf('te-01', monday, monday + hour);
    await visit({ state: { slot, ended: { at: monday + hour, how: 'done', by: 'desk' } } });
    const [ivan] = await board(monday, monday + day);
    expect(ivan?.jobs).toEqual([expect.objectContaining({ stage: 'done', leavesAt: null })]);
  });
});

describe('suggestions', () => {
  async function suggest(id: string, wanted: { from?: number; minutes?: number } = {}) {
    const read = await world.store.readVisit(id);
    if (!read) throw new Error('no visit');
    const { from = null, minutes = null } = wanted;
    const suggested = await world.store.suggestSlots(read.state, { from, minutes });
    if (suggested.kind !== 'suggested') throw new Error(suggested.code);
    return suggested;
  }
  /** `te-02 2026-03-02 09:00`: who, and when at the site. */
  const told = async (id: string, wanted = {}): Promise<string[]> =>
    (await suggest(id, wanted)).suggestions.map(({ technician, from }) => {
      const local = new Date(from + 7 * hour).toISOString();
      return `${technician} ${local.slice(0, 10)} ${local.slice(11, 16)}`;
    });

  it('SK-16 HD-8 come from the region first, early, in working time of the site, past holidays', async () => {
    const { id } = await visit();
    expect((await told(id)).slice(0, 7)).toEqual([
      'te-02 2026-03-02 09:00',
      'te-03 2026-03-02 09:00',
      'te-02 2026-03-03 09:00',
      'te-03 2026-03-03 09:00',
      'te-02 2026-03-04 09:00',
      'te-03 2026-03-04 09:00',
      'te-01 2026-03-02 09:00',
    ]);
    const { suggestions, minutes } = await suggest(id);
    expect(minutes).toBe(120);
    expect(suggestions[0]).toMatchObject({ name: 'semyon', to: novosibirsk('2026-03-02T11:00') });
    // Monday, 9 March, is a day off.
    expect((await told(id, { from: novosibirsk('2026-03-06T17:00') }))[0]).toBe('te-02 2026-03-10 09:00');
  });

  it('SK-16 pass over jobs with the way to them, over absences, and over who lacks a skill', async () => {
    const { id } = await visit({ state: { skills: ['telematics'] } });
    const at = novosibirsk('2026-03-02T11:00');
    await visit({ state: { slot: slotOf('te-02', at, at + hour) } });
    await takeOff('te-03', requestedAt, novosibirsk('2026-03-04T00:00'), absenceId);
    // At ten the way to the job begins; from twelve it takes an hour to the next one.
    expect((await told(id)).slice(0, 3)).toEqual([
      'te-02 2026-03-02 13:00',
      'te-02 2026-03-03 09:00',
      'te-03 2026-03-04 09:00',
    ]);
    expect((await told(id, { minutes: 60 }))[0]).toBe('te-02 2026-03-02 09:00');
    const video = await visit({ state: { skills: ['video'] } });
    expect(new Set((await suggest(video.id)).suggestions.map(({ technician }) => technician))).toEqual(
      new Set(['te-02']),
    );
    const fuel = await visit({ state: { skills: ['fuel-sensors'] } });
    expect((await suggest(fuel.id)).suggestions).toEqual([]);
  });

  it('SK-16 wait for the vehicle, and the visit is not in its own way', async () => {
    const ready = novosibirsk('2026-03-05T10:05');
    const slot = slotOf('te-02', ready, ready + 2 * hour);
    const { id } = await visit({ state: { readiness: { from: ready, saidAt: requestedAt }, slot } });
    expect((await told(id))[0]).toBe('te-02 2026-03-05 10:15');
  });

  it('SK-16 keep to the lengths that the regulation allows', async () => {
    const read = await world.store.readVisit((await visit()).id);
    if (!read) throw new Error('no visit');
    for (const minutes of [29, 721]) {
      const suggested = await world.store.suggestSlots(read.state, { from: null, minutes });
      expect(suggested).toEqual({ kind: 'refused', code: 'slot-out-of-range' });
    }
    expect(await world.store.suggestSlots(read.state, { from: null, minutes: 720 })).toMatchObject({ suggestions: [] });
    const far = Date.parse('2100-12-31T23:59:59Z');
    expect(await world.store.suggestSlots(read.state, { from: far, minutes: 60 })).toMatchObject({ kind: 'suggested' });
  });
});

describe('the calendar feed', () => {
  it('SK-16 has agreed and offered times, under an address that can be taken back', async () => {
    const { store, prisma } = world;
    const agreed = await visit({ state: { slot: slotOf('te-01', monday, monday + hour) } });
    const offer = slotOf('te-01', monday + day, monday + day + hour, { agreedAt: null });
    const offered = await visit({ state: { slot: offer } });
    await visit({ state: { slot: slotOf('te-01', monday - 40 * day, monday - 40 * day + hour) } });
    await visit({ state: { slot: slotOf('te-02', monday, monday + hour) } });
    await visit();
    const first = await store.openFeed('skai', 'te-01');
    if (first === undefined) throw new Error('no feed');
    expect(first).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const feed = await store.readFeed(first);
    expect(feed).toMatchObject({ name: 'ivan', language: 'ru' });
    expect(feed?.visits.map(({ id, stage }) => [id, stage])).toEqual([
      [agreed.id, 'waiting-vehicle'],
      [offered.id, 'agreeing'],
    ]);
    // Kept is its hash alone.
    const row = await prisma.technician.findFirstOrThrow({ where: { shortId: 'te-01' } });
    expect(row.feedHash).toMatch(/^[0-9a-f]{64}$/);
    const second = await store.openFeed('skai', 'te-01');
    expect(await store.readFeed(first)).toBeUndefined();
    expect(await store.readFeed(second ?? '')).toBeDefined();
    expect(await store.closeFeed('skai', 'te-01')).toBe(true);
    expect(await store.readFeed(second ?? '')).toBeUndefined();
    for (const secret of ['', row.feedHash ?? '', 'x'.repeat(43)]) expect(await store.readFeed(secret)).toBeUndefined();
    expect(await store.openFeed('skai', 'te-99')).toBeUndefined();
    expect(await store.openFeed('demo', 'te-01')).toBeUndefined();
    expect(await store.closeFeed('skai', 'te-99')).toBe(false);
  });

  it('SK-1 ends with the role of its owner', async () => {
    const secret = (await world.store.openFeed('skai', 'te-03')) ?? '';
    expect(await world.store.readFeed(secret)).toBeDefined();
    await world.prisma.membership.updateMany({ where: { shortId: 'te-03' }, data: { active: false } });
    expect(await world.store.readFeed(secret)).toBeUndefined();
  });
});
