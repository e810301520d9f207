import { Problem } from '../problems';
import type { Caller } from './caller';

/**
 * What belongs to signing in is for people who have: a key that got lost changes nothing about it.
 *
 * @returns the token of the session
 * @throws Problem 403 for a key
 */
export function requireSession({ caller, token }: { readonly caller: Caller; readonly token: string | null }): string {
  if (caller.via !== 'session' || token === null) throw new Problem('forbidden', { detail: { says: 'session-only' } });
  return token;
}
