import { useSyncExternalStore } from 'react';
import { api, newKey, ask } from '../api/client';
import { ApiProblem } from '../api/problem';

/** A file on its way to a word. */
export interface Upload {
  readonly key: string;
  readonly name: string;
  readonly size: number;
  readonly state:
    | { readonly kind: 'uploading' }
    | { readonly kind: 'ready'; readonly id: string }
    | { readonly kind: 'failed'; readonly problem: unknown };
}

export interface Uploads {
  readonly items: readonly Upload[];
  readonly add: (files: Iterable<File>) => void;
  readonly remove: (key: string) => void;
  readonly again: (key: string) => void;
  /** Forgets all, after they were sent. */
  readonly clear: () => void;
  /** For the word that they belong to. */
  readonly ids: readonly string[];
  readonly isBusy: boolean;
}

const atOnce = 2;

/** What was chosen for one word, outside of the form that shows it: whoever turns to another act and back finds it there. */
interface Tray {
  items: readonly Upload[];
  readonly files: Map<string, File>;
  readonly waiting: string[];
  running: number;
}

const none: readonly Upload[] = [];
const trays = new Map<string, Tray>();
const listeners = new Set<() => void>();

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Uploads files as soon as they are chosen, two at a time, so that nothing is waited for when the words are sent. They stay until they
 * are sent, or the page is loaded anew.
 *
 * @param desk whose rules they have to fit
 * @param place what they are for, such as `reply SKAI-1042`
 */
export function useUploads(desk: string, place: string): Uploads {
  const items = useSyncExternalStore(listen, () => trays.get(place)?.items ?? none);
  return {
    items,
    add: (chosen) => add(desk, place, chosen),
    remove(key) {
      const tray = trays.get(place);
      tray?.files.delete(key);
      if (tray !== undefined) show(place, tray, without(tray.items, key));
    },
    again(key) {
      const tray = trays.get(place);
      if (tray === undefined) return;
      settle(place, tray, key, { kind: 'uploading' });
      tray.waiting.push(key);
      pump(desk, place, tray);
    },
    clear() {
      const tray = trays.get(place);
      if (tray === undefined) return;
      tray.waiting.length = 0;
      show(place, tray, none);
    },
    ids: items.flatMap(({ state }) => (state.kind === 'ready' ? [state.id] : [])),
    isBusy: items.some(({ state }) => state.kind === 'uploading'),
  };
}

function without(items: readonly Upload[], gone: string): readonly Upload[] {
  return items.filter(({ key }) => key !== gone);
}

function show(place: string, tray: Tray, items: readonly Upload[]): void {
  tray.items = items;
  if (items.length === 0) trays.delete(place);
  else trays.set(place, tray);
  for (const listener of listeners) listener();
}

function settle(place: string, tray: Tray, key: string, state: Upload['state']): void {
  // Taken out meanwhile, or sent.
  if (!tray.items.some((item) => item.key === key)) return;
  show(
    place,
    tray,
    tray.items.map((item) => (item.key === key ? { ...item, state } : item)),
  );
}

function add(desk: string, place: string, chosen: Iterable<File>): void {
  const tray = trays.get(place) ?? { items: none, files: new Map<string, File>(), waiting: [], running: 0 };
  const added = [...chosen].map((file): Upload => {
    const key = newKey();
    tray.files.set(key, file);
    tray.waiting.push(key);
    return { key, name: file.name, size: file.size, state: { kind: 'uploading' } };
  });
  show(place, tray, [...tray.items, ...added]);
  pump(desk, place, tray);
}

function pump(desk: string, place: string, tray: Tray): void {
  while (tray.running < atOnce) {
    const key = tray.waiting.shift();
    if (key === undefined) return;
    const file = tray.files.get(key);
    if (file === undefined) continue;
    tray.running += 1;
    upload(file, desk, key)
      .then((id) => settle(place, tray, key, { kind: 'ready', id }))
      .catch((problem: unknown) => settle(place, tray, key, { kind: 'failed', problem }))
      .finally(() => {
        tray.running -= 1;
        pump(desk, place, tray);
      });
  }
}

/** @param key kept over attempts: a file that had arrived all the same is not kept twice */
async function upload(file: File, desk: string, key: string): Promise<string> {
  const form = new FormData();
  form.append('desk', desk);
  form.append('file', file, file.name);
  const { id } = await ask(
    api.POST('/api/v1/attachments', {
      params: { header: { 'Idempotency-Key': key } },
      // The document's body is the form's fields; what travels is the form itself.
      body: form as never,
      bodySerializer: (body: unknown) => body as FormData,
    }),
  );
  return id;
}

/** Whether a file came to nothing because of the file itself. */
export function isFileRefused(problem: unknown): boolean {
  return problem instanceof ApiProblem && !problem.isPassing;
}
