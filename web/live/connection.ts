import { useSyncExternalStore } from 'react';

/** So long a line may be gone before anybody is told: it mostly comes back by itself. */
const patienceMs = 5_000;

let isLost = false;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

/** Takes in whether changes are heard of. */
export function tellConnection(isUp: boolean): void {
  if (isUp) {
    clearTimeout(timer);
    timer = undefined;
    show(false);
  } else timer ??= setTimeout(() => show(true), patienceMs);
}

function show(lost: boolean): void {
  if (isLost === lost) return;
  isLost = lost;
  for (const listener of listeners) listener();
}

/** Whether the server has been out of reach for a while, so that what is shown may be old. */
export function useIsLost(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => isLost,
  );
}
