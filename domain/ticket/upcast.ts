import { eventSchemaVersion, type EventBody } from './events';

export interface StoredEvent {
  readonly schema: number;
  readonly type: string;
  readonly data: unknown;
}

/** Brings a stored event to today's shapes. Upcasters of older schema versions go here, one step a version. */
export function upcast(stored: StoredEvent): EventBody {
  if (stored.schema !== eventSchemaVersion) throw new Error(`an event of schema ${stored.schema} has no upcaster`);
  return { type: stored.type, ...(stored.data as object) } as EventBody;
}
