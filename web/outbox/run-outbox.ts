import type { QueryClient } from '@tanstack/react-query';
import { sweepFiles } from './device-store';
import { flush } from './flush';
import { showOutboxOf } from './outbox';

const everyMs = 15_000;

/**
 * Sends what waits: now, whenever something is written, when the network or the page comes back, and every 15 seconds, since a server
 * that was down tells nobody that it is back.
 *
 * @returns how to stop
 */
export function runOutbox(client: QueryClient, person: string): () => void {
  const stopped = new AbortController();
  let isBusy = false;
  let isWanted = false;
  const go = async (): Promise<void> => {
    isWanted = true;
    if (isBusy) return;
    isBusy = true;
    // What is written while the last letter goes is not left for the next turn.
    while (isWanted && !stopped.signal.aborted) {
      isWanted = false;
      await flush(client, person).catch(() => undefined);
    }
    isBusy = false;
  };
  const wake = (): void => void go();
  const stopShowing = showOutboxOf(person, wake);
  const { signal } = stopped;
  window.addEventListener('online', wake, { signal });
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && wake(), { signal });
  const timer = setInterval(wake, everyMs);
  void sweepFiles().catch(() => undefined);
  wake();
  // Some phones empty sites that nobody has used for a week, unless they are asked not to.
  void navigator.storage?.persist?.().catch(() => undefined);
  return () => {
    stopped.abort();
    clearInterval(timer);
    stopShowing();
  };
}
