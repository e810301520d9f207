import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import type { Schemas } from '../api/client';

export type Row = Schemas['TicketSummary'];

/** Tickets that were read since a list was, by number: lists show them as they now stand, each where it is. */
const fresh = new Map<string, Row>();
const listeners = new Set<() => void>();
let version = 0;
let stop: (() => void) | null = null;

function listen(client: QueryClient, listener: () => void): () => void {
  stop ??= client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success') return;
    const [kind, tid, what] = event.query.queryKey as readonly unknown[];
    if (kind !== 'ticket' || what !== 'itself') return;
    fresh.set(String(tid), event.query.state.data as Schemas['Ticket']);
    version += 1;
    for (const each of listeners) each();
  });
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    stop?.();
    stop = null;
  };
}

/** Whichever of a row and the ticket read since is newer. */
export function freshest(row: Row): Row {
  const ticket = fresh.get(row.tid);
  return ticket !== undefined && ticket.revision > row.revision ? ticket : row;
}

/** Draws again whenever a ticket was read. */
export function useFreshTickets(): number {
  // What was read before somebody else was signed in is nothing of theirs.
  useEffect(() => () => void (listeners.size === 0 && fresh.clear()), []);
  const client = useQueryClient();
  const subscribe = useCallback((listener: () => void) => listen(client, listener), [client]);
  return useSyncExternalStore(subscribe, () => version);
}
