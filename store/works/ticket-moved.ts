import type { TicketEvent, TicketState } from '../../domain/ticket';
import type { Change } from '../process/kept-kind';

/** What a commit has made of a ticket, as far as works go by it. */
export type TicketMoved = Pick<Change<TicketState, TicketEvent>, 'state' | 'rules' | 'events' | 'now'>;
