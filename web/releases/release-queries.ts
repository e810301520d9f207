import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, ask, type Schemas } from '../api/client';

export type Release = Schemas['Release'];
export type Defect = Schemas['Defect'];

const from = (cursor: string | null): { readonly cursor?: string } => (cursor === null ? {} : { cursor });
const paged = {
  initialPageParam: null as string | null,
  getNextPageParam: (page: { readonly nextCursor: string | null }) => page.nextCursor,
};

/** What pages of the register read, under the key of the knowledge base. */
export const releaseQueries = {
  list: (desk: string) =>
    infiniteQueryOptions({
      queryKey: ['knowledge', 'releases', desk],
      queryFn: ({ pageParam, signal }) => {
        const params = { path: { desk }, query: { limit: 50, ...from(pageParam) } };
        return ask(api.GET('/api/v1/desks/{desk}/releases', { params, signal }));
      },
      staleTime: 0,
      ...paged,
    }),
  one: (desk: string, release: string) =>
    queryOptions({
      queryKey: ['knowledge', 'releases', desk, 'one', release],
      queryFn: ({ signal }) =>
        ask(api.GET('/api/v1/desks/{desk}/releases/{release}', { params: { path: { desk, release } }, signal })),
      staleTime: 0,
    }),
  defects: (desk: string, release: string) =>
    infiniteQueryOptions({
      queryKey: ['knowledge', 'defects', desk, release],
      queryFn: ({ pageParam, signal }) => {
        const query = { desk, release, limit: 30, ...from(pageParam) };
        return ask(api.GET('/api/v1/defects', { params: { query }, signal }));
      },
      staleTime: 0,
      ...paged,
    }),
} as const;
