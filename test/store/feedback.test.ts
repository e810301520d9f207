import { act, day, file, lookUntilDone, makeWorld, put, receipt, solve } from './support';
import type { World } from './support';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  const { author, clock, manager, specialist } = world;
  const ratings = [
    { score: 'good', reason: 'speed', topic: 'consulting' },
    { score: 'good', topic: 'consulting' },
    { score: 'bad', reason: 'clarity', topic: 'data-update', comment: 'Долго объясняли.' },
    { score: 'good', reason: 'speed', topic: 'data-update' },
  ];
  for (const { topic, ...rating } of ratings) {
    const { ticketId } = await file(world, { topic, vehicles: null });
    if (topic === 'consulting') await act(world, ticketId, manager, { type: 'assign', to: specialist.shortId });
    await solve(world, ticketId);
    await act(world, ticketId, author, { type: 'confirm' });
    expect(await act(world, ticketId, author, { type: 'rate', ...rating })).toMatchObject({ outcome: 'done' });
    clock.pass(10 * day);
  }
});
afterAll(() => world.close());

test('SK-9 SK-12 the manager sees ratings by score, reason, person, topic and month', async () => {
  const { store, specialist } = world;
  const overview = await store.feedbackOverview({ desk: 'skai' }, 'Europe/Moscow');
  expect(overview).toEqual({
    total: 4,
    byScore: [
      { key: 'bad', score: 'bad', count: 1 },
      { key: 'good', score: 'good', count: 3 },
    ],
    byReason: [
      { key: 'clarity', score: 'bad', count: 1 },
      { key: 'speed', score: 'good', count: 2 },
      { key: null, score: 'good', count: 1 },
    ],
    byPerson: [
      { key: specialist.shortId, score: 'bad', count: 1 },
      { key: specialist.shortId, score: 'good', count: 3 },
    ],
    byTopic: [
      { key: 'consulting', score: 'good', count: 2 },
      { key: 'data-update', score: 'bad', count: 1 },
      { key: 'data-update', score: 'good', count: 1 },
    ],
    byMonth: [
      { key: '2026-03', score: 'bad', count: 1 },
      { key: '2026-03', score: 'good', count: 2 },
      { key: '2026-04', score: 'good', count: 1 },
    ],
  });
});

test('SK-12 each rating can be read with its words, the latest first, a page at a time', async () => {
  const { store, author } = world;
  const first = await store.listFeedback({ desk: 'skai' }, null, 3);
  if (first.kind !== 'page') throw new Error(first.kind);
  const second = await store.listFeedback({ desk: 'skai' }, first.cursor, 3);
  if (second.kind !== 'page') throw new Error(second.kind);
  const lines = [...first.items, ...second.items];
  expect(lines.map(({ score, topic }) => [score, topic])).toEqual([
    ['good', 'data-update'],
    ['bad', 'data-update'],
    ['good', 'consulting'],
    ['good', 'consulting'],
  ]);
  expect(lines[1]).toMatchObject({ comment: 'Долго объясняли.', personId: author.personId, personName: 'author' });
  expect(second.cursor).toBeNull();
});

test('SK-12 a period, a person, a topic, a score or a reason narrows both', async () => {
  const { store, clock, specialist } = world;
  const total = async (filter: Parameters<typeof store.feedbackOverview>[0]) => {
    const page = await store.listFeedback(filter, null, 50);
    const { total: counted } = await store.feedbackOverview(filter, 'Europe/Moscow');
    expect(page.kind === 'page' && page.items.length).toBe(counted);
    return counted;
  };
  const desk = 'skai';
  expect(await total({ desk, from: clock.at - 15 * day })).toBe(1);
  expect(await total({ desk, until: clock.at - 35 * day })).toBe(1);
  expect(await total({ desk, about: specialist.shortId })).toBe(4);
  expect(await total({ desk, about: 'sp-99' })).toBe(0);
  expect(await total({ desk, topic: 'consulting', score: 'good', reason: 'speed' })).toBe(1);
  expect(await total({ desk: 'demo' })).toBe(0);
});

test('SK-9 F19 a rating and its corrections that one commit takes leave the last one', async () => {
  const { author, clock, store } = world;
  const { ticketId } = await file(world);
  await solve(world, ticketId);
  await act(world, ticketId, author, { type: 'confirm' });
  clock.pass(day);
  for (const score of ['bad', 'none', 'good'])
    await put(world, receipt('ticket', ticketId, author, { type: 'rate', score, comment: score }));
  await lookUntilDone(world, ticketId);
  const page = await store.listFeedback({ desk: 'skai', from: clock.at }, null, 10);
  expect(page.kind === 'page' && page.items).toMatchObject([{ ticketId, score: 'good', comment: 'good' }]);
  const { events } = await store.readTimeline(ticketId, { after: 0, most: 100 });
  expect(events.filter(({ type }) => /^rat/.test(type))).toHaveLength(3);
});

