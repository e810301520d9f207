import { shareReadings } from '../../store/share-readings';

test('X-5 nobody is told what was read before it was asked, and who asks meanwhile shares the next reading', async () => {
  const begun: ((value: number) => void)[] = [];
  const ask = shareReadings(() => new Promise<number>((resolve) => begun.push(resolve)));
  const first = ask();
  await settle();
  const [second, third] = [ask(), ask()];
  await settle();
  expect(begun).toHaveLength(1);
  begun[0]?.(1);
  expect(await first).toBe(1);
  await settle();
  expect(begun).toHaveLength(2);
  begun[1]?.(2);
  expect(await Promise.all([second, third])).toEqual([2, 2]);
});

test('X-5 a reading that fails fails for those who share it, and the next is read', async () => {
  let readings = 0;
  const ask = shareReadings(async () => {
    readings += 1;
    if (readings === 1) throw new Error('away');
    return readings;
  });
  const both = await Promise.allSettled([ask(), ask()]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await ask()).toBe(2);
});

/** Lets everything go on that waits for nothing. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
