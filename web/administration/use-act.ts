import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { asOneAttempt } from '../commands/attempt-keys';
import { administered } from './queries';

/**
 * Does an act of an administrator. Pressed again after a broken line it bears the same key, so that it counts once; what pages show
 * is read again afterwards.
 *
 * @param place what it is done to
 */
export function useAct<Input, Output>(
  place: string,
  act: (input: Input, key: string) => Promise<Output>,
): UseMutationResult<Output, Error, Input> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => asOneAttempt(place, input, (key) => act(input, key)),
    onSuccess: async () => {
      // Companies and people stand in other pages, too.
      const named = ['companies', 'people'].map((name) => client.invalidateQueries({ queryKey: [name] }));
      await Promise.all([client.invalidateQueries({ queryKey: administered.all }), ...named]);
    },
  });
}
