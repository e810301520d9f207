import { createHash } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { RequestContext } from './define-route';

/**
 * The id of a row that a request makes outside the inbox. With an `Idempotency-Key` it follows from the caller and the
 * key (a UUID of version 8, RFC 9562), so that the same request finds the row it made the first time.
 */
export function idOfKey(
  { caller, idempotencyKey }: Pick<RequestContext<'signed-in'>, 'caller' | 'idempotencyKey'>,
  kind: string,
): string {
  if (idempotencyKey === null) return uuidv7();
  const hash = createHash('sha256').update(`${kind}/key/${caller.personId}/${idempotencyKey}`).digest('hex');
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `a${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}
