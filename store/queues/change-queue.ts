import { cleanText } from '../json';
import type { StoreContext } from '../store-context';
import { mostOwn, mostShared } from './add-queue';
import { savedQueueOf, withOwner, type QueueFilter, type SavedQueue } from './saved-queue';

export interface QueueChange {
  readonly name?: string | undefined;
  readonly shared?: boolean | undefined;
  readonly filter?: QueueFilter | undefined;
}

export type QueueChanged =
  | { readonly kind: 'changed'; readonly queue: SavedQueue }
  | { readonly kind: 'too-many' }
  | { readonly kind: 'gone' };

/** Changes what is named of a saved queue. */
export async function changeQueue(
  { database, clock }: StoreContext,
  id: string,
  { name, shared, filter }: QueueChange,
): Promise<QueueChanged> {
  const before = await database.savedQueue.findUnique({ where: { id } });
  if (before === null) return { kind: 'gone' };
  if (shared !== undefined && shared !== before.shared) {
    const { desk, ownerId } = before;
    const there = await database.savedQueue.count({ where: { desk, shared, ...(shared ? {} : { ownerId }) } });
    if (there >= (shared ? mostShared : mostOwn)) return { kind: 'too-many' };
  }
  const { count } = await database.savedQueue.updateMany({
    where: { id },
    data: {
      updatedAt: new Date(await clock.now()),
      ...(name === undefined ? {} : { name: cleanText(name) }),
      ...(shared === undefined ? {} : { shared }),
      ...(filter === undefined ? {} : { filter: { queue: filter.queue, search: { ...filter.search } } }),
    },
  });
  if (count === 0) return { kind: 'gone' };
  const row = await database.savedQueue.findUnique({ where: { id }, include: withOwner });
  return row === null ? { kind: 'gone' } : { kind: 'changed', queue: savedQueueOf(row) };
}

/** Forgets a saved queue; one that is gone stays gone. */
export async function removeQueue({ database }: StoreContext, id: string): Promise<void> {
  await database.savedQueue.deleteMany({ where: { id } });
}
