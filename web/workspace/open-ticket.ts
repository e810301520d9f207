import { useEffect, useSyncExternalStore } from 'react';
import type { OfferedAct } from './acts/act-menu';
import type { ActType } from './acts/act-types';

/** The ticket that is open, and what keys and the palette can do with it. */
export interface OpenTicket {
  readonly tid: string;
  readonly offered: readonly OfferedAct[];
  readonly choose: (type: ActType) => void;
  readonly openMenu: () => void;
  readonly toggleWhatIf: () => void;
}

let open: OpenTicket | null = null;
const listeners = new Set<() => void>();

function set(next: OpenTicket | null): void {
  open = next;
  for (const listener of listeners) listener();
}

/** Offers a ticket to keys and palette as long as it is shown. */
export function useOfferTicket(ticket: OpenTicket): void {
  useEffect(() => {
    set(ticket);
    if (wanted !== null && Date.now() - wanted.at < wantedMs) ticket.choose(wanted.type);
    wanted = null;
    return () => void (open === ticket && set(null));
  });
}

/** Whichever ticket is open. */
export function useOpenTicket(): OpenTicket | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => open,
  );
}

/** An act that was asked for while its ticket was still being read. */
let wanted: { readonly type: ActType; readonly at: number } | null = null;
const wantedMs = 3_000;

/** Begins an act of the open ticket; of one that is only coming, as soon as it is there. */
export function beginAct(type: ActType): void {
  if (open === null) wanted = { type, at: Date.now() };
  else open.choose(type);
}

/** The same at the moment of a key. */
export function openTicket(): OpenTicket | null {
  return open;
}
