import { uuidv7 } from 'uuidv7';
import type { RequestContext } from './define-route';

/** The identity of a word that came with a key, or of one that nobody can repeat. */
export function identityOf({
  caller,
  idempotencyKey,
}: Pick<RequestContext<'signed-in'>, 'caller' | 'idempotencyKey'>): string {
  return idempotencyKey === null ? `cmd/${uuidv7()}` : `key/${caller.personId}/${idempotencyKey}`;
}
