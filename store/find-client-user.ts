import type { StoreContext } from './store-context';

/** A user of a client at a desk, as one for whom a ticket can be filed. */
export interface ClientUser {
  readonly personId: string;
  readonly name: string;
  readonly clientId: string;
  readonly clientName: string;
}

/**
 * The client's user at a desk with this id or e-mail address; undefined when there is none, or the role has ended.
 *
 * @param clientId of which company, for somebody who belongs to several
 */
export async function findClientUser(
  { database }: StoreContext,
  desk: string,
  idOrEmail: string,
  clientId?: string,
): Promise<ClientUser | undefined> {
  const row = await database.membership.findFirst({
    where: {
      desk,
      role: 'client',
      active: true,
      ...(clientId === undefined ? {} : { clientId }),
      person: { OR: [{ id: idOrEmail }, { email: idOrEmail.toLowerCase() }] },
    },
    include: { person: { select: { name: true } }, client: { select: { name: true } } },
  });
  if (row?.clientId == null || row.client === null) return undefined;
  const { personId } = row;
  return { personId, name: row.person.name, clientId: row.clientId, clientName: row.client.name };
}
