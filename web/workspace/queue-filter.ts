import type { QueueSearch } from './search';
import type { TicketFilter } from '../api/queries';
import type { Me } from '../session/me';

export const queueNames = ['waiting', 'mine', 'nobody', 'at-risk', 'all'] as const;
export type QueueName = (typeof queueNames)[number];

/** What can be narrowed down beside queue, desk, words and order; each stands in the address. */
export const filterKeys = [
  'open',
  'overdue',
  'owes',
  'status',
  'topic',
  'priority',
  'level',
  'requestType',
  'service',
  'assignee',
  'company',
  'dueFrom',
  'dueTo',
] as const;
export type FilterKey = (typeof filterKeys)[number];

const hourMs = 3_600_000;
const riskHours = 24;

/** The queue of an address; one that nobody knows is the whole list. */
export function queueOf(name: string): QueueName {
  return queueNames.find((it) => it === name) ?? 'all';
}

/** The desks somebody works at, in the order of the roles. */
export function staffDesks(me: Me): readonly string[] {
  return [...new Set(me.memberships.filter(({ role }) => role !== 'client').map(({ desk }) => desk))];
}

/**
 * What the API is asked for.
 *
 * @param now rounded up to the hour, so that the list stays the same one for that long
 */
export function filterOf(queue: QueueName, search: QueueSearch, me: Me, now: number): TicketFilter {
  const { ticket: _open, ...asked } = search;
  const desk = deskOf(search, me);
  const sort = search.sort ?? 'nextDue';
  // Whoever looks for words, or for a status, means what is closed as well.
  const isOpenOnly = sort === 'handling' || [asked.text, asked.status, asked.stage].every((it) => it === undefined);
  return { ...(isOpenOnly ? { open: 'true' } : {}), ...ofQueue(queue, now), ...asked, desk, sort };
}

/** The desk of an address, else the first one worked at. */
export function deskOf(search: QueueSearch, me: Me): string {
  const desks = staffDesks(me);
  return desks.find((it) => it === search.desk) ?? desks[0] ?? '';
}

function ofQueue(queue: QueueName, now: number): Partial<TicketFilter> {
  switch (queue) {
    case 'waiting':
      return { owes: 'me' };
    case 'mine':
      return { assignee: 'mine' };
    case 'nobody':
      return { assignee: 'none' };
    case 'at-risk':
      return { dueTo: new Date((Math.ceil(now / hourMs) + riskHours) * hourMs).toISOString() };
    case 'all':
      return {};
    default: {
      const never: never = queue;
      return never;
    }
  }
}
