import { cleanText, contentDigest, toJson } from '../json';
import type { StoreContext } from '../store-context';
import { savedQueueOf, withOwner, type QueueFilter, type SavedQueue } from './saved-queue';

/** So many somebody keeps at a desk, and so many all of a desk share: more are found by nobody. */
export const mostOwn = 50;
export const mostShared = 100;

export interface NewQueue {
  readonly id: string;
  readonly desk: string;
  readonly ownerId: string;
  readonly name: string;
  readonly shared: boolean;
  readonly filter: QueueFilter;
}

export type QueueAdded =
  | { readonly kind: 'added'; readonly queue: SavedQueue }
  | { readonly kind: 'too-many' }
  /** The id stands for another one. */
  | { readonly kind: 'conflict' };

/** Saves a queue, once an id: the same again is answered alike. */
export async function addQueue({ database, clock }: StoreContext, queue: NewQueue): Promise<QueueAdded> {
  const { id, desk, ownerId, shared, filter } = queue;
  const name = cleanText(queue.name);
  const at = new Date(await clock.now());
  const most = shared ? mostShared : mostOwn;
  await database.$executeRaw`
    INSERT INTO "saved_queue" ("id", "desk", "owner_id", "name", "shared", "filter", "created_at", "updated_at")
    SELECT ${id}::uuid, ${desk}, ${ownerId}, ${name}, ${shared}, ${toJson(filter)}::jsonb, ${at}, ${at}
    WHERE (SELECT count(*) FROM "saved_queue"
      WHERE "desk" = ${desk} AND "shared" = ${shared} AND (${shared} OR "owner_id" = ${ownerId})) < ${most}
    ON CONFLICT ("id") DO NOTHING`;
  const row = await database.savedQueue.findUnique({ where: { id }, include: withOwner });
  if (row === null) return { kind: 'too-many' };
  const found = savedQueueOf(row);
  const { ownerName: _name, ...kept } = found;
  return contentDigest({ ...kept }) === contentDigest({ id, desk, ownerId, name, shared, filter })
    ? { kind: 'added', queue: found }
    : { kind: 'conflict' };
}
