import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, ask, type Schemas } from '../api/client';

export type Incident = Schemas['Incident'];
export type IncidentLine = Schemas['IncidentLine'];
export type LinkedTicket = Schemas['LinkedTicket'];
export type LinkOutcome = Schemas['LinkOutcome'];
export type IncidentCommand = Schemas['IncidentCommand'];

/** What goes on by itself is looked at again and again, all else now and then: others may be at it. */
const againMs = 1_500;
const restMs = 15_000;

const from = (cursor: string | null): { readonly cursor?: string } => (cursor === null ? {} : { cursor });
const paged = {
  initialPageParam: null as string | null,
  getNextPageParam: (page: { readonly nextCursor: string | null }) => page.nextCursor,
};

export const incidentQueries = {
  all: ['incidents'] as const,
  list: (desk: string) =>
    infiniteQueryOptions({
      queryKey: ['incidents', 'list', desk],
      queryFn: ({ pageParam, signal }) =>
        ask(api.GET('/api/v1/incidents', { params: { query: { desk, limit: 50, ...from(pageParam) } }, signal })),
      staleTime: 0,
      ...paged,
    }),
  one: (incident: string) =>
    queryOptions({
      queryKey: ['incidents', 'one', incident],
      queryFn: ({ signal }) => ask(api.GET('/api/v1/incidents/{incident}', { params: { path: { incident } }, signal })),
      staleTime: 0,
      refetchInterval: ({ state: { data } }) => (data?.telling === true ? againMs : restMs),
    }),
  tickets: (incident: string, isTelling: boolean) =>
    infiniteQueryOptions({
      queryKey: ['incidents', 'one', incident, 'tickets'],
      queryFn: ({ pageParam, signal }) => {
        const params = { path: { incident }, query: { limit: 50, ...from(pageParam) } };
        return ask(api.GET('/api/v1/incidents/{incident}/tickets', { params, signal }));
      },
      staleTime: 0,
      refetchInterval: isTelling ? againMs : restMs,
      ...paged,
    }),
} as const;
