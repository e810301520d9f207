import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { asOneAttempt } from '../commands/attempt-keys';

/**
 * Does an act on a report or the register. Pressed again after a broken line it bears the same key, so that it counts once; what the
 * pages of the desk show is read again afterwards.
 *
 * @param place what it is done to
 */
export function useAct<Input, Output>(
  desk: string,
  place: string,
  act: (input: Input, headers: { readonly 'Idempotency-Key': string }) => Promise<Output>,
): UseMutationResult<Output, Error, Input> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => asOneAttempt(place, input, (key) => act(input, { 'Idempotency-Key': key })),
    onSettled: () => client.invalidateQueries({ queryKey: ['overview', desk] }),
  });
}
