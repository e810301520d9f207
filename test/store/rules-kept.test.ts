import { Calendars } from '../../store/rules/compile-rules';
import { keep } from '../../store/rules/kept';
import { layersOf } from '../../store/rules/read-rules';
import { shippedLayers } from '../../regulations/load-calendars';

/** Finds a value of its own each time, counted by key. */
function finder() {
  const runs = new Map<string, number>();
  const find = (key: string) => async () => {
    runs.set(key, (runs.get(key) ?? 0) + 1);
    await Promise.resolve();
    return { key };
  };
  return { runs, find };
}

test('what was least recently asked for goes first', async () => {
  const kept = keep<{ readonly key: string }>(2);
  const { runs, find } = finder();
  for (const key of ['a', 'b', 'a', 'c', 'a']) await kept.recall(key, find(key));
  expect(Object.fromEntries(runs)).toEqual({ a: 1, b: 1, c: 1 });
  expect([kept.get('a'), kept.get('b'), kept.get('c')]).toEqual([{ key: 'a' }, undefined, { key: 'c' }]);
});

test('equal loads run once, one that is pushed out meanwhile reaches all who wait, and a failed one is tried again', async () => {
  const kept = keep<{ readonly key: string }>(2);
  const { runs, find } = finder();
  const keys = ['a', 'a', 'b', 'c', 'd', 'a'];
  const found = await Promise.all(keys.map((key) => kept.recall(key, find(key))));
  expect(found.map(({ key }) => key)).toEqual(keys);
  expect(found[0]).toBe(found[1]);
  expect([runs.get('b'), runs.get('c'), runs.get('d')]).toEqual([1, 1, 1]);
  const failing = () => Promise.reject(new Error('no database'));
  await expect(Promise.all([kept.recall('e', failing), kept.recall('e', failing)])).rejects.toThrow('no database');
  expect(await kept.recall('e', find('e'))).toEqual({ key: 'e' });
});

test('a calendar is compiled once a content: its own dates and the years that it rests on', () => {
  const years = (shippedLayers()('ru') ?? []).map((data) => ({
    layer: 'ru',
    year: data.year,
    digest: data.version,
    data,
  }));
  const [layers, same] = [layersOf(years), layersOf(years)];
  const more = layersOf([...years.slice(1)]);
  const calendars = new Calendars();
  const work = { timeZone: 'Europe/Moscow', week: { mon: [['09:00', '18:00'] as const] }, layers: ['ru'] };
  const first = calendars.compile(work, layers);
  expect(first.ok).toBe(true);
  expect(calendars.compile({ ...work }, same)).toBe(first);
  expect(calendars.compile(work, more)).not.toBe(first);
  expect(calendars.compile({ ...work, timeZone: 'Asia/Omsk' }, layers)).not.toBe(first);
});
