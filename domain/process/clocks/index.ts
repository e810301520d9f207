/** Clocks: running promises, whoever bears them. Pure. */
export { aimClocks, aimOf, closingInstant, deadlineInput, withinYears } from './aim';
export {
  clockStarted,
  isOwed,
  isRunning,
  owedClocks,
  pauseClocks,
  runningClocks,
  stands,
  stopClocks,
  unpauseClocks,
  type NewClock,
  type Which,
} from './clocks';
export type { ClockBearer, ClockDraft, ClockWriting } from './draft';
export { effectiveAt } from './effective-at';
export type { ClockEvent, ClockEventBodies, ClockEventBody, ClockEventType } from './events';
export { armClock, evolveAllClocks, evolveClocks, noAim, pinClocks } from './evolve-clocks';
export { nextTick, tickId, type Tick } from './next-tick';
export {
  appliedRule,
  lackedByClocks,
  ruleAgain,
  ruleClocks,
  type Applying,
  type CalendarOf,
  type ClockLack,
} from './rule-clocks';
export { samePin, type ClockRulesCatalog, type ClockRules, type RulesPin } from './rules';
export { sameLimit, sameRule } from './same-limit';
export type * from './state';
export { withEnds } from './upcast';
