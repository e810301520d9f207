import type { TicketFilter } from '../api/queries';

/** What may stand in the address of a queue: its filters, its order, and the ticket that is open beside it. */
export type QueueSearch = Partial<
  Pick<
    TicketFilter,
    | 'desk'
    | 'stage'
    | 'status'
    | 'open'
    | 'overdue'
    | 'owes'
    | 'dueFrom'
    | 'dueTo'
    | 'assignee'
    | 'service'
    | 'company'
    | 'topic'
    | 'requestType'
    | 'priority'
    | 'level'
    | 'text'
    | 'sort'
  >
> & { readonly ticket?: string };

const known = [
  'desk',
  'stage',
  'status',
  'open',
  'overdue',
  'owes',
  'dueFrom',
  'dueTo',
  'assignee',
  'service',
  'company',
  'topic',
  'requestType',
  'priority',
  'level',
  'text',
  'sort',
  'ticket',
] as const satisfies readonly (keyof QueueSearch)[];

/** Keeps what a queue can be asked for; whether the values fit, the API says. */
export function queueSearch(search: Record<string, unknown>): QueueSearch {
  const kept: Record<string, string> = {};
  for (const key of known) {
    const value = search[key];
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') kept[key] = String(value);
  }
  return kept;
}
