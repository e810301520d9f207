import type { Caller } from '../auth/caller';
import { membershipsAt } from '../auth/caller';
import { clientsServed, staffRoles } from '../auth/own-desk';
import { Problem } from '../problems';
import { forbidden } from '../who-may';
import type { ApiStore } from '../store-port';

/**
 * The company under whose contract a question is asked: that of a client's user, the one that somebody of the desk names, or the
 * only one that a personal manager serves; null: none, the desk's own rules.
 *
 * @throws Problem 403 for a client's user who names another company, 404 for one that the desk does not have, or that the caller does
 * not serve, 422 where one of several companies has to be named
 */
export async function clientOf(
  { desk, client }: { readonly desk: string; readonly client?: string | undefined },
  caller: Caller,
  store: Pick<ApiStore, 'findClient'>,
): Promise<string | null> {
  const held = membershipsAt(caller, desk);
  const own = held.flatMap(({ role, clientId }) => (role === 'client' && clientId !== null ? [clientId] : []));
  const work = held.filter(({ role }) => role !== 'client');
  const served = work.length === 0 ? [] : clientsServed({ roles: work });
  if (client === undefined) {
    if (work.length > 0) return served?.length === 1 ? (served[0] ?? null) : null;
    if (own.length > 1)
      throw new Problem('client-not-named', { errors: [{ pointer: '/client', code: 'client-not-named' }] });
    return own[0] ?? null;
  }
  if (own.includes(client)) return client;
  if (work.length === 0) throw forbidden(staffRoles, { errors: [{ pointer: '/client', code: 'own-client-only' }] });
  const known = served?.includes(client) !== false && (await store.findClient(desk, client)) !== undefined;
  if (!known) throw new Problem('not-found', { errors: [{ pointer: '/client', code: 'unknown-client' }] });
  return client;
}
