/**
 * The search attributes by which a manager finds tickets in Temporal UI (DESIGN section 6). Keyword throughout: SQL
 * visibility allows ten of them, and Text breaks on some values.
 */
export const searchAttributes = {
  Desk: 'Keyword',
  TicketNumber: 'Keyword',
  Stage: 'Keyword',
  Topic: 'Keyword',
  Assignee: 'Keyword',
  ClientId: 'Keyword',
  NextDue: 'Datetime',
} as const;
