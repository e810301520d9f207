import type { Instant } from '../../domain/time';
import type { StoreContext } from '../store-context';

/** How many tickets letters of one address have opened at a desk. */
export async function lettersThatOpened(
  { database }: StoreContext,
  desk: string,
  fromAddress: string,
  since: Instant,
): Promise<number> {
  return database.letterIn.count({
    where: { desk, fromAddress, outcome: 'ticket', settledAt: { gte: new Date(since) } },
  });
}

/** How many words letters of one address have brought into a ticket. */
export async function wordsByLetter(
  { database }: StoreContext,
  desk: string,
  fromAddress: string,
  ticketId: string,
  since: Instant,
): Promise<number> {
  return database.letterIn.count({
    where: { desk, fromAddress, outcome: 'reply', rootId: ticketId, settledAt: { gte: new Date(since) } },
  });
}
