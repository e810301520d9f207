import { LRUCache } from 'lru-cache';

/** Answers that never change under their key. What was least recently asked for goes first. */
export interface Kept<V extends object> {
  get(key: string): V | undefined;
  set(key: string, value: V): void;
  /** The answer, found by `find` where it is not kept; whoever asks while it is being found waits for the same one. */
  recall(key: string, find: () => Promise<V>): Promise<V>;
}

export function keep<V extends object>(most: number): Kept<V> {
  const kept = new LRUCache<string, V, () => Promise<V>>({
    max: most,
    // One that is pushed out while it is still on its way reaches those who wait for it all the same.
    ignoreFetchAbort: true,
    fetchMethod: (_key, _stale, { context }) => context(),
  });
  return {
    get: (key) => kept.get(key),
    set: (key, value) => void kept.set(key, value),
    recall: (key, find) => kept.forceFetch(key, { context: find }),
  };
}
