import { uuidv7 } from 'uuidv7';
import { cleanText } from './json';
import type { StoreContext } from './store-context';

export interface NewClient {
  readonly name: string;
  /** Domains whose senders belong to this client. */
  readonly emailDomains: readonly string[];
}

/** Adds a client company. @returns its id */
export async function addClient({ database, clock }: StoreContext, client: NewClient): Promise<string> {
  const id = uuidv7();
  const createdAt = new Date(await clock.now());
  await database.client.create({
    data: { id, name: cleanText(client.name), emailDomains: [...client.emailDomains], createdAt },
  });
  return id;
}
