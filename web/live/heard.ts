import { useEffect, useEffectEvent } from 'react';

/** What has changed elsewhere: one ticket, or nobody knows what. */
export type Heard = { readonly tid: string } | 'all';

const listeners = new Set<(heard: Heard) => void>();

/** Passes on what the feed of changes tells, for what reads less than all again. */
export function tellHeard(heard: Heard): void {
  for (const listener of listeners) listener(heard);
}

/** Hears of tickets that changed elsewhere. */
export function useHeard(listener: (heard: Heard) => void): void {
  const hear = useEffectEvent(listener);
  useEffect(() => {
    const each = (heard: Heard): void => hear(heard);
    listeners.add(each);
    return () => void listeners.delete(each);
  }, []);
}
