import { withEnds, type BodyOf, type StoredEvent } from '../process';
import type { VisitEvent } from './commands';

/** The version of the shapes of a visit's events; older stored ones go through `upcast` before they are folded. */
export const eventSchema = 3;

/** Brings a stored event to today's shapes, one step a version. @throws for a schema that nobody knows */
export function upcast({ schema, type, data }: StoredEvent): BodyOf<VisitEvent> {
  switch (schema) {
    case 1:
      return upcast({ schema: 2, ...secondOf(type, data as Record<string, unknown>) });
    case 2:
      return upcast({ schema: 3, type, data: withEnds(type, data as Record<string, unknown>) });
    case eventSchema:
      return { type, ...(data as object) } as BodyOf<VisitEvent>;
    default:
      throw new Error(`a visit's event of schema ${schema} has no upcaster`);
  }
}

/** Schema 2: the rule of a clock as one; what counts instead of `at` stands in the head, as `asOf`. */
function secondOf(type: string, data: Record<string, unknown>): { readonly type: string; readonly data: unknown } {
  if (type !== 'clock-limited') return { type, data };
  const { limit, ...rest } = data;
  return { type: 'clock-ruled', data: { ...rest, rule: { limit } } };
}
