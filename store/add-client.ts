import { uuidv7 } from 'uuidv7';
import { Prisma } from '../prisma/generated/client';
import { cleanText } from './json';
import type { StoreContext } from './store-context';
import { transact } from './transact';

export interface NewClient {
  readonly name: string;
  /** Domains whose senders belong to this client. */
  readonly emailDomains: readonly string[];
}

/** Adds a client company unless one of the name is there, at whichever desk: who sets a product up means the same one. @returns its id */
export async function addClient({ database, clock }: StoreContext, client: NewClient): Promise<string> {
  const name = cleanText(client.name);
  return transact(database, async (transaction) => {
    await transaction.$queryRaw(
      Prisma.sql`SELECT pg_advisory_xact_lock(hashtextextended(${`client/${name}`}, 0))::text`,
    );
    const standing = await transaction.client.findFirst({ where: { name }, orderBy: { createdAt: 'asc' } });
    if (standing !== null) return standing.id;
    const createdAt = new Date(await clock.now(transaction));
    const data = { id: uuidv7(), name, emailDomains: [...client.emailDomains], createdAt };
    return (await transaction.client.create({ data })).id;
  });
}
