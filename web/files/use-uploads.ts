import { useCallback, useRef, useState } from 'react';
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

/**
 * Uploads files as soon as they are chosen, two at a time, so that nothing is waited for when the words are sent.
 *
 * @param desk whose rules they have to fit
 */
export function useUploads(desk: string): Uploads {
  const [items, setItems] = useState<readonly Upload[]>([]);
  const files = useRef(new Map<string, File>());
  const waiting = useRef<string[]>([]);
  const running = useRef(0);

  const settle = useCallback((key: string, state: Upload['state']): void => {
    setItems((all) => all.map((item) => (item.key === key ? { ...item, state } : item)));
  }, []);

  const pump = useCallback((): void => {
    while (running.current < atOnce) {
      const key = waiting.current.shift();
      if (key === undefined) return;
      const file = files.current.get(key);
      if (file === undefined) continue;
      running.current += 1;
      upload(file, desk, key)
        .then((id) => settle(key, { kind: 'ready', id }))
        .catch((problem: unknown) => settle(key, { kind: 'failed', problem }))
        .finally(() => {
          running.current -= 1;
          pump();
        });
    }
  }, [desk, settle]);

  const add = useCallback(
    (chosen: Iterable<File>): void => {
      const added = [...chosen].map((file) => ({ key: newKey(), file }));
      for (const { key, file } of added) {
        files.current.set(key, file);
        waiting.current.push(key);
      }
      setItems((all) => [
        ...all,
        ...added.map(({ key, file }) => ({
          key,
          name: file.name,
          size: file.size,
          state: { kind: 'uploading' } as const,
        })),
      ]);
      pump();
    },
    [pump],
  );
  const remove = useCallback((key: string): void => {
    files.current.delete(key);
    setItems((all) => all.filter((item) => item.key !== key));
  }, []);
  const again = useCallback(
    (key: string): void => {
      settle(key, { kind: 'uploading' });
      waiting.current.push(key);
      pump();
    },
    [pump, settle],
  );
  const clear = useCallback((): void => {
    files.current.clear();
    waiting.current = [];
    setItems([]);
  }, []);
  return {
    items,
    add,
    remove,
    again,
    clear,
    ids: items.flatMap(({ state }) => (state.kind === 'ready' ? [state.id] : [])),
    isBusy: items.some(({ state }) => state.kind === 'uploading'),
  };
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
