import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { allPages } from '../api/all-pages';
import { api, ask } from '../api/client';

/** What the pages of rules read. */
export const rulesQueries = {
  /** @param version the one in force where it is left out */
  regulation: (desk: string, version: string | undefined) =>
    queryOptions({
      queryKey: ['rules', 'regulation', desk, version ?? null],
      queryFn: ({ signal }) => {
        const params = { path: { desk }, query: version === undefined ? {} : { version } };
        return ask(api.GET('/api/v1/regulations/{desk}', { params, signal }));
      },
      staleTime: 60_000,
    }),
  /** The version in force as a file, for another one to be written over it. */
  regulationFile: (desk: string) =>
    queryOptions({
      queryKey: ['rules', 'regulation-file', desk],
      queryFn: ({ signal }) => ask(api.GET('/api/v1/regulations/{desk}/file', { params: { path: { desk } }, signal })),
      staleTime: 60_000,
    }),
  years: () =>
    queryOptions({
      queryKey: ['rules', 'years'],
      queryFn: async ({ signal }) =>
        (await ask(api.GET('/api/v1/calendars', { params: { query: { limit: 200 } }, signal }))).items,
      staleTime: 60_000,
    }),
  year: (layer: string, year: number) =>
    queryOptions({
      queryKey: ['rules', 'year', layer, year],
      queryFn: ({ signal }) => {
        const params = { path: { layer, year } };
        return ask(api.GET('/api/v1/calendars/{layer}/{year}', { params, signal }));
      },
      staleTime: 60_000,
    }),
  /** What was changed of a year, by whom and when, the latest first. @param change by this change alone */
  history: (layer: string, year: number, change?: string) =>
    infiniteQueryOptions({
      queryKey: ['rules', 'year-history', layer, year, change ?? null],
      queryFn: ({ pageParam, signal }) => {
        const query = {
          ...{ limit: 20, ...(change === undefined ? {} : { change }) },
          ...(pageParam === null ? {} : { cursor: pageParam }),
        };
        const params = { path: { layer, year }, query };
        return ask(api.GET('/api/v1/calendars/{layer}/{year}/history', { params, signal }));
      },
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
  contracts: (desk: string) =>
    infiniteQueryOptions({
      queryKey: ['rules', 'contracts', desk],
      queryFn: ({ pageParam, signal }) => {
        const query = { desk, limit: 100, ...(pageParam === null ? {} : { cursor: pageParam }) };
        return ask(api.GET('/api/v1/contracts', { params: { query }, signal }));
      },
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
  /** Numbers of all contracts of a client. */
  contractsOf: (desk: string, client: string) =>
    queryOptions({
      queryKey: ['rules', 'contracts', desk, client],
      queryFn: async ({ signal }) => {
        const all = await allPages((cursor) => {
          const query = { desk, client, limit: 200, ...cursor };
          return ask(api.GET('/api/v1/contracts', { params: { query }, signal }));
        });
        return all.map(({ number }) => number);
      },
      staleTime: 0,
    }),
  contract: (contract: string) =>
    queryOptions({
      queryKey: ['rules', 'contract', contract],
      queryFn: ({ signal }) => ask(api.GET('/api/v1/contracts/{contract}', { params: { path: { contract } }, signal })),
    }),
} as const;
