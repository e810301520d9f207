import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, ask } from '../api/client';

const onwards = {
  initialPageParam: null as string | null,
  getNextPageParam: (page: { readonly nextCursor: string | null }) => page.nextCursor,
};
const asked = (desk: string, client: string, cursor: string | null) => ({
  path: { client },
  query: { desk, limit: 20, ...(cursor === null ? {} : { cursor }) },
});

/** The account of a company, by keys under which an act reads it again. */
export const workQueries = {
  of: (desk: string, client: string) => ['account', desk, client] as const,
  account: (desk: string, client: string) =>
    queryOptions({
      queryKey: [...workQueries.of(desk, client), 'itself'],
      queryFn: ({ signal }) =>
        ask(api.GET('/api/v1/clients/{client}/account', { params: { path: { client }, query: { desk } }, signal })),
    }),
  /** The same, read again with every change of the ticket that it stands beside. */
  besideTicket: (tid: string, desk: string, client: string) =>
    queryOptions({ ...workQueries.account(desk, client), queryKey: ['ticket', tid, 'account'] }),
  months: (desk: string, client: string) =>
    infiniteQueryOptions({
      queryKey: [...workQueries.of(desk, client), 'months'],
      queryFn: async ({ pageParam, signal }) => {
        const params = asked(desk, client, pageParam);
        const page = await ask(api.GET('/api/v1/clients/{client}/account/months', { params, signal }));
        return { ...page, items: page.items.map((line) => ({ ...line, id: line.month })) };
      },
      ...onwards,
    }),
  entries: (desk: string, client: string) =>
    infiniteQueryOptions({
      queryKey: [...workQueries.of(desk, client), 'entries'],
      queryFn: ({ pageParam, signal }) =>
        ask(api.GET('/api/v1/clients/{client}/account/entries', { params: asked(desk, client, pageParam), signal })),
      ...onwards,
    }),
};
