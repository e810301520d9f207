import { setTimeout as delay } from 'node:timers/promises';

/** Work that a worker does again and again beside its workflows. */
export interface Loop {
  /** Lets a pass that is under way finish, and begins no other. */
  stop(): Promise<void>;
  /** There is something to do: the next pass begins at once, unless passes fail. */
  wake(): void;
}

export interface Pace {
  /** Milliseconds between passes that found nothing. */
  readonly idleMs: number;
  /** The longest pause between passes that fail; it doubles up to this. */
  readonly longestMs: number;
  readonly onError: (error: unknown) => void;
}

/** Repeats `pass`: at once after one that found work, after a pause otherwise, and ever later while it fails. */
export function repeat(pass: () => Promise<'more' | 'idle'>, { idleMs, longestMs, onError }: Pace): Loop {
  let ending = false;
  let woken = false;
  let failures = 0;
  let rest = new AbortController();
  const run = async (): Promise<void> => {
    while (!ending) {
      let pause = 0;
      woken = false;
      try {
        if ((await pass()) === 'idle') pause = idleMs;
        failures = 0;
      } catch (error) {
        onError(error);
        pause = Math.min(idleMs * 2 ** failures, longestMs);
        failures += 1;
      }
      if (ending || (woken && failures === 0)) continue;
      rest = new AbortController();
      await delay(pause, undefined, { signal: rest.signal }).catch(() => undefined);
    }
  };
  const done = run();
  return {
    wake: () => {
      woken = true;
      if (failures === 0) rest.abort();
    },
    stop: async () => {
      ending = true;
      rest.abort();
      await done;
    },
  };
}
