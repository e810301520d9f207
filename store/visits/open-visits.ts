import type { Command, TicketEvent, TicketState } from '../../domain/ticket';
import type { Instant } from '../../domain/time';
import type { VisitCommand, VisitState } from '../../domain/visit';
import type { Transaction } from '../database';
import { clean } from '../json';
import type { LoadedRules } from '../rules/library';
import { applyVisitCommands } from './apply-visit-commands';
import { tellTicket } from './tell-ticket';

export interface OpenedVisits {
  /** Visits that need a run, and what the engine's console lists them under. */
  readonly opened: readonly { readonly id: string; readonly summary: string }[];
  /** Whether any of them has put a word into the ticket's inbox. */
  readonly told: boolean;
}

/** Number and region: what a person looking through the console knows a visit by. */
export function visitSummary({ number, site }: Pick<VisitState, 'number' | 'site'>): string {
  return `${number} · ${site.subject}`;
}

/** No visit that is just being opened has booked anybody yet. */
const nobody = () => ({ technician: () => undefined, engagement: () => 'technician-off' as const, stock: () => 0 });

/** Opens the visits that the events of a ticket ask for, in the transaction that holds the ticket's lock. */
export async function openVisits(
  transaction: Transaction,
  loaded: LoadedRules,
  now: Instant,
  ticket: TicketState,
  commands: readonly Command[],
  events: readonly TicketEvent[],
): Promise<OpenedVisits> {
  const opened: { readonly id: string; readonly summary: string }[] = [];
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
    opened.push({ id: event.visitId, summary: visitSummary(applied.state) });
    if (applied.progress === null) continue;
    await tellTicket(transaction, applied.state, applied.progress, now);
    told = true;
  }
  return { opened, told };
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
