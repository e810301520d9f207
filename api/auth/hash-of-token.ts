import { createHash } from 'node:crypto';

/**
 * Keys and tokens of sessions are stored, and kept in memory, by this hash only: SHA-256 in hex. They are random, so there is
 * nothing to guess and a fast hash is as good as a slow one.
 */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
