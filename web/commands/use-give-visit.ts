import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { api, ask, type Schemas } from '../api/client';
import { queries } from '../api/queries';
import { asOneAttempt } from './attempt-keys';
import { outcomeOf } from './outcome-of';

export type VisitCommand = Schemas['VisitCommand'];

/**
 * Gives commands to a visit, as `useGive` does to a ticket.
 *
 * @param number of the visit: `SKAI-1042/1`
 * @param revision that was read, where acting on an older one would overwrite somebody blindly
 */
export function useGiveVisit(number: string, revision?: number): UseMutationResult<void, Error, VisitCommand> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (command) =>
      asOneAttempt(number, revision === undefined ? command : [command, revision], async (key) => {
        const answer = await ask(
          api.POST('/api/v1/visits/{visit}/commands', {
            params: {
              path: { visit: number },
              header: { 'Idempotency-Key': key, ...(revision === undefined ? {} : { 'If-Match': String(revision) }) },
            },
            body: command,
          }),
        );
        if (answer.outcome === 'done') client.setQueryData(queries.visit(number).queryKey, answer.visit);
        else await outcomeOf(answer.commandId);
      }),
    onSuccess: async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: ['visit', number] }),
        client.invalidateQueries({ queryKey: ['visits'] }),
        client.invalidateQueries({ queryKey: ['ticket', number.split('/')[0]] }),
      ]);
    },
  });
}
