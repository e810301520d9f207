import type { Command, Rules } from '../../domain/process';
import type { LaterBody, Open, TicketEvent, TicketState } from '../../domain/ticket';
import type { Instant } from '../../domain/time';
import { visitAsked } from '../../domain/visit';
import { clean } from '../json';
import type { Unit } from '../process/unit';
import type { LoadedRules } from '../rules/library';
import type { VisitBeside } from './visit-model';

interface Requests {
  readonly state: TicketState;
  readonly rules: Rules;
  readonly events: readonly TicketEvent[];
  readonly commands: readonly Command<Open | LaterBody>[];
  readonly now: Instant;
}

/** Opens the visits that the events of a ticket ask for, in the transaction that holds the ticket's lock. */
export async function openVisits(
  unit: Unit,
  { state: ticket, rules, events, commands, now }: Requests,
  { stamps }: LoadedRules,
): Promise<void> {
  for (const event of events) {
    if (event.type !== 'visit-requested') continue;
    const command = commands.find(({ id }) => id === event.commandId);
    if (command?.body.type !== 'request-visit')
      throw new Error('A visit is requested by the command request-visit only.');
    const { ifMatch: _seen, body, ...envelope } = command;
    const region = rules.region(event.subject);
    if (region === undefined) throw new Error('A visit was requested in a region that nobody knows.');
    const opening = visitAsked(ticket, event, region);
    const beside: VisitBeside = clean({ address: body.address, contact: body.contact });
    await unit.context.kinds.of('visit').begin(unit, {
      ref: { kind: 'visit', id: event.visitId, rootId: ticket.id },
      workflowId: opening.number,
      command: { ...envelope, body: opening },
      stamps,
      desk: ticket.desk,
      clientId: ticket.clientId,
      now,
      beside,
    });
  }
}
