import { setTimeout as delay } from 'node:timers/promises';

/** Work that a worker does again and again beside its workflows. */
export interface Loop {
  /** Lets a pass that is under way finish, and begins no other. */
  stop(): Promise<void>;
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
  const ending = new AbortController();
  const run = async (): Promise<void> => {
    let failures = 0;
    while (!ending.signal.aborted) {
      let pause = 0;
      try {
        if ((await pass()) === 'idle') pause = idleMs;
        failures = 0;
      } catch (error) {
        onError(error);
        pause = Math.min(idleMs * 2 ** failures, longestMs);
        failures += 1;
      }
      await delay(pause, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  };
  const done = run();
  return {
    stop: async () => {
      ending.abort();
      await done;
    },
  };
}
