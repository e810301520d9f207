import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { queries } from '../api/queries';
import type { VisitLine } from './my-visits';

/** So many visits, with their tickets, are at hand without a network. */
const mostAhead = 12;

/** Reads what comes next before it is opened: where the work is there may be no network. One after the other, as there is time. */
export function useVisitsAhead(lines: readonly VisitLine[]): void {
  const client = useQueryClient();
  const numbers = lines
    .slice(0, mostAhead)
    .map(({ number, revision, ticket }) => `${number} ${ticket.tid} ${revision}`);
  const wanted = numbers.join('\n');
  useEffect(() => {
    let isGone = false;
    const readAll = async (): Promise<void> => {
      for (const line of wanted === '' ? [] : wanted.split('\n')) {
        const [number = '', tid = '', revision] = line.split(' ');
        if (isGone) return;
        const known = client.getQueryData(queries.visit(number).queryKey);
        const staleTime = known === undefined || String(known.revision) !== revision ? 0 : 10 * 60_000;
        await client.prefetchQuery({ ...queries.visit(number), staleTime });
        await client.prefetchQuery({ ...queries.ticket(tid), staleTime: 10 * 60_000 });
        await client.prefetchInfiniteQuery({ ...queries.timeline(tid), staleTime: 10 * 60_000 });
      }
    };
    void readAll();
    return () => void (isGone = true);
  }, [client, wanted]);
}
