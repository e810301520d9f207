import { uuidv7 } from 'uuidv7';
import { cleanText } from './json';
import type { StoreContext } from './store-context';

export interface NewClient {
  /** Unique. */
  readonly name: string;
  /** Domains whose senders belong to this client. */
  readonly emailDomains: readonly string[];
}

/** Adds a client company unless it is there. @returns its id */
export async function addClient({ database, clock }: StoreContext, client: NewClient): Promise<string> {
  const name = cleanText(client.name);
  const createdAt = new Date(await clock.now());
  const row = await database.client.upsert({
    where: { name },
    create: { id: uuidv7(), name, emailDomains: [...client.emailDomains], createdAt },
    update: {},
  });
  return row.id;
}
