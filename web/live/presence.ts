import { useSyncExternalStore } from 'react';
import type { LiveEvent } from './stream';

type Presence = Extract<LiveEvent, { type: 'presence' }>;

/** Who is at a ticket right now beside the reader. */
export interface Present {
  readonly shortId: string;
  readonly name: string | null;
  readonly doing: 'looking' | 'writing';
}

const none: readonly Present[] = [];
const byTicket = new Map<string, readonly Present[]>();
const ends = new Map<string, ReturnType<typeof setTimeout>>();
const listeners = new Set<() => void>();

/** Takes in that somebody looks, writes or has left; forgotten when it was not said again in time. */
export function heardPresence({ ticket, who, doing, until }: Presence): void {
  const key = `${ticket} ${who.shortId}`;
  clearTimeout(ends.get(key));
  ends.delete(key);
  const others = (byTicket.get(ticket) ?? none).filter(({ shortId }) => shortId !== who.shortId);
  byTicket.set(ticket, doing === 'left' ? others : [...others, { ...who, doing }]);
  if (doing !== 'left') {
    const left = () => heardPresence({ type: 'presence', ticket, who, doing: 'left', until });
    ends.set(key, setTimeout(left, Math.max(0, Date.parse(until) - Date.now())));
  }
  for (const listener of listeners) listener();
}

/** Who else is at a ticket. @param own the reader's short id there, which is left out */
export function usePresent(ticket: string, own: string | undefined): readonly Present[] {
  const all = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => byTicket.get(ticket) ?? none,
  );
  return all.filter(({ shortId }) => shortId !== own);
}