describe('SK-12 X-6 whose time it was', () => {
  const asked = { scope: { desk: 'skai' }, from: '2026-05', to: '2026-06', by: 'topic', most: 50 } as const;
  const sums = (more: object = {}) => world.store.sumTime({ ...asked, ...more }, world.clock.at);
  const minutes = (us: number, client: number, tickets: number) => ({
    ...{ us: us * 60, client: client * 60, supplier: 0, nature: 0, tickets },
  });
  const msk = (text: string): number => Date.parse(`${text.replace(' ', 'T')}+03:00`);
  let closed: string;

  /** Sums of now, whatever of them is written down: once as they are counted, once as they are read. */
  async function both(more: object = {}) {
    const counted = await sums(more);
    while ((await world.store.countClosedTime(1)) === 'more');
    const { counted: open, ...read } = await sums(more);
    expect(read).toEqual({ ...counted, counted: undefined });
    const lines = read.lines.map(({ name: _name, tid: _tid, ...line }) => line);
    return { ...read, lines, open };
  }

  beforeAll(async () => {
    const { author, clock, manager, specialist } = world;
    const to = (text: string): void => clock.pass(msk(text) - clock.at);
    // Friday and Monday; work at the desk goes on from 9:30 to 18:00.
    to('2026-05-29 10:00');
    closed = (await file(world, { topic: 'consulting', vehicles: null })).ticketId;
    const { ticketId: unassigned } = await file(world, { topic: 'data-update', vehicles: null });
    to('2026-05-29 11:00');
    await act(world, closed, manager, { type: 'assign', to: specialist.shortId });
    to('2026-06-01 10:00');
    await solve(world, closed);
    await act(world, unassigned, author, { type: 'close' });
    to('2026-06-01 11:00');
    await file(world, { topic: 'data-update', vehicles: null });
    to('2026-06-01 12:00');
    await act(world, closed, author, { type: 'confirm' });
    to('2026-06-01 18:00');
  });

  test('is summed by topic, month, client, person and ticket: closed ones as written down, open ones as they are', async () => {
    const { lines, total, open, leftOut } = await both();
    expect([total, open, leftOut]).toEqual([minutes(510 + 510 + 420, 120, 3), 1, 0]);
    expect(lines).toEqual([
      { key: 'data-update', ...minutes(510 + 420, 0, 2) },
      { key: 'consulting', ...minutes(510, 120, 1) },
    ]);
    expect((await both({ by: 'month' })).lines).toEqual([
      { key: '2026-05', ...minutes(960, 0, 2) },
      { key: '2026-06', ...minutes(480, 120, 3) },
    ]);
    expect((await both({ by: 'client' })).lines).toEqual([{ key: world.clientId, ...total }]);
    expect((await both({ by: 'specialist' })).lines).toEqual([
      { key: null, ...minutes(930, 0, 2) },
      { key: world.specialist.shortId, ...minutes(510, 120, 1) },
    ]);
    expect((await both({ by: 'ticket', most: 1 })).lines).toEqual([{ key: closed, ...minutes(510, 120, 1) }]);
    expect((await both({ by: 'ticket', most: 1 })).more).toBe(2);
    const named = async (by: string) => (await sums({ by })).lines.map(({ name }) => name);
    expect([await named('client'), await named('specialist')]).toEqual([['Северный путь'], [null, 'specialist']]);
  });

  test('months, a client, a topic and a person narrow it; another desk and other services’ tickets are not in it', async () => {
    expect((await both({ from: '2026-06' })).total).toEqual(minutes(480, 120, 3));
    expect((await both({ topic: 'consulting' })).total).toEqual(minutes(510, 120, 1));
    expect((await both({ about: world.specialist.shortId })).total).toEqual(minutes(510, 120, 1));
    expect((await both({ clientId: world.author.personId })).total).toEqual(minutes(0, 0, 0));
    expect((await both({ scope: { desk: 'demo' } })).total).toEqual(minutes(0, 0, 0));
    expect((await both({ scope: { desk: 'skai', exceptClients: [world.clientId] } })).total).toEqual(minutes(0, 0, 0));
  });

  test('what changes after the closing is counted anew, and so is what is closed again; too many open ones are named', async () => {
    const { author, clock, store } = world;
    await both();
    await act(world, closed, author, { type: 'rate', score: 'good' });
    expect(await sums()).toMatchObject({ counted: 2, total: minutes(1_440, 120, 3) });
    expect(await both()).toMatchObject({ open: 1, total: minutes(1_440, 120, 3) });
    clock.pass(16 * 3_600_000);
    await act(world, closed, author, { type: 'reopen', text: 'Снова' });
    clock.pass(3_600_000);
    // Since yesterday's closing 90 minutes of one, an hour of the other since it was reopened.
    expect(await both()).toMatchObject({ open: 2, total: minutes(1_440 + 90 + 60, 120, 3) });
    expect(await sums({ mostOpen: 1 })).toMatchObject({
      counted: 1,
      leftOut: 1,
      total: minutes(510 + 510 + 60, 120, 2),
    });
    await act(world, closed, author, { type: 'close' });
    expect(await both()).toMatchObject({ open: 1, total: minutes(1_440 + 90 + 60, 120, 3) });
    expect(await store.countClosedTime()).toBe('idle');
  });
});
