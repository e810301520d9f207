import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { paths } from './document';
import { allPages } from './all-pages';
import { api, ask } from './client';

/** What lists of tickets can be asked for, but the place in them. */
export type TicketFilter = Omit<
  NonNullable<paths['/api/v1/tickets']['get']['parameters']['query']>,
  'cursor' | 'limit'
>;

/**
 * What pages read, by keys that the feed of changes knows: `['ticket', tid, ...]` for all that belongs to one ticket,
 * `['tickets', ...]` for lists of them, `['visit', number, ...]`, `['visits', ...]`.
 */
export const queries = {
  me: () =>
    queryOptions({
      queryKey: ['me'],
      // Never given up for want of a reader: the router waits for it before any page reads it.
      queryFn: () => ask(api.GET('/api/v1/me')),
      staleTime: 5 * 60_000,
    }),
  preferences: () =>
    queryOptions({
      queryKey: ['me', 'preferences'],
      queryFn: ({ signal }) => ask(api.GET('/api/v1/me/preferences', { signal })),
    }),
  /** Where one signs in beside here; asked by strangers. */
  signInWays: () =>
    queryOptions({
      queryKey: ['sign-in-ways'],
      queryFn: ({ signal }) => ask(api.GET('/api/v1/sign-in-ways', { signal })),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  secondFactor: () =>
    queryOptions({
      queryKey: ['me', 'second-factor'],
      queryFn: ({ signal }) => ask(api.GET('/api/v1/me/second-factor', { signal })),
    }),
  ticket: (tid: string) =>
    queryOptions({
      queryKey: ['ticket', tid, 'itself'],
      queryFn: ({ signal }) => ask(api.GET('/api/v1/tickets/{ticket}', { params: { path: { ticket: tid } }, signal })),
    }),
  /** From the newest end, page by page: what was said last is what one reads first. */
  timeline: (tid: string) =>
    infiniteQueryOptions({
      queryKey: ['ticket', tid, 'timeline'],
      queryFn: ({ pageParam, signal }) =>
        ask(
          api.GET('/api/v1/tickets/{ticket}/timeline', {
            params: {
              path: { ticket: tid },
              query: { order: 'newest', limit: 50, ...(pageParam === null ? {} : { cursor: pageParam }) },
            },
            signal,
          }),
        ),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
  /** Whose its working time was. */
  ticketTime: (tid: string) =>
    queryOptions({
      queryKey: ['ticket', tid, 'whose-time'],
      queryFn: ({ signal }) =>
        ask(api.GET('/api/v1/tickets/{ticket}/whose-time', { params: { path: { ticket: tid } }, signal })),
    }),
  /** Why a deadline is when it is, day by day. */
  account: (tid: string, code: string, key: string | undefined) =>
    queryOptions({
      queryKey: ['ticket', tid, 'account', code, key ?? null],
      queryFn: ({ signal }) =>
        ask(
          api.GET('/api/v1/tickets/{ticket}/clocks/{code}/account', {
            params: { path: { ticket: tid, code }, query: key === undefined ? {} : { key } },
            signal,
          }),
        ),
    }),
  tickets: (filter: TicketFilter) =>
    infiniteQueryOptions({
      queryKey: ['tickets', filter],
      queryFn: ({ pageParam, signal }) =>
        ask(
          api.GET('/api/v1/tickets', {
            params: { query: { ...filter, limit: 50, ...(pageParam === null ? {} : { cursor: pageParam }) } },
            signal,
          }),
        ),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
  /** Whether the reader sees any ticket at all. */
  anyTicket: () =>
    queryOptions({
      queryKey: ['tickets', 'any'],
      queryFn: ({ signal }) => ask(api.GET('/api/v1/tickets', { params: { query: { limit: 1 } }, signal })),
    }),
  /** @param company whose contract may ask otherwise; a client's own where it is left out */
  forms: (desk: string, company?: string) =>
    queryOptions({
      queryKey: ['forms', desk, company ?? null],
      queryFn: async ({ signal }) => {
        const query = { limit: 200, ...(company === undefined ? {} : { company }) };
        const page = await ask(api.GET('/api/v1/desks/{desk}/forms', { params: { path: { desk }, query }, signal }));
        return page.items;
      },
    }),
  /** The forms that a ticket goes by. */
  formsOf: (tid: string, desk: string) =>
    queryOptions({
      queryKey: ['forms', desk, 'of', tid],
      queryFn: async ({ signal }) => {
        const params = { path: { desk }, query: { limit: 200, ticket: tid } };
        return (await ask(api.GET('/api/v1/desks/{desk}/forms', { params, signal }))).items;
      },
      staleTime: 5 * 60_000,
    }),
  /** The regulation in force, as the contract of the reader's company has it. */
  regulation: (desk: string) =>
    queryOptions({
      queryKey: ['regulation', desk],
      queryFn: async ({ signal }) => {
        const query = { desk, limit: 200 };
        const { items } = await ask(api.GET('/api/v1/regulations', { params: { query }, signal }));
        return items.find(({ current }) => current)?.content ?? null;
      },
      staleTime: 5 * 60_000,
    }),
  /** Federal subjects, to which visits can go. */
  regions: () =>
    queryOptions({
      queryKey: ['regions'],
      queryFn: async ({ signal }) =>
        (await ask(api.GET('/api/v1/regions', { params: { query: { limit: 200 } }, signal }))).items,
      staleTime: Number.POSITIVE_INFINITY,
    }),
  /** Companies that have users or contracts at a desk; for its people. */
  companies: (desk: string) =>
    queryOptions({
      queryKey: ['companies', desk],
      queryFn: ({ signal }) =>
        allPages((cursor) =>
          ask(api.GET('/api/v1/clients', { params: { query: { desk, limit: 200, ...cursor } }, signal })),
        ),
      staleTime: 60_000,
    }),
  /** A client's colleagues; of the desk's people those of a company, or their own. */
  people: (desk: string, company?: string) =>
    queryOptions({
      queryKey: ['people', desk, company ?? null],
      queryFn: async ({ signal }) => {
        const query = { limit: 200, ...(company === undefined ? {} : { company }) };
        const page = await ask(api.GET('/api/v1/desks/{desk}/people', { params: { path: { desk }, query }, signal }));
        return page.items;
      },
      staleTime: 60_000,
    }),
  /** Why the deadline of a visit is when it is. */
  visitAccount: (id: string, code: string, key: string | undefined) =>
    queryOptions({
      queryKey: ['visit', id, 'account', code, key ?? null],
      queryFn: ({ signal }) =>
        ask(
          api.GET('/api/v1/visits/{visit}/clocks/{code}/account', {
            params: { path: { visit: id, code }, query: key === undefined ? {} : { key } },
            signal,
          }),
        ),
    }),
  /** The runs of a ticket and its visits in Temporal; for whoever leads its desk. */
  runsOf: (tid: string) =>
    queryOptions({
      queryKey: ['ticket', tid, 'runs'],
      queryFn: ({ signal }) => ask(api.GET('/api/v1/runs', { params: { query: { ticket: tid } }, signal })),
    }),
  visit: (number: string) =>
    queryOptions({
      queryKey: ['visit', number, 'itself'],
      queryFn: ({ signal }) => ask(api.GET('/api/v1/visits/{visit}', { params: { path: { visit: number } }, signal })),
    }),
  desks: () =>
    queryOptions({
      queryKey: ['desks'],
      queryFn: ({ signal }) => ask(api.GET('/api/v1/desks', { signal })),
      staleTime: 5 * 60_000,
    }),
} as const;
