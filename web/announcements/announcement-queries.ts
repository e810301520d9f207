import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, ask, type Schemas } from '../api/client';

export type Announcement = Schemas['Announcement'];
export type AnnouncementLine = Schemas['AnnouncementLine'];
export type AnnouncementCommand = Schemas['AnnouncementCommand'];
export type OwnAnnouncement = Schemas['OwnAnnouncement'];
export type PlanGiven = Schemas['AnnouncementToPreview'];

/** What goes on by itself is looked at again and again, all else now and then: others may be at it. */
const againMs = 1_500;
const restMs = 15_000;
/** What comes up by itself in the bar. */
const barMs = 60_000;

const from = (cursor: string | null): { readonly cursor?: string } => (cursor === null ? {} : { cursor });
const paged = {
  initialPageParam: null as string | null,
  getNextPageParam: (page: { readonly nextCursor: string | null }) => page.nextCursor,
};

export const announcementQueries = {
  all: ['announcements'] as const,
  list: (desk: string) =>
    infiniteQueryOptions({
      queryKey: ['announcements', 'list', desk],
      queryFn: ({ pageParam, signal }) =>
        ask(api.GET('/api/v1/announcements', { params: { query: { desk, limit: 50, ...from(pageParam) } }, signal })),
      staleTime: 0,
      ...paged,
    }),
  one: (announcement: string) =>
    queryOptions({
      queryKey: ['announcements', 'one', announcement],
      queryFn: ({ signal }) =>
        ask(api.GET('/api/v1/announcements/{announcement}', { params: { path: { announcement } }, signal })),
      staleTime: 0,
      refetchInterval: ({ state: { data } }) => (data?.telling === true ? againMs : restMs),
    }),
  preview: (plan: PlanGiven | null) =>
    queryOptions({
      queryKey: ['announcements', 'preview', plan],
      queryFn: ({ signal }) => {
        if (plan === null) throw new Error('nothing to preview');
        return ask(api.POST('/api/v1/announcements/preview', { body: plan, signal }));
      },
      enabled: plan !== null,
    }),
  mine: () =>
    infiniteQueryOptions({
      queryKey: ['announcements', 'mine'],
      queryFn: ({ pageParam, signal }) =>
        ask(api.GET('/api/v1/me/announcements', { params: { query: { limit: 50, ...from(pageParam) } }, signal })),
      staleTime: 0,
      ...paged,
    }),
  current: () =>
    queryOptions({
      queryKey: ['announcements', 'current'],
      queryFn: async ({ signal }) =>
        (await ask(api.GET('/api/v1/me/announcements', { params: { query: { current: 'true', limit: 5 } }, signal })))
          .items,
      staleTime: barMs,
      refetchInterval: barMs,
    }),
} as const;
