/** One thing that a question says would happen, and how both would then stand. */
import type { Refusal, RefusalCode } from '../policy/refusals';
import type { Rules } from '../process';
import type { TicketState } from '../ticket';
import type { Instant } from '../time';
import type { VisitState } from '../visit';

/** Both as they would stand after everything that the question says; null: no visit was asked for. */
export interface Played {
  readonly ticket: TicketState;
  readonly visit: VisitState | null;
}

/** Why something that a question says cannot be, and which part of it. */
export interface Misfit {
  readonly refused: RefusalCode;
  readonly place: readonly (string | number)[];
}

export type Place = Misfit['place'];

export interface Act {
  readonly at: Instant;
  readonly place: Place;
  does(ticket: TicketState, visit: VisitState | null, rules: Rules): Played | Refusal;
}
