/** Clocks: running promises, whoever bears them. Pure. */
export { aimClocks, aimOf, closingInstant, deadlineInput, withinYears } from './aim';
export {
  clockStarted,
  isRunning,
  pauseClocks,
  runningClocks,
  stands,
  stopClocks,
  unpauseClocks,
  type NewClock,
  type Which,
} from './clocks';
export type { ClockBearer, ClockDraft } from './draft';
export type { ClockEvent, ClockEventBodies, ClockEventBody, ClockEventType } from './events';
export { evolveClocks, noAim } from './evolve-clocks';
export { nextTick, tickId, type Tick } from './next-tick';
export type { ClockRules } from './rules';
export { sameLimit } from './same-limit';
export type * from './state';
export { takeTurns, type Turns } from './take-turns';
