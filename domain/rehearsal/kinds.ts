import { lackedByTicket, ticketKind, type LaterBody, type Open, type TicketEvent, type TicketState } from '../ticket';
import {
  lackedByVisit,
  visitKind,
  type Field,
  type LaterVisitCommand,
  type OpenVisit,
  type VisitEvent,
  type VisitState,
} from '../visit';
import type { Rehearsable } from './rehearse';

const ticket: Rehearsable<TicketState, TicketEvent, Open, LaterBody, null> = {
  kind: ticketKind,
  lacked: lackedByTicket,
  number: ({ tid }) => tid,
};

const visit: Rehearsable<VisitState, VisitEvent, OpenVisit, LaterVisitCommand, Field> = {
  kind: visitKind,
  lacked: lackedByVisit,
  number: ({ number }) => number,
};

/** The kinds of process whose dates a publication moves. */
export const rehearsable = { ticket, visit } as const;
