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
