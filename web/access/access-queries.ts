import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api, ask, type Schemas } from '../api/client';

export type Lease = Schemas['AccessLease'];

/** How access data of a ticket stand; under the key of the ticket, whose changes tell of it. The data themselves no query ever holds. */
export function leaseQuery(tid: string, id: string) {
  return queryOptions({
    queryKey: ['ticket', tid, 'access', id],
    queryFn: ({ signal }) => ask(api.GET('/api/v1/access-leases/{lease}', { params: { path: { lease: id } }, signal })),
  });
}

/** Shows a lease as an answer has just told it, and has the ticket read again. */
export function useStands(tid: string): (lease: Lease) => Promise<void> {
  const client = useQueryClient();
  return useCallback(
    async (lease) => {
      client.setQueryData(leaseQuery(tid, lease.id).queryKey, lease);
      await client.invalidateQueries({ queryKey: ['ticket', tid] });
    },
    [client, tid],
  );
}
