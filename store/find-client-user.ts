import type { CompanyRole } from '../domain/policy/actor';
import { membershipOf } from './membership';
import type { StoreContext } from './store-context';

/** A user of a client at a desk, as one for whom a ticket can be filed. */
export interface ClientUser {
  readonly personId: string;
  readonly name: string;
  readonly clientId: string;
  readonly clientName: string;
  /** What the person is in the company; null: a user like others. */
  readonly inCompany: CompanyRole | null;
}

/** The clients' user at a desk with this id, short id or e-mail address, once for each company of the person there; roles that ended apart. */
export async function findClientUsers(
  { database }: StoreContext,
  desk: string,
  named: string,
): Promise<readonly ClientUser[]> {
  const rows = await database.membership.findMany({
    where: {
      desk,
      role: 'client',
      active: true,
      OR: [{ shortId: named }, { person: { OR: [{ id: named }, { email: named.toLowerCase() }] } }],
    },
    include: { person: { select: { name: true } }, client: { select: { name: true } } },
    orderBy: { shortId: 'asc' },
  });
  return rows.flatMap((row) => {
    const { personId, clientId, inCompany } = membershipOf(row);
    if (clientId === null || row.client === null) return [];
    return [{ personId, name: row.person.name, clientId, clientName: row.client.name, inCompany }];
  });
}
