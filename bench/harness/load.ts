/**
 * Keeps so many calls going for so long (a closed loop) and tells how many ended a second. Calls under way at the end are
 * waited for and counted, with the time they take.
 *
 * @throws what the first call throws that fails
 */
export async function perSecond(concurrency: number, seconds: number, call: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  const end = begun + seconds * 1000;
  let count = 0;
  const one = async (): Promise<void> => {
    while (performance.now() < end) {
      await call();
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, one));
  return (count * 1000) / (performance.now() - begun);
}

/** Makes the calls one after the other. @returns how long each took, in milliseconds */
export async function latencies(count: number, call: (index: number) => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const begun = performance.now();
    await call(index);
    taken.push(performance.now() - begun);
  }
  return taken;
}
