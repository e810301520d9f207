import fc from 'fast-check';
import { addActor, identity, makeWorld, monday } from './support';
import type { World } from './support';

let world: World;
let van: string;
beforeAll(async () => {
  world = await makeWorld();
  const { shortId } = await addActor(world.store, 'ivan', 'technician', null);
  const hours = { week: { mon: [['09:00', '18:00']] } } as const;
  await world.store.saveTechnician({ desk: 'skai', shortId, skills: [], home: '54', hours });
  van = `van-${shortId}`;
});
afterAll(() => world.close());

type Move = Parameters<World['store']['moveSpares']>[0];

function move(changes: Partial<Move>) {
  const { personId: byId } = world.manager;
  return world.store.moveSpares({
    identity: identity(),
    desk: 'skai',
    byId,
    lines: [{ part: 'relay', quantity: 1 }],
    origin: null,
    place: 'main',
    ...changes,
  });
}

const lines = (part: string, quantity: number) => [{ part, quantity }];

type Stock = Parameters<World['store']['listStock']>[0];

/** Read one line a page, so every list here also proves that pages follow each other. */
async function stockOf(filter: Stock) {
  const lines: { readonly place: string; readonly part: string; readonly onHand: number; readonly reserved: number }[] =
    [];
  let cursor: string | null = null;
  do {
    const page = await world.store.listStock(filter, cursor, 1);
    if (page.kind !== 'page') throw new Error(page.kind);
    lines.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== null);
  return lines;
}

/** What lies where, as `place part onHand/reserved`. */
async function stock(part: string): Promise<string[]> {
  const all = await stockOf({ desk: 'skai' });
  return all.filter((row) => row.part === part).map(({ place, onHand, reserved }) => `${place} ${onHand}/${reserved}`);
}

function reserve(place: string, part: string, reserved: number) {
  return world.prisma.spareStock.update({
    where: { desk_place_part: { desk: 'skai', place, part } },
    data: { reserved },
  });
}

test('HD-9 spares are delivered, moved to a van and written off, and every move is on the record', async () => {
  const part = 'Датчик уровня топлива';
  expect(await move({ lines: lines(part, 5) })).toEqual({
    kind: 'moved',
    replay: false,
    move: { desk: 'skai', lines: lines(part, 5), origin: null, place: 'main', at: monday },
  });
  expect(await move({ lines: lines(part, 2), origin: 'main', place: van })).toMatchObject({ kind: 'moved' });
  expect(await move({ lines: lines(part, 1), origin: van, place: null })).toMatchObject({ kind: 'moved' });
  expect(await stock(part)).toEqual(['main 3/0', `${van} 1/0`]);
  const moves = await world.prisma.spareMove.findMany({ where: { part }, orderBy: { id: 'asc' } });
  expect(moves.map(({ quantity, origin, place, byId }) => [quantity, origin, place, byId])).toEqual([
    [5, null, 'main', world.manager.personId],
    [2, 'main', van, world.manager.personId],
    [1, van, null, world.manager.personId],
  ]);
  await expect(world.prisma.spareMove.updateMany({ data: { quantity: 9 } })).rejects.toThrow();
  expect(await stockOf({ desk: 'skai', place: van })).toEqual([{ place: van, part, onHand: 1, reserved: 0 }]);
  expect(await stockOf({ desk: 'demo' })).toEqual([]);
  expect(await stockOf({ desk: 'skai', place: 'nowhere' })).toEqual([]);
});

test('HD-9 what is short moves nothing of the whole, and leaves no trace', async () => {
  await move({ lines: lines('bolt', 3) });
  await move({ lines: lines('nut', 3) });
  await reserve('main', 'bolt', 2);
  const wanted = [...lines('nut', 1), ...lines('bolt', 2), ...lines('washer', 1)];
  const before = await world.prisma.spareMove.count();
  expect(await move({ lines: wanted, origin: 'main', place: 'second' })).toEqual({
    kind: 'spares-short',
    parts: ['bolt', 'washer'],
  });
  expect([await stock('bolt'), await stock('nut')]).toEqual([['main 3/2'], ['main 3/0']]);
  expect(await world.prisma.spareStock.count({ where: { place: 'second' } })).toBe(0);
  expect(await world.prisma.spareMove.count()).toBe(before);
  expect(await move({ lines: lines('bolt', 1), origin: 'main', place: 'second' })).toMatchObject({ kind: 'moved' });
  expect(await stock('bolt')).toEqual(['main 2/2', 'second 1/0']);
});

