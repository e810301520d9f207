import { createHash } from 'node:crypto';

/** The id of a file that follows from where it came from (a UUID of version 8, RFC 9562): brought again it is the same file. */
export function attachmentIdOf(origin: string): string {
  const hash = createHash('sha256').update(origin).digest('hex');
  const [a, b, c, d, e] = [
    hash.slice(0, 8),
    hash.slice(8, 12),
    hash.slice(13, 16),
    hash.slice(17, 20),
    hash.slice(20, 32),
  ];
  return `${a}-${b}-8${c}-a${d}-${e}`;
}
