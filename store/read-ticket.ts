import type { TicketRules, TicketState } from '../domain/ticket';
import type { Instant } from '../domain/time';
import { isUuid } from './json';
import { stateOf } from './rows/state-of';
import type { StoreContext } from './store-context';

/** A ticket as it stands, with the rules it goes by. */
export interface TicketRead {
  readonly state: TicketState;
  readonly rules: TicketRules;
  readonly subject: string;
  /** What was filled in beside the text when it was filed. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly status: string;
  readonly nextDue: Instant | null;
  readonly updatedAt: Instant;
  readonly clientName: string;
  /** A run of the engine has acknowledged the ticket. */
  readonly runConfirmed: boolean;
  /** Closed, and nothing with a date is left to wait for. */
  readonly ended: boolean;
}

/** A ticket by id or by its public number (capitals or not); undefined when there is none. */
export async function readTicket(
  { database, library }: StoreContext,
  idOrTid: string,
): Promise<TicketRead | undefined> {
  const row = await database.ticket.findUnique({
    where: isUuid(idOrTid) ? { id: idOrTid } : { tid: idOrTid.toUpperCase() },
    include: { client: { select: { name: true } } },
  });
  if (row === null) return undefined;
  const state = await stateOf(database, row.id, row.state);
  return {
    state,
    rules: await library.pinned(state.rules),
    subject: row.subject,
    fields: row.fields as Record<string, unknown>,
    status: row.status,
    nextDue: row.nextDue?.getTime() ?? null,
    updatedAt: row.updatedAt.getTime(),
    clientName: row.client.name,
    runConfirmed: row.runConfirmedAt !== null,
    ended: row.endedAt !== null,
  };
}

/** The part of a ticket that decisions need; undefined when there is none. */
export async function readPinned(
  { database, library }: StoreContext,
  ticketId: string,
): Promise<Pick<TicketRead, 'state' | 'rules' | 'runConfirmed'> | undefined> {
  const row = await database.ticket.findUnique({
    where: { id: ticketId },
    select: { state: true, runConfirmedAt: true },
  });
  if (row === null) return undefined;
  const state = await stateOf(database, ticketId, row.state);
  return { state, rules: await library.pinned(state.rules), runConfirmed: row.runConfirmedAt !== null };
}
