import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { api, ask, type Schemas } from '../api/client';
import { queries } from '../api/queries';
import { asOneAttempt } from '../commands/attempt-keys';

export type Filing = Schemas['Filing'];

/**
 * Files a ticket. The same filing sent again after a broken line bears the same key, so that it makes one ticket.
 *
 * @returns a mutation that ends with the ticket, or fails with the ApiProblem that says why not
 */
export function useFileTicket(): UseMutationResult<Schemas['Ticket'], Error, Filing> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (filing) =>
      asOneAttempt('tickets', filing, (key) =>
        ask(api.POST('/api/v1/tickets', { params: { header: { 'Idempotency-Key': key } }, body: filing })),
      ),
    onSuccess: (ticket) => {
      client.setQueryData(queries.ticket(ticket.tid).queryKey, ticket);
      void client.invalidateQueries({ queryKey: ['tickets'] });
    },
  });
}
