/** How fast a step of a batch may go. */
export interface Pace {
  /** Asked before each process; resolves when it may go on. */
  readonly pace: () => Promise<void>;
  /** What is left waits for the next step. */
  readonly goesOn: () => boolean;
}

/** Processes that are decided at a time: while one waits for the database, another one is decided. */
const lanes = 4;

/** @returns the last that was worked on, in the order given, with all before it; undefined for none */
export async function inLanes<T>(
  { pace, goesOn }: Pace,
  all: readonly T[],
  work: (one: T) => Promise<unknown>,
): Promise<T | undefined> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < all.length && goesOn()) {
      const one = all[next];
      next += 1;
      if (one === undefined) return;
      await pace();
      await work(one);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return all[next - 1];
}
