import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { asOneAttempt } from '../commands/attempt-keys';
import { changesQueries, type Draft } from './changes-queries';

/** What is done to a change: pressed again after a broken line it counts once, and what the page shows is what came of it. */
export function useChangeAct<Input>(
  { id, revision }: Draft,
  name: string,
  act: (input: Input, headers: { 'Idempotency-Key': string; 'If-Match': string }) => Promise<Draft>,
): UseMutationResult<Draft, Error, Input> {
  const client = useQueryClient();
  const { queryKey } = changesQueries.one(id);
  return useMutation({
    mutationFn: (input: Input) =>
      asOneAttempt(`${name} ${id} ${revision}`, input, (key) =>
        act(input, { 'Idempotency-Key': key, 'If-Match': String(revision) }),
      ),
    onSuccess: (draft) => {
      client.setQueryData(queryKey, draft);
      void client.invalidateQueries({ queryKey: changesQueries.all });
      // What is published is read by other pages of rules.
      void client.invalidateQueries({ queryKey: ['rules'] });
    },
    // It may be another one by now: the page shows it as it stands.
    onError: () => void client.invalidateQueries({ queryKey }),
  });
}
