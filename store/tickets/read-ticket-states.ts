import { ticketKind } from '../../domain/ticket';
import type { TicketState } from '../../domain/ticket';
import { stateOf } from '../process/state-of';
import type { StoreContext } from '../store-context';

/** How tickets stand, by id: for lists, which say of each what it waits for. One that is gone is left out. */
export async function readTicketStates(
  { database }: StoreContext,
  ids: readonly string[],
): Promise<ReadonlyMap<string, TicketState>> {
  if (ids.length === 0) return new Map();
  const rows = await database.$queryRaw<{ id: string; state: unknown }[]>`
    SELECT "id", "state" FROM "process" WHERE "kind" = 'ticket' AND "id" = ANY(${[...ids]}::uuid[])`;
  const states = rows.map(async ({ id, state }) => [id, await stateOf(database, ticketKind, id, state)] as const);
  return new Map(await Promise.all(states));
}
