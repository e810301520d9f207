import type { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { newKey, spokenLanguage } from '../api/client';
import { hearOtherPerson } from '../session/one-person';
import { giveMany, type ManyCommand, type OutcomeAtOne } from './give-many';
import { giveCommand, settleGiven, type TicketCommand } from './use-give';

/** How long a command is held back in the browser: there is no undo on the server. */
export const heldMs = 5_000;

/** A command that goes out in a moment, or is on its way. */
export interface HeldCommand {
  /** Its ticket; `manyTickets` for one that goes to several. */
  readonly tid: string;
  /** These several. */
  readonly tids?: readonly string[];
  readonly command: TicketCommand;
  /** The same for every attempt, so that it counts once however often it is sent. */
  readonly key: string;
  /** When it goes out, in milliseconds since 1970. */
  readonly at: number;
  readonly state: 'held' | 'sending';
}

/** What became of the last command of a ticket that was held back. */
export interface HeldEnd {
  readonly key: string;
  readonly command: TicketCommand;
  readonly how: 'done' | 'stopped' | 'failed';
  readonly problem: unknown;
  /** Of one that went to several tickets. */
  readonly outcomes?: readonly OutcomeAtOne[];
}

/** Where a command to several tickets is held back: one at a time, as at a ticket. */
export const manyTickets = 'many';

const held = new Map<string, HeldCommand>();
const timers = new Map<string, ReturnType<typeof setTimeout>>();
const sends = new Map<string, () => Promise<void>>();
const ends = new Map<string, HeldEnd>();
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

/**
 * Holds a command back for some seconds, then gives it, wherever in the pages one is by then. Leaving the pages gives it at once.
 *
 * @param attempt the key of one whose outcome nobody knows; and how long to wait, in milliseconds
 * @param onLost hears of a failure that no page of the ticket shows
 */
export function holdCommand(
  client: QueryClient,
  tid: string,
  command: TicketCommand,
  attempt: { readonly key?: string; readonly delay?: number },
  onLost: (end: HeldEnd) => void,
): string {
  const { key = newKey(), delay = heldMs } = attempt;
  const give = async (): Promise<undefined> => {
    settleGiven(client, tid, await giveCommand(tid, command, key));
  };
  hold({ tid, command, key, at: Date.now() + delay, state: 'held' }, delay, give, onLost);
  return key;
}

/** Holds back one that goes to several tickets. @param onProgress hears how many were answered */
export function holdForMany(
  tids: readonly string[],
  command: ManyCommand,
  attempt: { readonly key?: string; readonly delay?: number },
  onProgress: (answered: number) => void,
  onLost: (end: HeldEnd) => void,
): string {
  const { key = newKey(), delay = heldMs } = attempt;
  const item = { tid: manyTickets, tids, command, key, at: Date.now() + delay, state: 'held' } as const;
  hold(item, delay, () => giveMany(tids, command, key, onProgress), onLost);
  return key;
}

function hold(item: HeldCommand, delay: number, give: Give, onLost: (end: HeldEnd) => void): void {
  const { tid } = item;
  held.set(tid, item);
  ends.delete(tid);
  const go = (): Promise<void> => send(tid, give, onLost);
  sends.set(tid, go);
  timers.set(
    tid,
    setTimeout(() => void go(), delay),
  );
  tell();
}

/** Stops a command that is still held back. */
export function stopHeld(tid: string): void {
  const item = held.get(tid);
  if (item?.state !== 'held') return;
  clearTimeout(timers.get(tid));
  end(item, 'stopped', null);
}

/** Gives at once what is held back: whoever signs out has sent it. Ends when all of it was answered. */
export async function giveHeldNow(): Promise<void> {
  const waiting = [...held.values()].filter(({ state }) => state === 'held');
  await Promise.all(
    waiting.map(async ({ tid }) => {
      clearTimeout(timers.get(tid));
      await sends.get(tid)?.();
    }),
  );
}

/** What was held back for one person never goes out as another's: it is their draft again. */
function forget(): void {
  for (const timer of timers.values()) clearTimeout(timer);
  held.clear();
}

function end(
  { tid, key, command }: HeldCommand,
  how: HeldEnd['how'],
  problem: unknown,
  outcomes?: readonly OutcomeAtOne[],
): HeldEnd {
  const ended = { key, command, how, problem, ...(outcomes === undefined ? {} : { outcomes }) };
  held.delete(tid);
  ends.set(tid, ended);
  tell();
  return ended;
}

const shown = new Map<string, number>();

function listenTo(tid: string, listener: () => void): () => void {
  listeners.add(listener);
  shown.set(tid, (shown.get(tid) ?? 0) + 1);
  return () => {
    listeners.delete(listener);
    shown.set(tid, (shown.get(tid) ?? 1) - 1);
  };
}

/** The command of a ticket that is held back or on its way. */
export function useHeld(tid: string): HeldCommand | undefined {
  return useSyncExternalStore(
    (listener) => listenTo(tid, listener),
    () => held.get(tid),
  );
}

/** What became of the last one. */
export function useHeldEnd(tid: string): HeldEnd | undefined {
  return useSyncExternalStore(
    (listener) => listenTo(tid, listener),
    () => ends.get(tid),
  );
}

type Give = () => Promise<readonly OutcomeAtOne[] | undefined>;

async function send(tid: string, give: Give, onLost: (end: HeldEnd) => void): Promise<void> {
  const item = held.get(tid);
  if (item === undefined) return;
  held.set(tid, { ...item, state: 'sending' });
  tell();
  try {
    const outcomes = await give();
    const ended = end(item, 'done', null, outcomes);
    const isRefused = outcomes?.some(({ problem }) => problem !== null) === true;
    if (isRefused && (shown.get(tid) ?? 0) === 0) onLost(ended);
  } catch (problem) {
    const ended = end(item, 'failed', problem);
    if ((shown.get(tid) ?? 0) === 0) onLost(ended);
  }
}

const leftPlace = 'reglament.left';

/** Whether a command went out with an earlier page of this tab; else another tab may still hold it back. */
export function wentWithPage(key: string): boolean {
  try {
    return (sessionStorage.getItem(leftPlace) ?? '').split(' ').includes(key);
  } catch {
    return false;
  }
}

/** What is held back goes out with the page; whoever comes back to it learns what became of it by the same key. */
function leave(): void {
  try {
    sessionStorage.setItem(leftPlace, [...held.values()].map(({ key }) => key).join(' '));
  } catch {
    // Nothing is kept here: whoever comes back hears of it a little later.
  }
  for (const { tid, tids, command, key, state } of held.values()) {
    if (state !== 'held') continue;
    const path = tids === undefined ? `${encodeURIComponent(tid)}/commands` : 'commands';
    fetch(`/api/v1/tickets/${path}`, {
      method: 'POST',
      keepalive: true,
      headers: { 'Content-Type': 'application/json', 'Accept-Language': spokenLanguage(), 'Idempotency-Key': key },
      body: JSON.stringify(tids === undefined ? command : { tickets: tids, command }),
    }).catch(() => undefined);
  }
}

window.addEventListener('pagehide', leave);
hearOtherPerson(forget);
