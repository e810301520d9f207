import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, ask, type Schemas } from '../api/client';
import type { paths } from '../api/document';

export type Draft = Schemas['Draft'];
export type DraftLine = Schemas['DraftLine'];
export type Change = Schemas['RulesChange'];
/** What stood of the rules as the writing of a change began. */
export type Seen = Schemas['SeenOfRules'];
export type YearGiven = Schemas['CalendarYearGiven'];
export type Stage = DraftLine['stage'];
type RehearsalQuery = NonNullable<paths['/api/v1/drafts/{draft}/rehearsal']['get']['parameters']['query']>;
export type LineFilter = Pick<RehearsalQuery, 'outcome' | 'turns'>;

/** What goes on by itself is looked at again and again. */
const lively: readonly Stage[] = ['rehearsing', 'moving'];
const againMs = 1_500;

const from = (cursor: string | null): { readonly cursor?: string } => (cursor === null ? {} : { cursor });
const paged = {
  initialPageParam: null as string | null,
  getNextPageParam: (page: { readonly nextCursor: string | null }) => page.nextCursor,
};

export const changesQueries = {
  all: ['changes'] as const,
  list: (filter: { readonly desk: string; readonly stage?: Stage }) =>
    infiniteQueryOptions({
      queryKey: ['changes', 'list', filter],
      queryFn: ({ pageParam, signal }) =>
        ask(api.GET('/api/v1/drafts', { params: { query: { ...filter, limit: 50, ...from(pageParam) } }, signal })),
      staleTime: 0,
      ...paged,
    }),
  one: (draft: string) =>
    queryOptions({
      queryKey: ['changes', 'one', draft],
      queryFn: ({ signal }) => ask(api.GET('/api/v1/drafts/{draft}', { params: { path: { draft } }, signal })),
      staleTime: 0,
      refetchInterval: ({ state: { data } }) => data !== undefined && lively.includes(data.stage) && againMs,
    }),
  /** @param asked the rehearsal that is meant: another one is another list */
  lines: (draft: string, asked: string, filter: LineFilter) =>
    infiniteQueryOptions({
      queryKey: ['changes', 'one', draft, 'rehearsal', asked, filter],
      queryFn: ({ pageParam, signal }) =>
        ask(
          api.GET('/api/v1/drafts/{draft}/rehearsal', {
            params: { path: { draft }, query: { ...filter, limit: 50, ...from(pageParam) } },
            signal,
          }),
        ),
      staleTime: 60_000,
      ...paged,
    }),
} as const;
