import type { Fault } from '../ticket';
import type { LocalDate, Instant } from '../time';

/** What somebody wants to know the dates of: a ticket as it would be filed, and what would happen to it. */
export interface Question {
  /** When it is received. */
  readonly start: Instant;
  readonly requestType: string | null;
  readonly topic: string | null;
  readonly category: string | null;
  readonly priority: string | null;
  readonly level: string | null;
  readonly vehicles: number | null;
  /** Waits, by the codes that the regulation gives their reasons; `to` null: it goes on. They may overlap. */
  readonly pauses: readonly { readonly from: Instant; readonly to: Instant | null; readonly cause: string }[];
  /** Orders of parts; `receivedAt` null: still on their way. */
  readonly parts: readonly { readonly orderedAt: Instant; readonly receivedAt: Instant | null }[];
  /** Agreed as the ticket was received, in this order: days in the unit of the limit, or a date whose closing is meant. */
  readonly extensions: readonly ({ readonly days: number } | { readonly until: LocalDate })[];
  /** An emergency that is agreed to as it is declared; `developersAt`: since when developers have it. */
  readonly emergency: {
    readonly declaredAt: Instant;
    readonly fault: Fault;
    readonly developersAt: Instant | null;
  } | null;
  /** A field visit; `subject` is the federal subject of the address, `readyAt` null: the vehicle is not ready yet. */
  readonly visit: { readonly subject: string; readonly requestedAt: Instant; readonly readyAt: Instant | null } | null;
}
