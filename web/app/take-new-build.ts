/** What is asked of the browser's service workers. */
export interface Workers {
  getRegistration(): Promise<{ readonly waiting: { postMessage(message: string): void } | null } | undefined>;
  addEventListener(type: 'controllerchange', listener: () => void, options: { once: true }): void;
}

/**
 * Asks for the page anew. Where a technician has worked in this browser, a service worker answers with the page of its own build: a newer
 * one that waits takes over first, or the same page would come again, whose parts are gone.
 *
 * @param workers undefined where pages come without TLS
 */
export async function takeNewBuild(workers: Workers | undefined, reload: () => void): Promise<void> {
  const registration = await workers?.getRegistration().catch(() => undefined);
  if (!registration?.waiting) return reload();
  workers?.addEventListener('controllerchange', reload, { once: true });
  registration.waiting.postMessage('take-over');
}
