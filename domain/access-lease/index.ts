/** A lease on access data: from the question for them until they are gone. Pure. */
export { leaseCommands, type LaterLease, type OpenLease } from './commands';
export type { LeaseWorld } from './commands/rule';
export type { LeaseEvent } from './events';
export { leaseKind } from './kind';
export * from './state';
export { wordForTicket } from './word-for-ticket';
export { wordsForLeases } from './words-for-leases';
