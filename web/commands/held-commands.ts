import type { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { newKey, spokenLanguage } from '../api/client';
import { giveCommand, settleGiven, type TicketCommand } from './use-give';

/** How long a command is held back in the browser: there is no undo on the server. */
export const heldMs = 5_000;

/** A command that goes out in a moment, or is on its way. */
export interface HeldCommand {
  readonly tid: string;
  readonly command: TicketCommand;
  /** The same for every attempt, so that it counts once however often it is sent. */
  readonly key: string;
  /** When it goes out, in milliseconds since 1970. */
  readonly at: number;
  readonly state: 'held' | 'sending';
}

export interface HeldEnd {
  readonly onDone: () => void;
  readonly onFailed: (problem: unknown) => void;
}

const held = new Map<string, HeldCommand>();
const timers = new Map<string, ReturnType<typeof setTimeout>>();
const ends = new Map<string, { readonly client: QueryClient; readonly end: HeldEnd }>();
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

/**
 * Holds a command back for some seconds, then gives it, wherever in the pages one is by then. Leaving the pages gives it at once.
 *
 * @param key of an attempt whose outcome nobody knows; left out: it is a new one
 */
export function holdCommand(
  client: QueryClient,
  tid: string,
  command: TicketCommand,
  end: HeldEnd,
  { key = newKey(), delay = heldMs }: { readonly key?: string; readonly delay?: number } = {},
): string {
  held.set(tid, { tid, command, key, at: Date.now() + delay, state: 'held' });
  ends.set(tid, { client, end });
  timers.set(
    tid,
    setTimeout(() => void send(tid), delay),
  );
  tell();
  return key;
}

/** Stops a command that is still held back. @returns whether it was */
export function stopHeld(tid: string): boolean {
  if (held.get(tid)?.state !== 'held') return false;
  clearTimeout(timers.get(tid));
  held.delete(tid);
  tell();
  return true;
}

/** The command of a ticket that is held back or on its way. */
export function useHeld(tid: string): HeldCommand | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => held.get(tid),
  );
}

async function send(tid: string): Promise<void> {
  const item = held.get(tid);
  const kept = ends.get(tid);
  if (item === undefined || kept === undefined) return;
  held.set(tid, { ...item, state: 'sending' });
  tell();
  try {
    settleGiven(kept.client, tid, await giveCommand(tid, item.command, item.key));
    kept.end.onDone();
  } catch (problem) {
    kept.end.onFailed(problem);
  } finally {
    held.delete(tid);
    tell();
  }
}

/** What is held back goes out with the page; whoever comes back to it learns what became of it by the same key. */
function leave(): void {
  for (const { tid, command, key, state } of held.values()) {
    if (state !== 'held') continue;
    fetch(`/api/v1/tickets/${encodeURIComponent(tid)}/commands`, {
      method: 'POST',
      keepalive: true,
      headers: { 'Content-Type': 'application/json', 'Accept-Language': spokenLanguage(), 'Idempotency-Key': key },
      body: JSON.stringify(command),
    }).catch(() => undefined);
  }
}

window.addEventListener('pagehide', leave);
