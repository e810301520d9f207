import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';
import { api, ask, newKey, type Schemas } from '../api/client';
import { ApiProblem } from '../api/problem';
import { queries } from '../api/queries';

export type Filing = Schemas['Filing'];

/**
 * Files a ticket. The same filing sent again after a broken line bears the same key, so that it makes one ticket.
 *
 * @returns a mutation that ends with the ticket, or fails with the ApiProblem that says why not
 */
export function useFileTicket(): UseMutationResult<Schemas['Ticket'], Error, Filing> {
  const client = useQueryClient();
  const sent = useRef<{ readonly content: string; readonly key: string } | null>(null);
  return useMutation({
    mutationFn: async (filing) => {
      const content = JSON.stringify(filing);
      const key = sent.current?.content === content ? sent.current.key : newKey();
      sent.current = { content, key };
      try {
        return await ask(api.POST('/api/v1/tickets', { params: { header: { 'Idempotency-Key': key } }, body: filing }));
      } catch (problem) {
        if (problem instanceof ApiProblem && !problem.isPassing && problem.status !== 401) sent.current = null;
        throw problem;
      }
    },
    onSuccess: (ticket) => {
      client.setQueryData(queries.ticket(ticket.tid).queryKey, ticket);
      void client.invalidateQueries({ queryKey: ['tickets'] });
    },
  });
}
