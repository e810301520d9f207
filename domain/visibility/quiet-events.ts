import { internalEvents, internalVisitEvents, isClockEvent } from './internal-events';

/**
 * Facts by which nothing changes that clients see: what stays inside the desk, but for what clocks do, whose dates clients have
 * before them. Clients are not told that something happened when nothing else did.
 */
export const quietEvents: readonly string[] = internalEvents.filter((type) => !isClockEvent(type));

/** The same of a visit. */
export const quietVisitEvents: readonly string[] = internalVisitEvents.filter((type) => !isClockEvent(type));
