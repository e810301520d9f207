/** A publication: calendars, contracts and regulations from their draft until everything open counts by them. Pure. */
export { publicationCommands, type DraftChange, type LaterPublication } from './commands';
export type { PublicationEvent } from './events';
export { publicationKind } from './kind';
export type * from './state';