test('HD-9 the same word again has no effect, other content under its identity is a conflict', async () => {
  const own = identity();
  const part = 'fuse';
  const first = await move({ identity: own, lines: [...lines(part, 2), ...lines(part, 3)] });
  world.clock.pass(1_000);
  const again = await move({ identity: own, lines: lines(part, 5) });
  if (first.kind !== 'moved') throw new Error(first.kind);
  expect(again).toEqual({ ...first, replay: true });
  expect(await move({ identity: own, lines: lines(part, 6) })).toEqual({ kind: 'conflict' });
  expect(await move({ identity: own, lines: lines(part, 5), place: 'second' })).toEqual({ kind: 'conflict' });
  expect(await stock(part)).toEqual(['main 5/0']);
  // Also eight times at once.
  const twin = identity();
  const all = await Promise.all(Array.from({ length: 8 }, () => move({ identity: twin, lines: lines(part, 1) })));
  expect(all.filter((each) => each.kind === 'moved' && !each.replay)).toHaveLength(1);
  expect(await stock(part)).toEqual(['main 6/0']);
});

test('HD-9 a van belongs to somebody who goes on visits', async () => {
  for (const place of ['van-te-99', 'van-', `van-${world.specialist.shortId}`]) {
    expect(await move({ place })).toEqual({ kind: 'unknown-technician' });
  }
  expect(await move({ desk: 'demo', place: van })).toEqual({ kind: 'unknown-technician' });
});

test('HD-9 twenty at once never take a stock below zero', async () => {
  const part = 'antenna';
  await move({ lines: lines(part, 7) });
  await reserve('main', part, 2);
  const moved = await Promise.all(
    Array.from({ length: 20 }, () => move({ lines: lines(part, 1), origin: 'main', place: van })),
  );
  expect(moved.filter(({ kind }) => kind === 'moved')).toHaveLength(5);
  expect(moved.filter(({ kind }) => kind === 'spares-short')).toHaveLength(15);
  expect(await stock(part)).toEqual(['main 2/2', `${van} 5/0`]);
  const update = world.prisma.spareStock.updateMany({ where: { part, place: 'main' }, data: { onHand: 1 } });
  await expect(update).rejects.toThrow();
});

test('HD-9 moves to and fro at once neither lose nor make spares, and none waits for ever', async () => {
  const parts = ['a', 'b', 'c'];
  const places = ['main', 'second', van];
  await move({ lines: parts.map((part) => ({ part, quantity: 10 })) });
  const moves = fc.record({
    origin: fc.constantFrom(...places),
    place: fc.constantFrom(...places),
    lines: fc
      .subarray(parts, { minLength: 1 })
      .chain((chosen) => fc.shuffledSubarray(chosen, { minLength: chosen.length }))
      .map((chosen) => chosen.map((part) => ({ part, quantity: 2 }))),
  });
  const rounds = fc.array(
    moves.filter(({ origin, place }) => origin !== place),
    { minLength: 10, maxLength: 20 },
  );
  await fc.assert(
    fc.asyncProperty(rounds, async (round) => {
      const kinds = (await Promise.all(round.map((each) => move(each)))).map(({ kind }) => kind);
      expect(kinds.every((kind) => kind === 'moved' || kind === 'spares-short')).toBe(true);
      for (const part of parts) {
        const rows = await world.prisma.spareStock.findMany({ where: { part } });
        expect(rows.reduce((sum, { onHand }) => sum + onHand, 0)).toBe(10);
        expect(rows.every(({ onHand }) => onHand >= 0)).toBe(true);
      }
    }),
    { numRuns: 15 },
  );
});
