import type { Schemas } from '../api/client';

/** What happened on a ticket, or was said. */
export type TimelineEntry = Schemas['TimelineEntry'];
