/** The standing check: that every open process has its run, every clock its timer, every duty an owner and every word its place. Pure. */
export type { CheckEvent, LaterCheck, StandCheck } from './commands';
export { findingCodes, findingKey, foundTwice, type Finding, type FindingCode } from './finding';
export { checkKind } from './kind';
export { runFinding, type EngineRun, type LedgerRun } from './run-findings';
export { lateSince, type CheckStage, type CheckState } from './state';
