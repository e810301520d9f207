import { useSyncExternalStore } from 'react';
import { hearOtherPerson } from '../../session/one-person';

export const manyTypes = ['assign', 'classify', 'reply', 'note'] as const;
export type ManyType = (typeof manyTypes)[number];

/** As many as the API takes at a time. */
export const mostChosen = 100;

/** Which tickets of a queue are chosen, and what is about to be done with them. */
export interface Selection {
  readonly tids: ReadonlySet<string>;
  /** The act whose form is open; changes with every asking, so that its first field is gone to anew. */
  readonly act: { readonly type: ManyType; readonly asked: number } | null;
  /** More were to be chosen than go at a time. */
  readonly isFull: boolean;
}

const nothing: Selection = { tids: new Set(), act: null, isFull: false };
let selection = nothing;
/** From which row a range is drawn. */
let anchor: string | null = null;
const listeners = new Set<() => void>();

function set(next: Selection): void {
  selection = next;
  for (const listener of listeners) listener();
}

function choose(tids: ReadonlySet<string>): void {
  const kept = [...tids].slice(0, mostChosen);
  const { act } = selection;
  set({ tids: new Set(kept), act: kept.length === 0 ? null : act, isFull: tids.size > mostChosen });
}

/** Chooses a ticket, or does so no more. */
export function toggleChosen(tid: string): void {
  anchor = tid;
  const tids = new Set(selection.tids);
  if (!tids.delete(tid)) tids.add(tid);
  choose(tids);
}

/**
 * Chooses all from the row where the last one was chosen.
 *
 * @param rows in their order
 * @param from where there is none yet
 */
export function chooseTo(rows: readonly string[], from: string, to: string): void {
  anchor = anchor !== null && rows.includes(anchor) ? anchor : from;
  const [one, other] = [rows.indexOf(anchor), rows.indexOf(to)].sort((a, b) => a - b) as [number, number];
  choose(new Set([...selection.tids, ...rows.slice(one, other + 1)]));
}

/** Chooses all of these, and nothing else. */
export function chooseAll(tids: readonly string[]): void {
  choose(new Set(tids));
}

export function clearChosen(): void {
  anchor = null;
  if (selection !== nothing) set(nothing);
}

/** Opens the form of an act for those that are chosen. @returns whether there are any */
export function beginMany(type: ManyType | null): boolean {
  if (selection.tids.size === 0) return false;
  set({ ...selection, act: type === null ? null : { type, asked: (selection.act?.asked ?? 0) + 1 } });
  return true;
}

export function isManyType(type: string): type is ManyType {
  return manyTypes.some((it) => it === type);
}

export function useSelection(): Selection {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => selection,
  );
}

hearOtherPerson(clearChosen);
