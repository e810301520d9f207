import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, ask, type Schemas } from '../api/client';
import type { TechnicianDays } from './cells';
import { shifted } from './days';
import type { SideView } from './search';

const mostOfPage = 200;

/** Which suggestions are asked for; dates are those of the desk. */
export interface SuggestionsAsked {
  readonly technician?: string;
  readonly from?: string;
  readonly to?: string;
  readonly minutes?: number;
}

export type Suggestions = Schemas['Suggestions'];

/** A week of the board, and when it was asked for. */
interface Week {
  readonly technicians: readonly TechnicianDays[];
  readonly askedAt: number;
}

/** What the board reads. */
export const boardQueries = {
  /** Every technician of a desk with the seven days from a Monday on. */
  week: (desk: string, monday: string) =>
    queryOptions({
      queryKey: ['board', desk, monday],
      queryFn: async ({ signal }): Promise<Week> => {
        const askedAt = Date.now();
        const technicians: TechnicianDays[] = [];
        let cursor: string | null = null;
        do {
          const page: { items: TechnicianDays[]; nextCursor: string | null } = await ask(
            api.GET('/api/v1/boards/technicians', {
              params: {
                query: {
                  desk,
                  from: monday,
                  to: shifted(monday, 6),
                  limit: mostOfPage,
                  ...(cursor === null ? {} : { cursor }),
                },
              },
              signal,
            }),
          );
          technicians.push(...page.items);
          cursor = page.nextCursor;
        } while (cursor !== null);
        return { technicians, askedAt };
      },
      // An absence that touches no visit is not told by the feed.
      refetchInterval: 30_000,
    }),
  /** When a visit has last changed: under the keys that the feed of changes knows, and nothing is asked for it. */
  news: () => queryOptions({ queryKey: ['visits', 'news'], queryFn: () => Date.now(), staleTime: Infinity }),
  side: (desk: string, view: SideView) =>
    infiniteQueryOptions({
      queryKey: ['visits', 'side', desk, view],
      queryFn: ({ pageParam, signal }) =>
        ask(
          api.GET('/api/v1/visits', {
            params: { query: { desk, view, limit: 50, ...(pageParam === null ? {} : { cursor: pageParam }) } },
            signal,
          }),
        ),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
  suggestions: (visit: string, asked: SuggestionsAsked) =>
    queryOptions({
      queryKey: ['visit', visit, 'suggestions', asked],
      queryFn: ({ signal }): Promise<Suggestions> =>
        ask(
          api.GET('/api/v1/visits/{visit}/suggestions', { params: { path: { visit }, query: { ...asked } }, signal }),
        ),
      staleTime: 0,
    }),
} as const;
