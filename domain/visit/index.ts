/** A field visit: one kind of process. Pure. */
export { partsOfAct } from './act-words';
export {
  visitCommands,
  type FollowTechnician,
  type LaterVisitCommand,
  type OpenVisit,
  type VisitBody,
  type VisitEvent,
} from './commands';
export { lackedByVisit, type VisitLack } from './effects/clocks';
export type { Engaged, Field, Technician } from './state/field';
export { visitAsked } from './commands/open';
export { visitKind } from './kind';
export { hasVisitEnded, nextVisitDue } from './next';
export { nextVisitStep, type VisitStep } from './next-step';
export { progressOf } from './progress';
export { situationOf as situationOfVisit } from './situation';
export { missingSpares, sparesToBring, vanOf } from './state/spares';
export { stageOf } from './state/stage';
export { wordForTicket } from './word-for-ticket';
export { wordsForVisits } from './words-for-visits';
export type * from './state/state';
export { sameProgress, type VisitStage, type VisitStepCode } from '../visit-progress';
