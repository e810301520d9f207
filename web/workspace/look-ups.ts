import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, ask, type Schemas } from '../api/client';
import { queries } from '../api/queries';

const staleTime = 5 * 60_000;
const most = 200;

export type Content = NonNullable<Schemas['Regulation']['content']>;
export type DeskPerson = Schemas['DeskPerson'];

/** What a desk can choose from: changes rarely, so it is read rarely. */
export const lookUps = {
  regulations: (desk: string) =>
    queryOptions({
      queryKey: ['regulations', desk],
      queryFn: ({ signal }) =>
        ask(api.GET('/api/v1/regulations', { params: { query: { desk, limit: most } }, signal })),
      staleTime,
    }),
  /** @param company left out: the desk's own people; else the users of that one */
  people: (desk: string, company?: string) =>
    queryOptions({
      queryKey: ['people', 'page', desk, company ?? null],
      queryFn: ({ signal }) =>
        ask(
          api.GET('/api/v1/desks/{desk}/people', {
            params: { path: { desk }, query: { limit: most, ...(company === undefined ? {} : { company }) } },
            signal,
          }),
        ),
      staleTime,
    }),
  clients: (desk: string) =>
    queryOptions({
      queryKey: ['clients', desk],
      queryFn: ({ signal }) => ask(api.GET('/api/v1/clients', { params: { query: { desk, limit: most } }, signal })),
      staleTime,
    }),
} as const;

/** The regulation in force at a desk; undefined until it is read. */
export function useContent(desk: string): Content | undefined {
  return useQuery(queries.regulation(desk)).data ?? undefined;
}
