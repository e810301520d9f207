import type { ApiStore } from '../services';
import type { CallerSource } from './authenticate';
import type { Caller } from './caller';

type Found = NonNullable<Awaited<ReturnType<ApiStore['findCallerByKey']>>>;

/** Finds callers in the store: whose key or session it is, and that person's roles. */
export function callerSource(store: ApiStore): CallerSource {
  return {
    byKey: async (hash) => callerOf(await store.findCallerByKey(hash)),
    bySession: async (hash) => callerOf(await store.findCallerBySession(hash)),
  };
}

/** A person without a role at any desk can do nothing here, and is nobody to us. */
function callerOf(found: Found | null): Omit<Caller, 'via'> | null {
  return found && found.memberships.length > 0 ? found : null;
}
