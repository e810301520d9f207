import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, ask, type Schemas } from '../api/client';
import type { paths } from '../api/document';

export type Article = Schemas['Article'];
export type ArticleLine = Schemas['ArticleLine'];
export type Review = Schemas['Review'];
export type ReviewLine = Schemas['ReviewLine'];
export type ArticleContent = Schemas['ArticleContent'];
export type ArticleFilter = Omit<
  NonNullable<paths['/api/v1/articles']['get']['parameters']['query']>,
  'cursor' | 'limit'
> & { readonly desk: string };

const from = (cursor: string | null): { readonly cursor?: string } => (cursor === null ? {} : { cursor });
const paged = {
  initialPageParam: null as string | null,
  getNextPageParam: (page: { readonly nextCursor: string | null }) => page.nextCursor,
};

/** What pages of the knowledge base read, all under one key: whoever writes makes all of it stale. */
export const knowledgeQueries = {
  all: ['knowledge'] as const,
  articles: (filter: ArticleFilter) =>
    infiniteQueryOptions({
      queryKey: ['knowledge', 'articles', filter],
      queryFn: ({ pageParam, signal }) =>
        ask(api.GET('/api/v1/articles', { params: { query: { ...filter, limit: 30, ...from(pageParam) } }, signal })),
      staleTime: 0,
      ...paged,
    }),
  /** Those that clients see and a text finds, for an answer. */
  forAnswer: (desk: string, text: string) =>
    queryOptions({
      queryKey: ['knowledge', 'for-answer', desk, text],
      queryFn: async ({ signal }) => {
        const query = { desk, text, state: 'shown', audience: 'clients', limit: 10 } as const;
        return (await ask(api.GET('/api/v1/articles', { params: { query }, signal }))).items;
      },
    }),
  article: (article: string, version?: number) =>
    queryOptions({
      queryKey: ['knowledge', 'article', article, 'itself', version ?? null],
      queryFn: ({ signal }) => {
        const query = version === undefined ? {} : { version };
        return ask(api.GET('/api/v1/articles/{article}', { params: { path: { article }, query }, signal }));
      },
      staleTime: 0,
    }),
  versions: (article: string) =>
    infiniteQueryOptions({
      queryKey: ['knowledge', 'article', article, 'versions'],
      queryFn: ({ pageParam, signal }) => {
        const params = { path: { article }, query: { limit: 20, ...from(pageParam) } };
        return ask(api.GET('/api/v1/articles/{article}/versions', { params, signal }));
      },
      ...paged,
    }),
  comments: (article: string) =>
    infiniteQueryOptions({
      queryKey: ['knowledge', 'article', article, 'comments'],
      queryFn: ({ pageParam, signal }) => {
        const params = { path: { article }, query: { limit: 20, ...from(pageParam) } };
        return ask(api.GET('/api/v1/articles/{article}/comments', { params, signal }));
      },
      staleTime: 0,
      ...paged,
    }),
  /** What may answer what somebody is writing; nothing where nothing is found or it cannot be asked. */
  suggested: (desk: string, text: string, topic: string | null) =>
    queryOptions({
      queryKey: ['knowledge', 'suggested', desk, text, topic],
      queryFn: async ({ signal }) => {
        const body = { desk, text, ...(topic === null ? {} : { topic }) };
        return (await ask(api.POST('/api/v1/articles/suggestions', { body, signal }))).items;
      },
      retry: false,
      staleTime: 60_000,
    }),
  reviews: (desk: string, mine: boolean) =>
    infiniteQueryOptions({
      queryKey: ['knowledge', 'reviews', desk, mine],
      queryFn: ({ pageParam, signal }) => {
        const query = { desk, ...(mine ? ({ owes: 'me' } as const) : {}), limit: 30, ...from(pageParam) };
        return ask(api.GET('/api/v1/reviews', { params: { query }, signal }));
      },
      staleTime: 0,
      ...paged,
    }),
  review: (ticket: string) =>
    queryOptions({
      queryKey: ['knowledge', 'review', ticket],
      queryFn: ({ signal }) => ask(api.GET('/api/v1/reviews/{ticket}', { params: { path: { ticket } }, signal })),
      staleTime: 0,
    }),
} as const;
