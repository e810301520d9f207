import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { paths } from '../api/document';
import { api, ask, type Schemas } from '../api/client';

type Query<Path extends keyof paths> = paths[Path] extends { get: { parameters: { query?: infer Q } } }
  ? NonNullable<Q>
  : never;
export type FeedbackFilter = Omit<Query<'/api/v1/feedback'>, 'cursor' | 'limit'>;
export type LetterFilter = Omit<Query<'/api/v1/letters'>, 'cursor' | 'limit'>;
export type VisitFilter = Omit<Query<'/api/v1/visits'>, 'cursor' | 'limit'>;
export type TimeQuery = Query<'/api/v1/whose-time'> & { readonly desk: string };
export type Overview = Schemas['Overview'];

/** Dates pass by without anybody's doing; what has changed while nobody looked was not heard of. */
const living = { refetchInterval: 60_000, staleTime: 0 } as const;
const from = (pageParam: string | null): { readonly cursor?: string } =>
  pageParam === null ? {} : { cursor: pageParam };
const paged = {
  initialPageParam: null as string | null,
  getNextPageParam: (page: { readonly nextCursor: string | null }) => page.nextCursor,
};

/** What the pages of those who lead a desk read, all under one key, so that one word makes all of it stale. */
export const overviewQueries = {
  now: (desk: string) =>
    queryOptions({
      queryKey: ['overview', desk, 'now'],
      queryFn: ({ signal }) => ask(api.GET('/api/v1/overview', { params: { query: { desk } }, signal })),
      ...living,
    }),
  feedback: (filter: FeedbackFilter) =>
    infiniteQueryOptions({
      queryKey: ['overview', filter.desk, 'feedback', filter],
      queryFn: ({ pageParam, signal }) =>
        ask(api.GET('/api/v1/feedback', { params: { query: { ...filter, limit: 30, ...from(pageParam) } }, signal })),
      staleTime: 0,
      ...paged,
    }),
  time: (filter: TimeQuery) =>
    queryOptions({
      queryKey: ['overview', filter.desk, 'time', filter],
      queryFn: ({ signal }) => ask(api.GET('/api/v1/whose-time', { params: { query: filter }, signal })),
      staleTime: 60_000,
    }),
  letters: (filter: LetterFilter) =>
    infiniteQueryOptions({
      queryKey: ['overview', filter.desk, 'letters', filter],
      queryFn: ({ pageParam, signal }) =>
        ask(api.GET('/api/v1/letters', { params: { query: { ...filter, limit: 50, ...from(pageParam) } }, signal })),
      ...living,
      ...paged,
    }),
  tray: (desk: string) =>
    infiniteQueryOptions({
      queryKey: ['overview', desk, 'tray'],
      queryFn: ({ pageParam, signal }) =>
        ask(api.GET('/api/v1/tray', { params: { query: { desk, limit: 50, ...from(pageParam) } }, signal })),
      ...living,
      ...paged,
    }),
  visits: (filter: VisitFilter) =>
    infiniteQueryOptions({
      queryKey: ['overview', filter.desk, 'visits', filter],
      queryFn: ({ pageParam, signal }) =>
        ask(api.GET('/api/v1/visits', { params: { query: { ...filter, limit: 50, ...from(pageParam) } }, signal })),
      ...living,
      ...paged,
    }),
  runs: (desk: string) =>
    infiniteQueryOptions({
      queryKey: ['overview', desk, 'runs'],
      queryFn: ({ pageParam, signal }) =>
        ask(api.GET('/api/v1/runs', { params: { query: { desk, limit: 50, ...from(pageParam) } }, signal })),
      ...living,
      ...paged,
    }),
} as const;
