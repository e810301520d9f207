import { setTimeout as delay } from 'node:timers/promises';

/**
 * Keeps so many calls going for so long (a closed loop) and tells how many ended a second. Calls under way at the end are
 * waited for and counted, with the time they take.
 *
 * @throws what the first call throws that fails
 */
export async function perSecond(
  concurrency: number,
  seconds: number,
  call: (index: number) => Promise<unknown>,
): Promise<number> {
  const begun = performance.now();
  const end = begun + seconds * 1000;
  let begunCalls = 0;
  let count = 0;
  const one = async (): Promise<void> => {
    while (performance.now() < end) {
      await call(begunCalls++);
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, one));
  return (count * 1000) / (performance.now() - begun);
}

/** Makes the calls one after the other. @returns how long each took, in milliseconds */
export async function latencies(count: number, call: (index: number) => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let index = 0; index < count; index += 1) taken.push(await timed(() => call(index)));
  return taken;
}

/**
 * Begins a call every so many milliseconds for so long, whether or not the one before has ended (an open loop).
 *
 * @returns how long each took, in milliseconds
 * @throws what the first call throws that fails
 */
export async function paced(
  everyMs: number,
  seconds: number,
  call: (index: number) => Promise<unknown>,
): Promise<number[]> {
  const begun = performance.now();
  const calls: Promise<number>[] = [];
  for (let index = 0; index * everyMs < seconds * 1000; index += 1) {
    await delay(Math.max(0, begun + index * everyMs - performance.now()));
    const taken = timed(() => call(index));
    // Those that fail are told of at the end, by the first of them.
    taken.catch(() => undefined);
    calls.push(taken);
  }
  return Promise.all(calls);
}

/** Runs the call for every index below `count`, so many at once. @returns their results in order */
export async function atOnce<T>(concurrency: number, count: number, call: (index: number) => Promise<T>): Promise<T[]> {
  const results = new Array<T>(count);
  let next = 0;
  const one = async (): Promise<void> => {
    while (next < count) {
      const index = next++;
      results[index] = await call(index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, count) }, one));
  return results;
}

/** @returns how long the call took, in milliseconds */
export async function timed(call: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await call();
  return performance.now() - begun;
}
