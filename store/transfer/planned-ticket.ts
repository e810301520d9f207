import type { Command, Outcome, Rules } from '../../domain/process';
import type { LaterBody, Open, TicketEvent, TicketState } from '../../domain/ticket';
import type { TicketRecord } from '../../domain/transfer';
import type { Record } from '../process/record';
import type { TicketBeside } from '../tickets/ticket-model';

export type Body = Open | LaterBody;

/** A ticket that was decided and is to be written. */
export interface PlannedTicket {
  readonly record: TicketRecord;
  readonly ticketId: string;
  readonly rules: Rules;
  readonly beside: TicketBeside;
  readonly written: Omit<Record<TicketState, TicketEvent>, 'model'>;
  readonly commands: readonly Command<Body>[];
  readonly outcomes: readonly Outcome[];
}
