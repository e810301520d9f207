import type { Instant } from '../domain/time';

/** What runs are found by in the engine's console: search attributes, named for those who look for tickets. */
export interface RunAttributes {
  readonly Desk: string;
  readonly TicketNumber: string;
  readonly Stage: string;
  readonly Topic: string;
  readonly Assignee: string | null;
  /** Null: of the desk's own. */
  readonly ClientId: string | null;
  readonly NextDue: Instant | null;
}
