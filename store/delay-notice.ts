import type { Instant } from '../domain/time';
import type { StoreContext } from './store-context';

/**
 * A letter that has left is late, as a server on its way reports: people see that, and nothing else changes, since it may still
 * arrive. What a clock counts from stays the hand-over.
 *
 * @param at when the report was received; null: it has arrived after all
 */
export async function delayNotice({ database }: StoreContext, id: string, at: Instant | null): Promise<void> {
  await database.notice.updateMany({
    where: { id, channel: 'email', state: 'delivered' },
    data: { delayedAt: at === null ? null : new Date(at) },
  });
}
