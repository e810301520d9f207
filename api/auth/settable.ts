import { maySet, type Setter } from '../../domain/policy/fields';
import type { Actor } from '../../domain/policy/actor';
import { Problem } from '../problems';

/** Each field of a body but its type, and who may set it; a body's schema and this go together. */
export type SettersOf<Body> = Readonly<Record<Exclude<keyof Body, 'type'> & string, Setter>>;

/**
 * @param code of the answer to one who sets what somebody else sets
 * @throws Problem with this code, and the fields
 */
export function requireSettable(
  body: object,
  setters: Readonly<Record<string, Setter>>,
  actor: Actor,
  code: 'forbidden' | 'not-allowed',
): void {
  const errors = Object.entries(body).flatMap(([field, value]) => {
    const setter = setters[field];
    if (value === undefined || setter === undefined || maySet(actor, setter)) return [];
    return [{ pointer: `/${field}`, code: setter === 'lead' ? ('lead-only' as const) : ('staff-only' as const) }];
  });
  if (errors.length > 0) throw new Problem(code, { errors });
}
