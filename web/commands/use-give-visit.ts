import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';
import { api, ask, newKey, type Schemas } from '../api/client';
import { ApiProblem } from '../api/problem';
import { queries } from '../api/queries';
import { outcomeOf } from './outcome-of';

export type VisitCommand = Schemas['VisitCommand'];

/**
 * Gives commands to a visit, as `useGive` does to a ticket.
 *
 * @param number of the visit: `SKAI-1042/1`
 */
export function useGiveVisit(number: string): UseMutationResult<void, Error, VisitCommand> {
  const client = useQueryClient();
  const keys = useRef(new Map<string, string>());
  return useMutation({
    mutationFn: async (command) => {
      const content = JSON.stringify(command);
      const key = keys.current.get(content) ?? newKey();
      keys.current.set(content, key);
      try {
        const answer = await ask(
          api.POST('/api/v1/visits/{visit}/commands', {
            params: { path: { visit: number }, header: { 'Idempotency-Key': key } },
            body: command,
          }),
        );
        if (answer.outcome === 'done') client.setQueryData(queries.visit(number).queryKey, answer.visit);
        else await outcomeOf(answer.commandId);
        keys.current.delete(content);
      } catch (problem) {
        if (problem instanceof ApiProblem && !problem.isPassing && problem.status !== 401) keys.current.delete(content);
        throw problem;
      }
    },
    onSuccess: async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: ['visit', number] }),
        client.invalidateQueries({ queryKey: ['ticket', number.split('/')[0]] }),
      ]);
    },
  });
}
