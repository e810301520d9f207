import type { Role } from '../../domain/regulation';
import type { DemoAccount } from '../../prisma/seed';
import { servicesDocument } from '../domain/ticket/services-desk';
import { call, text, type Api } from './harness';

export async function idOf(api: Api, who: DemoAccount): Promise<string> {
  return text((await call(api, who, 'GET', '/api/v1/me')).body['id']);
}

/**
 * Opens the desk of several services, and gives people of SKAI a role there, for the services that are named.
 *
 * @returns their short ids at the desk
 */
export async function openExchange(
  api: Api,
  people: readonly (readonly [who: DemoAccount, role: Role, ...services: string[]])[],
): Promise<ReadonlyMap<DemoAccount, string>> {
  const published = await api.store.publishRegulation(servicesDocument());
  if (published.kind !== 'published') throw new Error(`The desk is ${published.kind}`);
  const shortIds = new Map<DemoAccount, string>();
  for (const [who, role, ...services] of people) {
    const personId = await idOf(api, who);
    const user = await api.prisma.membership.findFirst({ where: { desk: 'skai', role: 'client', personId } });
    const at = { personId, desk: 'exchange', role, clientId: role === 'client' ? (user?.clientId ?? null) : null };
    shortIds.set(who, await api.store.addMembership({ ...at, services }));
  }
  return shortIds;
}
