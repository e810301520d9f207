import { queryOptions } from '@tanstack/react-query';
import { api, ask, type Schemas } from '../api/client';

export type PlayedYear = Schemas['SimulatedYear'];

export interface YearQuestion {
  readonly desk: string;
  readonly year: number;
  readonly seed: string;
  readonly requests: number;
  readonly specialists?: number;
  readonly contract?: string;
}

/** A played year: of the same question always the same. */
export function yearQuery(question: YearQuestion) {
  return queryOptions({
    queryKey: ['simulation', question],
    queryFn: ({ signal }) => ask(api.GET('/api/v1/simulations', { params: { query: question }, signal })),
    staleTime: 10 * 60_000,
    refetchOnWindowFocus: false,
    retry: false,
  });
}
