import { infiniteQueryOptions, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { api, ask } from '../api/client';
import { queries, type TicketFilter } from '../api/queries';
import { useHeard } from '../live/heard';
import type { Row } from './fresh-tickets';

const firstPage = 40;
/** Further pages are larger: whoever scrolls on reads far. */
const nextPages = 100;
const gatherMs = 400;
/** Of more than that one need not know which they were. */
const mostAsked = 20;

/** The list itself stands still until it is asked for anew: what changes meanwhile shows in the rows, or is announced. */
const queueQuery = (filter: TicketFilter) =>
  infiniteQueryOptions({
    queryKey: ['queue', filter],
    queryFn: ({ pageParam, signal }) =>
      ask(
        api.GET('/api/v1/tickets', {
          params: {
            query: {
              ...filter,
              limit: pageParam === null ? firstPage : nextPages,
              ...(pageParam === null ? {} : { cursor: pageParam }),
            },
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: Infinity,
    gcTime: 60_000,
  });

export interface Queue {
  readonly rows: readonly Row[];
  readonly isPending: boolean;
  readonly error: unknown;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly more: () => void;
  /** What has come meanwhile; `many` where it was not counted. */
  readonly news: number | 'many';
  /** Reads the list anew. */
  readonly renew: () => void;
  /** Tells which rows are in sight, so that those are kept as they now stand. */
  readonly sees: (tids: readonly string[]) => void;
}

/** A queue, page by page, with what happens to it elsewhere. */
export function useQueue(filter: TicketFilter): Queue {
  const client = useQueryClient();
  const found = useInfiniteQuery(queueQuery(filter));
  const rows = useMemo(() => (found.data?.pages ?? []).flatMap(({ items }) => items), [found.data]);
  const known = useMemo(() => new Set(rows.map(({ tid }) => tid)), [rows]);
  const key = JSON.stringify(filter);
  const [news, setNews] = useState<{
    readonly key: string;
    readonly tids: ReadonlySet<string>;
    readonly many: boolean;
  }>(nothingNew(key));
  const current = news.key === key ? news : nothingNew(key);
  const inSight = useRef<readonly string[]>([]);
  const stale = useRef(new Set<string>());
  const unknown = useRef(new Set<string>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const readStale = (): void => {
    for (const tid of inSight.current) {
      if (!stale.current.delete(tid)) continue;
      client.fetchQuery({ ...queries.ticket(tid), staleTime: 0 }).catch(() => undefined);
    }
  };
  const renew = (): void => {
    setNews(nothingNew(key));
    stale.current.clear();
    void client.resetQueries({ queryKey: ['queue', filter], exact: true });
  };
  const askUnknown = async (): Promise<void> => {
    const tids = [...unknown.current];
    unknown.current.clear();
    if (tids.length > mostAsked || filter.text !== undefined) {
      setNews((now) => ({ ...(now.key === key ? now : nothingNew(key)), many: true }));
      return;
    }
    const come = await Promise.all(tids.map((tid) => belongs(tid, filter)));
    const last = found.hasNextPage ? rows.at(-1) : undefined;
    const shown = come.filter((row) => row !== null && !comesLater(row, last, filter)).map((row) => row?.tid ?? '');
    if (shown.length === 0) return;
    if (rows.length === 0) return renew();
    setNews((now) => {
      const { tids: before, many } = now.key === key ? now : nothingNew(key);
      return { key, many, tids: new Set([...before, ...shown]) };
    });
  };
  useHeard((heard) => {
    if (heard === 'all') {
      for (const tid of known) stale.current.add(tid);
      return readStale();
    }
    if (known.has(heard.tid)) stale.current.add(heard.tid);
    else unknown.current.add(heard.tid);
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      readStale();
      // Whatever it was: that something has come is said, and not how much.
      if (unknown.current.size > 0) askUnknown().catch(() => setNews({ ...nothingNew(key), many: true }));
    }, gatherMs);
  });

  return {
    rows,
    isPending: found.isPending,
    error: found.data === undefined ? found.error : null,
    hasMore: found.hasNextPage,
    isLoadingMore: found.isFetchingNextPage,
    more: () => {
      if (found.hasNextPage && !found.isFetchingNextPage) void found.fetchNextPage();
    },
    news: current.many ? 'many' : current.tids.size,
    renew,
    sees: (tids) => {
      inSight.current = tids;
      if (stale.current.size > 0) readStale();
    },
  };
}

function nothingNew(key: string) {
  return { key, tids: new Set<string>() as ReadonlySet<string>, many: false };
}

/** The ticket as the list has it; null where it has it not. */
async function belongs(tid: string, filter: TicketFilter): Promise<Row | null> {
  const { items } = await ask(api.GET('/api/v1/tickets', { params: { query: { ...filter, text: tid, limit: 5 } } }));
  return items.find((item) => item.tid === tid) ?? null;
}

/** Whether a ticket stands below what was read so far: it comes with its page. */
function comesLater(row: Row, last: Row | undefined, { sort }: TicketFilter): boolean {
  if (last === undefined) return false;
  switch (sort) {
    case 'receivedAt':
    case 'updatedAt':
      return row[sort] < last[sort];
    case 'nextDue':
    case undefined:
      return (row.nextDue ?? '9') > (last.nextDue ?? '9');
    default:
      return false;
  }
}
