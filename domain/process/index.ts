/** The kernel: what every kind of process shares. It knows no kind. Pure. */
export { advance, type Advance, type AdvanceInput } from './advance';
export { abilities, causeOf, decide, forbidden, grantOf, knowsCommand, ruleOf, type Decision } from './decide';
export { Draft, type Folding, type Writing } from './draft';
export type * from './envelope';
export {
  effectiveAt,
  eventActor,
  type BodyOf,
  type Cause,
  type EventActor,
  type EventHead,
  type EventOf,
  type KernelEvent,
  type KernelEventBodies,
  type ProcessEvent,
  type StoredEvent,
} from './event';
export { newlyDated } from './dated';
export { foldClocks, pinsOf, type ClockFolding } from './fold-clocks';
export { fold, foldingOf } from './folding';
export { clockDraft, emitKernel, evolveKernel, isKernelEvent } from './kernel-events';
export type { ProcessKind } from './kind';
export { movedDue, wasUndated } from './moved-due';
export { numberAmong } from './number-among';
export { movesByRules, type MoveByRules } from './moves-by-rules';
export type { Addressee, Notice } from './notices';
export type { CommandRule, Context, Folds, Message } from './rule';
export {
  rulesAfter,
  type ByPublication,
  type Directory,
  type Recalculate,
  type Rules,
  type RulesCatalog,
} from './rules';
export type { ProcessState } from './state';
export { takeUpAgain, type TakeUpAgain } from './take-up-again';
export * from './clocks';
