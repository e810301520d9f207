import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { api, ask, type Schemas } from '../api/client';

const checkAfterMs = 400;

/** What is written of a contract, and for whom. */
export interface ContractDraft {
  readonly client: string;
  readonly file: string;
}

/**
 * Checks a contract as it is written, a little after the last key. The answer before stays until the next one has come.
 *
 * @returns the answer, and whether it is of what is written now
 */
export function useContractCheck(
  desk: string,
  { client, file }: ContractDraft,
): readonly [UseQueryResult<Schemas['ContractCheck']>, boolean] {
  const [asked] = useDebouncedValue(file, checkAfterMs);
  const check = useQuery({
    queryKey: ['rules', 'check', desk, client, asked],
    queryFn: ({ signal }) => ask(api.POST('/api/v1/contracts/check', { body: { desk, client, file: asked }, signal })),
    enabled: client !== '',
    placeholderData: keepPreviousData,
    // It is asked anew before it is published: the desk's rules may change meanwhile.
    gcTime: 60_000,
    retry: false,
  });
  return [check, asked === file && check.isSuccess && !check.isPlaceholderData];
}
