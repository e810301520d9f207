/** A bounded number at once, and a bounded number that waits (REVIEW 9). */
import { Turns } from '../../api/limits/turns';

/** Work that lasts until it is told to end. */
function work(
  turns: Turns,
  key: string,
): { readonly done: Promise<'done' | 'refused'>; readonly end: () => void; begun: boolean } {
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const it = {
    begun: false,
    end: () => end(),
    done: Promise.resolve('refused' as const) as Promise<'done' | 'refused'>,
  };
  it.done = turns
    .run(key, async () => {
      it.begun = true;
      await ended;
      return 'done' as const;
    })
    .catch(() => 'refused' as const);
  return it;
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('so many work at once, so many wait in order, the rest is refused; keys do not know of each other', async () => {
  const turns = new Turns({ atOnce: 2, waiting: 2, patienceMs: 60_000 });
  const all = Array.from({ length: 5 }, () => work(turns, 'a'));
  const other = work(turns, 'b');
  await settle();
  expect(all.map(({ begun }) => begun)).toEqual([true, true, false, false, false]);
  expect(other.begun).toBe(true);
  expect(await all[4]?.done).toBe('refused');
  all[1]?.end();
  await settle();
  expect(all.map(({ begun }) => begun)).toEqual([true, true, true, false, false]);
  for (const each of [...all, other]) each.end();
  expect(await Promise.all(all.slice(0, 4).map(({ done }) => done))).toEqual(Array(4).fill('done'));
});

test('who waits too long is told how long to stay away, and its turn goes to the next', async () => {
  const turns = new Turns({ atOnce: 1, waiting: 9, patienceMs: 1 });
  const giveBack = await turns.take('a');
  await expect(turns.take('a')).rejects.toMatchObject({ status: 429, extras: { headers: { 'Retry-After': '1' } } });
  giveBack();
  giveBack();
  const again = await turns.take('a');
  await expect(turns.take('a')).rejects.toMatchObject({ status: 429 });
  again();
});
