/** A notice to many: technical breaks, changed hours, holidays, emergencies, maintenance; told ahead of time, each person once. Pure. */
export { announcementCommands, type DraftAnnouncement, type LaterAnnouncement, type Words } from './commands';
export { aheadOfPlan, writers as announcementWriters } from './commands/rule';
export type { AnnouncementEvent } from './events';
export { announcementKind } from './kind';
export type { Ahead } from './lead';
export { nextStepOf, type AnnouncementStep } from './next-step';
export type { Reach, ReachPart } from './reach';
export {
  announcementStages,
  type Agreement,
  type AnnouncementStage,
  type AnnouncementState,
  type Plan,
  type Round,
} from './state';
