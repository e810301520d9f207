import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, ask, type Schemas } from '../api/client';
import type { paths } from '../api/document';

type QueryOf<Path extends keyof paths> = paths[Path] extends { get: { parameters: { query?: infer Q } } }
  ? Omit<NonNullable<Q>, 'cursor' | 'limit' | 'desk'>
  : never;

const first = null as string | null;
const paged = (desk: string, cursor: string | null, limit = 50) => ({
  desk,
  limit,
  ...(cursor === null ? {} : { cursor }),
});
const onwards = {
  initialPageParam: first,
  getNextPageParam: (page: { readonly nextCursor: string | null }) => page.nextCursor,
};

/** What pages of administrators read; all of it is read again after an act. */
export const administered = {
  all: ['administration'] as const,
  people: (desk: string, filter: QueryOf<'/api/v1/people'>) =>
    infiniteQueryOptions({
      queryKey: ['administration', desk, 'people', filter],
      queryFn: ({ pageParam, signal }) =>
        ask(api.GET('/api/v1/people', { params: { query: { ...filter, ...paged(desk, pageParam) } }, signal })),
      ...onwards,
    }),
  person: (desk: string, shortId: string) =>
    queryOptions({
      queryKey: ['administration', desk, 'person', shortId],
      queryFn: ({ signal }) =>
        ask(api.GET('/api/v1/people/{shortId}', { params: { path: { shortId }, query: { desk } }, signal })),
      // While words are being erased it is asked how far that is; a review takes days.
      refetchInterval: ({ state }) => {
        const erasure = state.data?.erasure ?? null;
        if (erasure === null || erasure.finishedAt !== null) return false;
        return erasure.phase === 'review' ? 60_000 : 2_000;
      },
    }),
  /** Tickets that may speak of somebody whose words go, as far as that is. */
  mentions: (desk: string, shortId: string, phase: Schemas['Erasure']['phase']) =>
    infiniteQueryOptions({
      queryKey: ['administration', desk, 'mentions', shortId, phase],
      queryFn: async ({ pageParam, signal }) => {
        const params = { path: { shortId }, query: paged(desk, pageParam) };
        const page = await ask(api.GET('/api/v1/people/{shortId}/erasure/mentions', { params, signal }));
        return { ...page, items: page.items.map((item) => ({ ...item, id: item.ticket.id })) };
      },
      ...onwards,
    }),
  /** What is said of a technician; null: nothing yet. */
  technician: (desk: string, shortId: string) =>
    queryOptions({
      queryKey: ['administration', desk, 'technician', shortId],
      queryFn: async ({ signal }) => {
        for (let cursor: string | null = null; ;) {
          const query = paged(desk, cursor, 200);
          const page: { items: Schemas['Technician'][]; nextCursor: string | null } = await ask(
            api.GET('/api/v1/technicians', { params: { query }, signal }),
          );
          const found = page.items.find((technician) => technician.shortId === shortId);
          if (found !== undefined || page.nextCursor === null) return found ?? null;
          cursor = page.nextCursor;
        }
      },
    }),
  companies: (desk: string, text: string) =>
    infiniteQueryOptions({
      queryKey: ['administration', desk, 'companies', text],
      queryFn: ({ pageParam, signal }) => {
        const query = { ...paged(desk, pageParam), ...(text === '' ? {} : { text }) };
        return ask(api.GET('/api/v1/clients', { params: { query }, signal }));
      },
      ...onwards,
    }),
  company: (desk: string, client: string) =>
    queryOptions({
      queryKey: ['administration', desk, 'company', client],
      queryFn: ({ signal }) =>
        ask(api.GET('/api/v1/clients/{client}', { params: { path: { client }, query: { desk } }, signal })),
    }),
  keys: (desk: string) =>
    infiniteQueryOptions({
      queryKey: ['administration', desk, 'keys'],
      queryFn: ({ pageParam, signal }) =>
        ask(api.GET('/api/v1/keys', { params: { query: paged(desk, pageParam) }, signal })),
      ...onwards,
    }),
  /** Accounts of programs, for which keys are made. */
  programs: (desk: string) =>
    queryOptions({
      queryKey: ['administration', desk, 'programs'],
      queryFn: async ({ signal }) => {
        const query = { desk, role: 'client', active: true, limit: 200 } as const;
        const { items } = await ask(api.GET('/api/v1/people', { params: { query }, signal }));
        return items.filter(({ roles }) => roles.every(({ inCompany }) => inCompany === 'integration'));
      },
    }),
  webhooks: (desk: string) =>
    infiniteQueryOptions({
      queryKey: ['administration', desk, 'webhooks'],
      queryFn: ({ pageParam, signal }) =>
        ask(api.GET('/api/v1/webhooks', { params: { query: paged(desk, pageParam) }, signal })),
      ...onwards,
    }),
  webhook: (desk: string, webhook: string) =>
    queryOptions({
      queryKey: ['administration', desk, 'webhook', webhook],
      queryFn: ({ signal }) =>
        ask(api.GET('/api/v1/webhooks/{webhook}', { params: { path: { webhook }, query: { desk } }, signal })),
    }),
  /** Messages leave by themselves, so they are asked for again while one of them waits. */
  deliveries: (desk: string, webhook: string) =>
    infiniteQueryOptions({
      queryKey: ['administration', desk, 'webhook', webhook, 'deliveries'],
      queryFn: ({ pageParam, signal }) => {
        const params = { path: { webhook }, query: paged(desk, pageParam) };
        return ask(api.GET('/api/v1/webhooks/{webhook}/deliveries', { params, signal }));
      },
      ...onwards,
      refetchInterval: ({ state }) =>
        state.data?.pages[0]?.items.some((delivery) => delivery.state === 'waiting') === true ? 3_000 : false,
    }),
  mailboxes: (desk: string) =>
    queryOptions({
      queryKey: ['administration', desk, 'mailboxes'],
      queryFn: ({ signal }) => ask(api.GET('/api/v1/mailboxes', { params: { query: { desk } }, signal })),
      refetchInterval: 30_000,
    }),
  /** While a pass is under way it is asked for often: it is over some seconds later. */
  check: (desk: string) =>
    infiniteQueryOptions({
      queryKey: ['administration', desk, 'check'],
      queryFn: ({ pageParam, signal }) =>
        ask(api.GET('/api/v1/checks', { params: { query: paged(desk, pageParam) }, signal })),
      ...onwards,
      refetchInterval: ({ state }) => (state.data?.pages[0]?.check?.stage === 'passing' ? 1_000 : 60_000),
    }),
  setAside: (desk: string) =>
    infiniteQueryOptions({
      queryKey: ['administration', desk, 'set-aside'],
      queryFn: ({ pageParam, signal }) =>
        ask(api.GET('/api/v1/set-aside', { params: { query: paged(desk, pageParam) }, signal })),
      ...onwards,
    }),
  audit: (desk: string, filter: QueryOf<'/api/v1/audit'>) =>
    infiniteQueryOptions({
      queryKey: ['administration', desk, 'audit', filter],
      queryFn: ({ pageParam, signal }) =>
        ask(api.GET('/api/v1/audit', { params: { query: { ...filter, ...paged(desk, pageParam) } }, signal })),
      ...onwards,
    }),
} as const;
