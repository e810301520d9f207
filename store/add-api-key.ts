import { createHash, randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { StoreContext } from './store-context';

/** A new key: 256 random bits, so a fast hash keeps it as safe as a slow one would. */
export function newApiKey(): string {
  return `rgl_${randomBytes(32).toString('base64url')}`;
}

/** Lets programs that hold the key act as a person. Only its SHA-256 is kept; the same key twice stays one. */
export async function addApiKey(
  { database, clock }: StoreContext,
  personId: string,
  name: string,
  key: string,
): Promise<void> {
  const hash = createHash('sha256').update(key).digest('hex');
  const createdAt = new Date(await clock.now());
  await database.apiKey.createMany({
    data: { id: uuidv7(), hash, prefix: key.slice(0, 10), name, personId, createdAt },
    skipDuplicates: true,
  });
}
