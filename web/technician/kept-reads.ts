/** What a technician has read of the own visits, kept on the device, so that a page opens without a network. */
import type { Query, QueryClient } from '@tanstack/react-query';
import { createStore, del, get, set, type UseStore } from 'idb-keyval';

/** Says whose reads this device keeps. */
const ownerPlace = 'reglament.kept';
/** The person whom the pages last served here. */
const personPlace = 'reglament.person';
const keptDays = 7;
const dayMs = 86_400_000;
const writeAfterMs = 400;

interface Kept {
  readonly reads: readonly { readonly key: readonly unknown[]; readonly data: unknown; readonly at: number }[];
}

let store: UseStore | undefined;
function place(): UseStore {
  return (store ??= createStore('reglament-kept', 'reads'));
}

const kinds: ReadonlySet<unknown> = new Set(['visit', 'visits', 'ticket', 'desks', 'forms']);

/** Whether a read belongs to what technicians look at; accounts of deadlines are read when there is a network. */
function isKept({ queryKey, state }: Pick<Query, 'queryKey' | 'state'>): boolean {
  if (state.data === undefined) return false;
  const [kind, , part] = queryKey;
  return (kind === 'me' && queryKey.length === 1) || (kinds.has(kind) && part !== 'account');
}

let isRestored = false;

/** Shows what is kept, before the first page asks for it; once. Where nothing is kept, the server is asked as ever. */
export async function restoreKept(client: QueryClient): Promise<void> {
  if (isRestored) return;
  isRestored = true;
  try {
    const owner = localStorage.getItem(ownerPlace);
    // Somebody else has signed in here since.
    if (owner === null || owner !== localStorage.getItem(personPlace)) return;
    keepInMemory(client);
    const kept = await get<Kept>(owner, place());
    for (const { key, data, at } of kept?.reads ?? [])
      if (Date.now() - at < keptDays * dayMs) client.setQueryData([...key], data, { updatedAt: at });
  } catch {
    // A device that gives nothing back: the page begins as on any other.
  }
}

/** What was read of visits stays while the page is open, also of those that are not looked at. */
function keepInMemory(client: QueryClient): void {
  for (const kind of kinds) client.setQueryDefaults([kind], { gcTime: Number.POSITIVE_INFINITY });
}

/**
 * Keeps reads of this person from now on.
 *
 * @returns how to stop
 */
export function keepReads(client: QueryClient, person: string): () => void {
  try {
    localStorage.setItem(ownerPlace, person);
  } catch {
    return () => undefined;
  }
  keepInMemory(client);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = (): void => {
    clearTimeout(timer);
    timer = undefined;
    // Signed out meanwhile.
    if (localStorage.getItem(ownerPlace) !== person) return;
    const reads = client
      .getQueryCache()
      .getAll()
      .filter(isKept)
      .map(({ queryKey, state }) => ({ key: queryKey, data: state.data, at: state.dataUpdatedAt }));
    void set(person, { reads } satisfies Kept, place()).catch(() => undefined);
  };
  const stopListening = client.getQueryCache().subscribe(({ type, query }) => {
    if (type !== 'removed' && isKept(query as Query)) timer ??= setTimeout(write, writeAfterMs);
  });
  const hidden = (): void => void (document.visibilityState === 'hidden' && timer !== undefined && write());
  document.addEventListener('visibilitychange', hidden);
  timer = setTimeout(write, writeAfterMs);
  return () => {
    clearTimeout(timer);
    stopListening();
    document.removeEventListener('visibilitychange', hidden);
  };
}

/** Nothing of what was read stays on the device. */
export async function forgetReads(person: string): Promise<void> {
  localStorage.removeItem(ownerPlace);
  await del(person, place()).catch(() => undefined);
}
