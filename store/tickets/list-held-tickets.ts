import type { StoreContext } from '../store-context';

/** A ticket that somebody is responsible for. */
export interface HeldTicket {
  readonly id: string;
  readonly tid: string;
  /** That holds it; null: the one without a name. */
  readonly service: string | null;
}

/** The open tickets of a responsible, by the short id; in the order of their due instants. */
export async function listHeldTickets(
  { database }: StoreContext,
  desk: string,
  shortId: string,
): Promise<readonly HeldTicket[]> {
  return database.ticket.findMany({
    where: { desk, assignee: shortId, stage: { not: 'closed' } },
    select: { id: true, tid: true, service: true },
    orderBy: [{ nextDue: 'asc' }, { id: 'asc' }],
  });
}
