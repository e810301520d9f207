import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../api/problem';

const mostTries = 3;

/** What has been read. The feed of changes says what is stale; the minute is for when it is silent. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      // A request without a network fails and is told of, instead of waiting silently for one.
      networkMode: 'always',
      retry: (failures, error) => error instanceof ApiProblem && error.isPassing && failures < mostTries,
      retryDelay: (failures, error) =>
        error instanceof ApiProblem && error.retryAfter !== null
          ? Math.min(error.retryAfter, 30) * 1_000
          : Math.min(1_000 * 2 ** failures, 10_000),
    },
    mutations: { networkMode: 'always' },
  },
});
