/** What a technician's device keeps until the server has it: letters, the bytes of their files, and what is still being filled in. */
import type { Letter } from './letter';

const name = 'reglament-outbox';
const stores = ['letters', 'files', 'drafts'] as const;
type Store = (typeof stores)[number];

let opened: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      for (const store of stores) request.result.createObjectStore(store);
    };
    request.onsuccess = () => {
      // The browser may close it, and another version may want it: it is opened again when it is needed.
      request.result.onclose = () => void (opened = undefined);
      request.result.onversionchange = () => {
        request.result.close();
        opened = undefined;
      };
      resolve(request.result);
    };
    request.onerror = () => reject(request.error ?? new Error('this device keeps nothing'));
  });
  opened.catch(() => void (opened = undefined));
  return opened;
}

/** One change of the device: all of it or nothing, and on the disk before it ends. */
async function write(change: (store: (name: Store) => IDBObjectStore) => void): Promise<void> {
  const database = await open();
  await new Promise<void>((resolve, reject) => {
    // Strict: a phone whose battery dies a moment later has it.
    const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' });
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('this device keeps nothing'));
    change((store) => transaction.objectStore(store));
  });
}

async function read<T>(store: Store, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  return new Promise((resolve, reject) => {
    const request = ask(database.transaction(store, 'readonly').objectStore(store));
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('this device keeps nothing'));
  });
}

/** All letters on the device, whoever wrote them. */
export function readLetters(): Promise<Letter[]> {
  return read('letters', (store) => store.getAll() as IDBRequest<Letter[]>);
}

/** Puts a letter down, and with it the draft that it came from away. */
export function putLetter(letter: Letter, draft: string | null = null): Promise<void> {
  return write((store) => {
    store('letters').put(letter, letter.id);
    if (draft !== null) store('drafts').delete(draft);
  });
}

/** Forgets a letter with the bytes of its files. */
export function removeLetter({ id, files }: Letter): Promise<void> {
  return write((store) => {
    store('letters').delete(id);
    for (const { key } of files) store('files').delete(key);
  });
}

/** Makes a draft of a letter again: its files stay. */
export function reopenLetter({ id }: Letter, place: string, draft: DraftWithFiles): Promise<void> {
  return write((store) => {
    store('letters').delete(id);
    store('drafts').put(draft, place);
  });
}

export function readFile(key: string): Promise<Blob | undefined> {
  return read('files', (store) => store.get(key) as IDBRequest<Blob | undefined>);
}

/**
 * Keeps what is being filled in, with the files that came to it and without those that were taken out.
 *
 * @param added bytes by their keys
 */
export function putDraft(
  place: string,
  draft: DraftWithFiles,
  added: ReadonlyMap<string, Blob> = new Map(),
  removed: readonly string[] = [],
): Promise<void> {
  return write((store) => {
    store('drafts').put(draft, place);
    for (const [key, bytes] of added) store('files').put(bytes, key);
    for (const key of removed) store('files').delete(key);
  });
}

/** Forgets bytes that neither a letter nor a draft names any more: the signature of an act that became another one, say. */
export async function sweepFiles(): Promise<void> {
  const database = await open();
  // One transaction: what another tab puts down comes with the draft that names it, before this or after it.
  const transaction = database.transaction(stores, 'readwrite');
  const all = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('this device keeps nothing'));
    });
  const files = transaction.objectStore('files');
  const [letters, drafts, keys] = await Promise.all([
    all(transaction.objectStore('letters').getAll() as IDBRequest<Letter[]>),
    all(transaction.objectStore('drafts').getAll() as IDBRequest<DraftWithFiles[]>),
    all(files.getAllKeys()),
  ]);
  const named = new Set<IDBValidKey>([
    ...letters.flatMap((letter) => letter.files.map(({ key }) => key)),
    ...drafts.flatMap(({ photos, signature }) => [...photos, ...(signature == null ? [] : [signature])].map(keyOf)),
  ]);
  for (const key of keys) if (!named.has(key)) files.delete(key);
}

/** What drafts have in common. */
export interface DraftWithFiles {
  readonly photos: readonly { readonly key: string }[];
  readonly signature?: { readonly key: string } | null;
}

const keyOf = ({ key }: { readonly key: string }): string => key;

export function readDraft(place: string): Promise<unknown> {
  return read('drafts', (store) => store.get(place) as IDBRequest<unknown>);
}
