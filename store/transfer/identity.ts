import { createHash } from 'node:crypto';

/** A name that another product gives, as it is kept here: some products name people by what they are called. */
export function keptId(sourceId: string): string {
  return createHash('sha256').update(sourceId).digest('hex');
}
