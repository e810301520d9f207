import { useMutation, useQueryClient, type QueryClient, type UseMutationResult } from '@tanstack/react-query';
import { api, ask, type Schemas } from '../api/client';
import { queries } from '../api/queries';
import { asOneAttempt } from './attempt-keys';
import { outcomeOf } from './outcome-of';

export type TicketCommand = Schemas['TicketCommand'];
export type Ticket = Schemas['Ticket'];

export interface Given {
  readonly command: TicketCommand;
  /** The revision that was read, where acting on an older one would overwrite somebody blindly. */
  readonly revision?: number;
}

/**
 * Gives commands to a ticket. The same command pressed again after a broken line bears the same key, so that it counts once.
 * What was answered is shown at once; a command that waits for its outcome is waited for.
 *
 * @returns a mutation that ends with the ticket as it then stands, or fails with the ApiProblem that says why not
 */
export function useGive(tid: string): UseMutationResult<Ticket, Error, Given> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ command, revision }: Given) =>
      asOneAttempt(tid, [command, revision], (key) => giveCommand(tid, command, key, revision)),
    onSuccess: (ticket) => settleGiven(client, tid, ticket),
  });
}

/** Shows a ticket as a command has left it, and reads again what else shows it. */
export function settleGiven(client: QueryClient, tid: string, ticket: Ticket): void {
  client.setQueryData(queries.ticket(tid).queryKey, ticket);
  void client.invalidateQueries({ queryKey: ['ticket', tid] });
  void client.invalidateQueries({ queryKey: ['tickets'] });
}

/**
 * Gives a command and waits for its outcome.
 *
 * @returns the ticket as it then stands
 * @throws ApiProblem that says why not
 */
export async function giveCommand(
  tid: string,
  command: TicketCommand,
  key: string,
  revision?: number,
): Promise<Ticket> {
  const answer = await ask(
    api.POST('/api/v1/tickets/{ticket}/commands', {
      params: {
        path: { ticket: tid },
        header: { 'Idempotency-Key': key, ...(revision === undefined ? {} : { 'If-Match': String(revision) }) },
      },
      body: command,
    }),
  );
  if (answer.outcome === 'done') return answer.ticket;
  await outcomeOf(answer.commandId);
  return ask(api.GET('/api/v1/tickets/{ticket}', { params: { path: { ticket: tid } } }));
}
