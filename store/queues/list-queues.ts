import { isUuid } from '../json';
import type { StoreContext } from '../store-context';
import { savedQueueOf, withOwner, type SavedQueue } from './saved-queue';

/** ё beside е, whatever the capitals. */
const byName = new Intl.Collator('ru');

/** The queues that somebody has at a desk: the own ones, and those that all share. By name. */
export async function listQueues(
  { database }: StoreContext,
  { desk, personId }: { readonly desk: string; readonly personId: string },
): Promise<SavedQueue[]> {
  const rows = await database.savedQueue.findMany({
    where: { desk, OR: [{ ownerId: personId }, { shared: true }] },
    include: withOwner,
  });
  return rows
    .map(savedQueueOf)
    .sort((one, other) => byName.compare(one.name, other.name) || (one.id < other.id ? -1 : 1));
}

/** One of them; null for what somebody else keeps to himself. */
export async function findQueue(
  { database }: StoreContext,
  { id, desks, personId }: { readonly id: string; readonly desks: readonly string[]; readonly personId: string },
): Promise<SavedQueue | null> {
  if (!isUuid(id)) return null;
  const row = await database.savedQueue.findFirst({
    where: { id, desk: { in: [...desks] }, OR: [{ ownerId: personId }, { shared: true }] },
    include: withOwner,
  });
  return row && savedQueueOf(row);
}
