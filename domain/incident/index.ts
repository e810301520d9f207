/** A mass incident: the tickets it caused, one word to all of them, and what was learnt from it. Pure. */
export { nextStepOf, type IncidentStep } from './analysis';
export { incidentCommands, type DeclareIncident, type LaterIncident } from './commands';
export type { IncidentEvent } from './events';
export { incidentKind } from './kind';
export { narrows, type LinkRule } from './link-rule';
export { heardWhenLinked, incidentStages, type IncidentStage, type IncidentState } from './state';
