import { repeat } from '../../operations/loop';

test('a pass that fails does not end the loop, one that found work is followed at once, and stopping waits for the pass under way', async () => {
  const script: (() => Promise<'more' | 'idle'>)[] = [
    () => Promise.reject(new Error('away')),
    async () => 'more',
    async () => 'more',
  ];
  const errors: unknown[] = [];
  let passes = 0;
  let finished = false;
  let reached = (): void => undefined;
  const last = new Promise<void>((resolve) => (reached = resolve));
  const loop = repeat(
    async () => {
      passes += 1;
      const next = script.shift();
      if (next) return next();
      reached();
      await new Promise((resolve) => setTimeout(resolve, 50));
      finished = true;
      return 'idle';
    },
    { idleMs: 1, longestMs: 10, onError: (error) => errors.push(error) },
  );
  await last;
  await loop.stop();
  expect(finished).toBe(true);
  expect(errors).toHaveLength(1);
  const after = passes;
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(passes).toBe(after);
});
