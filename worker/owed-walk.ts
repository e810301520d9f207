import type { Store } from '../store';

/** One as the worker starts, and one an hour later: for what an earlier release beside it has written meanwhile. */
const walks = 2;

/** Says who owes the next step of tickets that an earlier release has written, some at a time. */
export function createOwedWalk(store: Pick<Store, 'noteOwed'>): () => Promise<'more' | 'idle'> {
  let done = 0;
  let after: string | null = null;
  return async () => {
    if (done >= walks) return 'idle';
    after = (await store.noteOwed(after)).after;
    if (after !== null) return 'more';
    done += 1;
    return 'idle';
  };
}
