import type { Instant } from '../../domain/time';
import type { StoreContext } from '../store-context';

/** How much came from one address lately. */
export interface RecentLetters {
  /** Tickets it opened since the first of the instants. */
  readonly opened: number;
  /** Words it brought into one ticket since the second of them. */
  readonly words: number;
}

/** Counts what came from an address to a desk. @param words of which ticket; null: none is asked about */
export async function recentLetters(
  { database }: StoreContext,
  { desk, address }: { readonly desk: string; readonly address: string },
  openedSince: Instant,
  words: { readonly ticketId: string; readonly since: Instant } | null,
): Promise<RecentLetters> {
  const from = { desk, fromAddress: address };
  const [opened, said] = await Promise.all([
    database.letterIn.count({ where: { ...from, outcome: 'ticket', settledAt: { gte: new Date(openedSince) } } }),
    words === null
      ? 0
      : database.letterIn.count({
          where: { ...from, outcome: 'reply', rootId: words.ticketId, settledAt: { gte: new Date(words.since) } },
        }),
  ]);
  return { opened, words: said };
}
