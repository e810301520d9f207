/** A field visit: state, events, commands, decisions. Pure. */
export { visitAbilities, type PersonVisitCommand } from './abilities';
export { advanceVisit, type AdvanceVisitInput, type VisitAdvance } from './advance';
export type { VisitCommand, VisitCommandType } from './command';
export { visitCommands, type LaterVisitCommand, type OpenVisit, type VisitBody } from './commands';
export { evolveVisit, firstVisitState, foldVisit } from './evolve';
export { visitEventSchemaVersion, type VisitEvent, type VisitEventType } from './events';
export type { Engaged, Field, Technician } from './field';
export { visitMessageOf } from './message';
export { hasVisitEnded, nextVisitDue } from './next';
export { nextVisitStep, type VisitStep, type VisitStepCode } from './next-step';
export { visitNoticesOf } from './notices';
export { progressOf, sameProgress } from './progress';
export { missingSpares, sparesToBring, vanOf } from './spares';
export { stageOf } from './stage';
export type * from './state';
export { upcastVisit } from './upcast';
