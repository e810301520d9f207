import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ask, type Schemas } from '../../api/client';
import { asOneAttempt } from '../../commands/attempt-keys';
import type { QueueName } from '../queue-filter';
import { queueSearch, type QueueSearch } from '../search';

export type SavedQueue = Schemas['SavedQueue'];

const most = 200;

const savedQueues = (desk: string) =>
  queryOptions({
    queryKey: ['saved queues', desk],
    queryFn: ({ signal }) => ask(api.GET('/api/v1/queues', { params: { query: { desk, limit: most } }, signal })),
    staleTime: 60_000,
    enabled: desk !== '',
  });

/** The queues that the reader has at a desk beside the built-in ones; none until they are read. */
export function useSavedQueues(desk: string): readonly SavedQueue[] {
  return useQuery({ ...savedQueues(desk), retry: false }).data?.items ?? [];
}

/** What a saved queue keeps of an address: not the desk, which it belongs to, nor the ticket that is open. */
export function savedOf({ desk: _desk, ticket: _ticket, ...search }: QueueSearch): Record<string, string> {
  return Object.fromEntries(
    Object.entries(search).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** The address of a saved queue. */
export function searchOf({ filter }: SavedQueue, desk: string | undefined): QueueSearch {
  return { ...queueSearch(filter.search), ...(desk === undefined ? {} : { desk }) };
}

/** Whether an address is that of a saved queue. */
export function isAt(saved: SavedQueue, queue: QueueName, search: QueueSearch): boolean {
  const own = (of: Record<string, string>): string => JSON.stringify(Object.entries(of).toSorted());
  return saved.filter.queue === queue && own(saved.filter.search) === own(savedOf(search));
}

export interface QueueContent {
  readonly name: string;
  readonly shared: boolean;
}

/** Saves, changes and deletes queues of a desk. Each fails with the ApiProblem that says why. */
export function useQueueActs(desk: string): {
  readonly add: (content: QueueContent, filter: SavedQueue['filter']) => Promise<void>;
  readonly change: (id: string, content: QueueContent) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
} {
  const client = useQueryClient();
  const renew = async (): Promise<void> => client.invalidateQueries({ queryKey: savedQueues(desk).queryKey });
  return {
    add: async (content, filter) => {
      const body = { ...content, desk, filter };
      await asOneAttempt('queues', body, async (key) =>
        ask(api.POST('/api/v1/queues', { params: { header: { 'Idempotency-Key': key } }, body })),
      );
      await renew();
    },
    change: async (queue, content) => {
      await ask(api.PATCH('/api/v1/queues/{queue}', { params: { path: { queue } }, body: content }));
      await renew();
    },
    remove: async (queue) => {
      await ask(api.DELETE('/api/v1/queues/{queue}', { params: { path: { queue } } }));
      await renew();
    },
  };
}
