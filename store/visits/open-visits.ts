import { isVisitOpen } from '../../domain/ticket';
import type { Command, TicketEvent, TicketState } from '../../domain/ticket';
import type { Instant } from '../../domain/time';
import type { Site, VisitCommand } from '../../domain/visit';
import type { Transaction } from '../database';
import { clean } from '../json';
import type { LoadedRules } from '../rules/library';
import { applyVisitCommands } from './apply-visit-commands';
import { tellTicket } from './tell-ticket';

/** A visit that needs a run, and what the engine's console lists it under. */
export interface UnstartedVisit {
  readonly id: string;
  readonly summary: string;
}

/** Number and region: what a person looking through the console knows a visit by. */
export function visitSummary({
  number,
  site,
}: {
  readonly number: string;
  readonly site: Pick<Site, 'subject'>;
}): string {
  return `${number} · ${site.subject}`;
}

/** No visit that is just being opened has booked anybody yet. */
const nobody = () => ({ technician: () => undefined, engagement: () => 'technician-off' as const, stock: () => 0 });

/**
 * Opens the visits that the events of a ticket ask for, in the transaction that holds the ticket's lock.
 *
 * @returns whether any of them has put a word into the ticket's inbox
 */
export async function openVisits(
  transaction: Transaction,
  loaded: LoadedRules,
  now: Instant,
  ticket: TicketState,
  commands: readonly Command[],
  events: readonly TicketEvent[],
): Promise<boolean> {
  let told = false;
  for (const event of events) {
    if (event.type !== 'visit-requested') continue;
    const command = commands.find(({ id }) => id === event.commandId);
    if (command?.body.type !== 'request-visit')
      throw new Error('A visit is requested by the command request-visit only.');
    const applied = await applyVisitCommands(transaction, {
      before: null,
      commands: [openingOf(ticket, event, command, loaded)],
      now,
      loaded,
      field: nobody,
      ticket,
      site: clean({ address: command.body.address, contact: command.body.contact }),
      confirmed: false,
    });
    if (applied.progress === null) continue;
    await tellTicket(transaction, applied.state, applied.progress, now);
    told = true;
  }
  return told;
}

/** The open visits of a ticket that no run has spoken for: those just opened, and those of a commit whose answer was lost. */
export async function unstartedVisits(transaction: Transaction, ticket: TicketState): Promise<UnstartedVisit[]> {
  if (!ticket.visits.some(isVisitOpen)) return [];
  const rows = await transaction.visit.findMany({
    where: { ticketId: ticket.id, runConfirmedAt: null, endedAt: null },
    select: { id: true, number: true, subject: true },
    orderBy: { requestedAt: 'asc' },
  });
  return rows.map(({ id, number, subject }) => ({ id, summary: visitSummary({ number, site: { subject } }) }));
}

/** The request as the visit's first command, with everything that was looked up for it. */
function openingOf(
  ticket: TicketState,
  event: Extract<TicketEvent, { type: 'visit-requested' }>,
  { body: _body, ...envelope }: Command,
  { book }: LoadedRules,
): VisitCommand {
  const region = book.of(ticket.rules).region(event.subject);
  const number = ticket.visits.find(({ id }) => id === event.visitId)?.number;
  if (region === undefined || number === undefined)
    throw new Error('A visit was requested that the ticket does not know.');
  const { id: ticketId, desk, clientId, cycle, topic, level, priority, rules } = ticket;
  const { ifMatch: _seen, ...rest } = envelope;
  return {
    ...rest,
    body: {
      type: 'open-visit',
      visitId: event.visitId,
      number,
      ticketId,
      desk,
      clientId,
      pin: rules,
      requestedBy: event.byRole,
      cycle,
      site: { subject: region.code, district: region.district, timeZone: region.timeZone },
      topic,
      level,
      priority,
      vehicles: event.vehicles,
      skills: event.skills ?? [],
      readyAt: event.readyAt,
    },
  };
}
