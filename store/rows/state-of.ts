import { fold, upcast } from '../../domain/ticket';
import type { TicketEvent, TicketState } from '../../domain/ticket';
import type { Queryable } from '../database';

/** The shape of states that this version writes. */
const stateSchema = 2;

/**
 * The state a ticket's row holds. One written in an older shape is folded anew from the events, which are the truth.
 *
 * @throws when there are no events to fold
 */
export async function stateOf(database: Queryable, ticketId: string, stored: unknown): Promise<TicketState> {
  // Written by the commit as it came from the process; its schema says whether the shape is still ours.
  const state = stored as TicketState;
  if (state.schema === stateSchema) return state;
  const folded = fold(await readEvents(database, ticketId, 0));
  if (folded === undefined) throw new Error(`The ticket ${ticketId} has no history.`);
  return folded;
}

/** Events of a ticket after a revision, in the shapes of this version, in order. */
export async function readEvents(
  database: Queryable,
  ticketId: string,
  after: number,
  most?: number,
): Promise<TicketEvent[]> {
  const rows = await database.ticketEvent.findMany({
    where: { ticketId, revision: { gt: after } },
    orderBy: { revision: 'asc' },
    take: most,
  });
  return rows.map(({ revision, type, schema, at, by, commandId, data }) => {
    const body = upcast({ schema, type, data });
    return { ...body, revision, at: at.getTime(), by, commandId } as TicketEvent;
  });
}
