import type { StoreContext } from './store-context';

/** A user of a client at a desk, as one for whom a ticket can be filed. */
export interface ClientUser {
  readonly personId: string;
  readonly name: string;
  readonly clientId: string;
  readonly clientName: string;
}

/** The client's user at a desk with this id or e-mail address; undefined when there is none, or the role has ended. */
export async function findClientUser(
  { database }: StoreContext,
  desk: string,
  idOrEmail: string,
): Promise<ClientUser | undefined> {
  const row = await database.membership.findFirst({
    where: {
      desk,
      role: 'client',
      active: true,
      person: { OR: [{ id: idOrEmail }, { email: idOrEmail.toLowerCase() }] },
    },
    include: { person: { select: { name: true } }, client: { select: { name: true } } },
  });
  if (row?.clientId == null || row.client === null) return undefined;
  const { personId, clientId } = row;
  return { personId, name: row.person.name, clientId, clientName: row.client.name };
}
