import { domainToASCII } from 'node:url';
import { rulesFor } from '../look-ups';
import type { StoreContext } from '../store-context';

/** An address to which letters for a desk come. */
export interface DeskAddress {
  readonly address: string;
  readonly desk: string;
  /** The client whose own address it is by contract; null: everybody's. */
  readonly clientId: string | null;
}

/** For which desks letters come, and how their tickets are numbered. */
export interface AddressBook {
  readonly addresses: readonly DeskAddress[];
  /** Prefixes of the numbers of tickets. */
  readonly prefixes: readonly string[];
}

/** All addresses at which desks take letters, those of contracts in force among them. */
export async function readAddressBook(context: StoreContext): Promise<AddressBook> {
  const { database } = context;
  const desks = await database.desk.findMany({ where: { regulationVersions: { some: {} } }, select: { code: true } });
  const addresses: DeskAddress[] = [];
  const prefixes = new Set<string>();
  for (const { code: desk } of desks) {
    // A desk whose first regulation is not in force yet takes no letters.
    const rules = await rulesFor(context, desk, null).catch(() => null);
    if (rules === null) continue;
    const { email, channels } = rules.regulation.intake;
    prefixes.add(rules.regulation.numbering.prefix);
    if (email !== undefined && channels.includes('email'))
      for (const address of [email.address, ...(email.also ?? [])])
        addresses.push({ address: normal(address), desk, clientId: null });
    const ofAll = new Set(addresses.flatMap((each) => (each.desk === desk ? [each.address] : [])));
    for (const clientId of await clientsWithOwn(context, desk)) {
      const own = (await rulesFor(context, desk, clientId).catch(() => null))?.regulation.intake.email;
      if (own !== undefined && !ofAll.has(normal(own.address)))
        addresses.push({ address: normal(own.address), desk, clientId });
    }
  }
  return { addresses, prefixes: [...prefixes] };
}

/** Clients whose contracts name an address; whether it is in force is judged with their rules. */
async function clientsWithOwn({ database }: StoreContext, desk: string): Promise<string[]> {
  const rows = await database.$queryRaw<{ clientId: string }[]>`
    SELECT DISTINCT "client_id"::text AS "clientId" FROM "contract_version"
    WHERE "desk" = ${desk} AND "patch" #> '{intake,email,address}' IS NOT NULL`;
  return rows.map(({ clientId }) => clientId);
}

function normal(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at).toLowerCase()}@${domainToASCII(address.slice(at + 1))}`;
}
