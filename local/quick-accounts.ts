import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { hashPassword } from 'better-auth/crypto';
import { seed } from '../prisma/seed';
import type { DemoAccount } from '../prisma/seed';
import type { Store } from '../store';

/**
 * The seed with one password for everybody: hashing is slow on purpose, and over a hundred passwords took ten seconds of a run of tests.
 *
 * @param home where `demo-accounts.json` is left
 */
export async function seedWithOnePassword(store: Store, home: string): Promise<readonly DemoAccount[]> {
  const password = randomBytes(12).toString('base64url');
  const hashed = await hashPassword(password);
  const { accounts } = await seed(store, home, () => Promise.resolve(hashed));
  const known = accounts.map((account) => ({ ...account, password }));
  await writeFile(path.join(home, 'demo-accounts.json'), JSON.stringify(known), { mode: 0o600 });
  return known;
}
