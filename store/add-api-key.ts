import { createHash, randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { StoreContext } from './store-context';

/** Keys are 256 random bits, so a fast hash keeps them as safe as a slow one would. */
export function apiKeyHash(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** Makes a key for programs that act as a person. @returns the key: it is shown once, only its hash is kept */
export async function addApiKey({ database, clock }: StoreContext, personId: string, name: string): Promise<string> {
  const key = `rgl_${randomBytes(32).toString('base64url')}`;
  const createdAt = new Date(await clock.now());
  await database.apiKey.create({
    data: { id: uuidv7(), hash: apiKeyHash(key), prefix: key.slice(0, 10), name, personId, createdAt },
  });
  return key;
}
