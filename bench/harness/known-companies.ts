import type { Known } from './fill-slim';
import { expectStatus, type Http } from './http';

/** The companies of the demonstration that slim tickets are filled in for. @param staff somebody of the desk */
export async function knownCompanies(client: Http, staff: Http): Promise<Known> {
  const me = expectStatus(await client.call('GET', '/api/v1/me'), 200, 'me') as {
    id: string;
    memberships: { company: { id: string } | null }[];
  };
  const clientId = me.memberships.find(({ company }) => company !== null)?.company?.id;
  const { items } = expectStatus(await staff.call('GET', '/api/v1/clients?desk=skai'), 200, 'clients') as {
    items: { id: string }[];
  };
  const smallClientId = items.find(({ id }) => id !== clientId)?.id;
  if (clientId === undefined || smallClientId === undefined) throw new Error('The demonstration wants two companies');
  return { clientId, personId: me.id, smallClientId };
}
