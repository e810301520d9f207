import type { StoredEvent } from '../ticket/upcast';
import { visitEventSchemaVersion, type VisitEventBody } from './events';

/** Brings a stored event to today's shapes. Upcasters of older schema versions go here, one step a version. */
export function upcastVisit(stored: StoredEvent): VisitEventBody {
  if (stored.schema !== visitEventSchemaVersion)
    throw new Error(`a visit's event of schema ${stored.schema} has no upcaster`);
  return { type: stored.type, ...(stored.data as object) } as VisitEventBody;
}
