import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, ask, type Schemas } from '../api/client';

export type ReportLine = Schemas['ReportLine'];
export type Report = Schemas['Report'];
export type RegisterVersion = Schemas['RegisterVersion'];

const from = (pageParam: string | null): { readonly cursor?: string } =>
  pageParam === null ? {} : { cursor: pageParam };
const paged = {
  initialPageParam: null as string | null,
  getNextPageParam: (page: { readonly nextCursor: string | null }) => page.nextCursor,
};
/** Dates pass by without anybody's doing. */
const living = { refetchInterval: 60_000, staleTime: 0 } as const;

/** What the pages of reports and of the register read, under the key that makes all of a desk's overview stale. */
export const reportQueries = {
  list: (desk: string, month: string | undefined) =>
    infiniteQueryOptions({
      queryKey: ['overview', desk, 'reports', month ?? ''],
      queryFn: ({ pageParam, signal }) =>
        ask(
          api.GET('/api/v1/reports', {
            params: { query: { desk, ...(month === undefined ? {} : { month }), limit: 50, ...from(pageParam) } },
            signal,
          }),
        ),
      ...living,
      ...paged,
    }),
  one: (desk: string, report: string) =>
    queryOptions({
      queryKey: ['overview', desk, 'report', report],
      queryFn: ({ signal }) => ask(api.GET('/api/v1/reports/{report}', { params: { path: { report } }, signal })),
      staleTime: 0,
    }),
  account: (desk: string, report: string, code: string) =>
    queryOptions({
      queryKey: ['overview', desk, 'report', report, 'account', code],
      queryFn: ({ signal }) =>
        ask(api.GET('/api/v1/reports/{report}/clocks/{code}/account', { params: { path: { report, code } }, signal })),
      staleTime: 60_000,
    }),
  register: (desk: string, at: string | undefined) =>
    infiniteQueryOptions({
      queryKey: ['overview', desk, 'register', at ?? ''],
      queryFn: ({ pageParam, signal }) =>
        ask(
          api.GET('/api/v1/register', {
            params: { query: { desk, ...(at === undefined ? {} : { at }), limit: 100, ...from(pageParam) } },
            signal,
          }),
        ),
      staleTime: 0,
      retry: false,
      ...paged,
    }),
  changes: (desk: string) =>
    infiniteQueryOptions({
      queryKey: ['overview', desk, 'register changes'],
      queryFn: ({ pageParam, signal }) =>
        ask(
          api.GET('/api/v1/register/changes', { params: { query: { desk, limit: 100, ...from(pageParam) } }, signal }),
        ),
      ...living,
      retry: false,
      ...paged,
    }),
  entry: (desk: string, entry: string) =>
    queryOptions({
      queryKey: ['overview', desk, 'register entry', entry],
      queryFn: ({ signal }) =>
        ask(
          api.GET('/api/v1/register/entries/{entry}', {
            params: { path: { entry }, query: { limit: 100 } },
            signal,
          }),
        ),
      staleTime: 0,
    }),
} as const;
