import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { asOneAttempt } from '../commands/attempt-keys';
import { knowledgeQueries } from './knowledge-queries';

/**
 * Does something in the knowledge base: pressed again after a broken line it counts once, and its pages are read again afterwards.
 *
 * @param place what it is done to
 */
export function useKnowledgeAct<Input, Output>(
  place: string,
  act: (input: Input, headers: { readonly 'Idempotency-Key': string }) => Promise<Output>,
): UseMutationResult<Output, Error, Input> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => asOneAttempt(place, input, (key) => act(input, { 'Idempotency-Key': key })),
    onSuccess: () => client.invalidateQueries({ queryKey: knowledgeQueries.all }),
  });
}
