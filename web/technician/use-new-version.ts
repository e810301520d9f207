import { useEffect, useState } from 'react';

/**
 * Lets the service worker answer for these pages, and says when a newer build waits to take over.
 *
 * @returns how to change over to it; null: there is none
 */
export function useNewVersion(): (() => void) | null {
  const [waiting, setWaiting] = useState<ServiceWorker | null>(null);
  useEffect(() => {
    // Only where pages come over TLS or from the machine itself; the rest works without it while there is a network.
    if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return undefined;
    const heard = new AbortController();
    const { signal } = heard;
    const offer = (worker: ServiceWorker | null): void => {
      // The first one takes over by itself.
      if (worker !== null && navigator.serviceWorker.controller !== null && !signal.aborted) setWaiting(worker);
    };
    const follow = (registration: ServiceWorkerRegistration): void => {
      offer(registration.waiting);
      registration.addEventListener(
        'updatefound',
        () => {
          const { installing } = registration;
          installing?.addEventListener('statechange', () => offer(registration.waiting), { signal });
        },
        { signal },
      );
    };
    navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' }).then(follow, () => undefined);
    return () => heard.abort();
  }, []);
  if (waiting === null) return null;
  return () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), { once: true });
    waiting.postMessage('take-over');
  };
}
