import { domainToASCII, domainToUnicode } from 'node:url';
import { cleanText } from '../json';
import { servedBy } from '../served-by';
import type { StoreContext } from '../store-context';

/** Who may be behind an address at a desk. */
export interface FoundSender {
  /** The clients' users with this very address, once for each company. */
  readonly users: readonly { readonly personId: string; readonly clientId: string }[];
  /** Somebody who works at the desk has it. */
  readonly worksHere: boolean;
  /** The clients of the desk to whom its domain belongs. */
  readonly clients: readonly string[];
}

interface Row {
  /** Null: a role at the desk itself. */
  readonly clientId: string | null;
  /** Null: the client has the address's domain. */
  readonly personId: string | null;
}

/** Who may be behind an address at a desk. @param address in small letters, its domain in ASCII */
export async function findSender({ database }: StoreContext, desk: string, address: string): Promise<FoundSender> {
  const domain = domainToASCII(address.slice(address.lastIndexOf('@') + 1));
  const domains = domain === '' ? [] : [...new Set([domain, domainToUnicode(domain)])];
  const rows = await database.$queryRaw<Row[]>`
    (SELECT CASE WHEN m."role" = 'client' THEN m."client_id" END AS "clientId", p."id" AS "personId"
      FROM "person" p JOIN "membership" m ON m."person_id" = p."id"
      WHERE p."email" = ${cleanText(address)} AND m."desk" = ${desk} AND m."active" ORDER BY m."short_id")
    UNION ALL
    (SELECT c."id", NULL FROM "client" c
      WHERE c."email_domains" && ${domains}::text[]
        AND ${servedBy(desk)}
      ORDER BY c."name")`;
  const users: { personId: string; clientId: string }[] = [];
  const clients: string[] = [];
  let worksHere = false;
  for (const { personId, clientId } of rows) {
    if (personId === null) clients.push(clientId ?? '');
    else if (clientId === null) worksHere = true;
    else users.push({ personId, clientId });
  }
  return { users, worksHere, clients };
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
