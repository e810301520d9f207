import { domainToASCII, domainToUnicode } from 'node:url';
import type { ClientUser } from '../find-client-user';
import { findClientUsers } from '../find-client-user';
import type { ServedClient } from '../find-client';
import type { StoreContext } from '../store-context';

/** Who may be behind an address at a desk. */
export interface FoundSender {
  /** The clients' users with this very address, once for each company. */
  readonly users: readonly ClientUser[];
  /** Somebody who works at the desk has it. */
  readonly worksHere: boolean;
  /** The clients of the desk to whom its domain belongs. */
  readonly clients: readonly ServedClient[];
}

/** Who may be behind an address at a desk. @param address in small letters, its domain in ASCII */
export async function findSender(context: StoreContext, desk: string, address: string): Promise<FoundSender> {
  const domain = domainToASCII(address.slice(address.lastIndexOf('@') + 1));
  const { database } = context;
  const [users, staff, clients] = await Promise.all([
    findClientUsers(context, desk, address),
    database.membership.count({ where: { desk, active: true, role: { not: 'client' }, person: { email: address } } }),
    domain === ''
      ? []
      : database.client.findMany({
          where: {
            emailDomains: { hasSome: [...new Set([domain, domainToUnicode(domain)])] },
            OR: [{ memberships: { some: { desk } } }, { contracts: { some: { desk } } }],
          },
          select: { id: true, name: true },
          orderBy: { name: 'asc' },
        }),
  ]);
  return { users, worksHere: staff > 0, clients };
}

/** Ids of those of a company's users at a desk who have one of these addresses. */
export async function findUsersAmong(
  { database }: StoreContext,
  { desk, clientId }: { readonly desk: string; readonly clientId: string },
  addresses: readonly string[],
): Promise<readonly string[]> {
  if (addresses.length === 0) return [];
  const rows = await database.membership.findMany({
    where: { desk, clientId, role: 'client', active: true, person: { email: { in: [...addresses] } } },
    select: { personId: true },
    orderBy: { shortId: 'asc' },
  });
  return [...new Set(rows.map(({ personId }) => personId))];
}
