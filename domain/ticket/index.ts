/** The ticket process: state, events, commands, decisions. Pure. */
export { abilities, type PersonCommand } from './abilities';
export { advance, type Advance, type AdvanceInput, type Outcome } from './advance';
export type { Command, CommandType, Envelope } from './command';
export { commands, type CommandBody, type LaterBody, type Open } from './commands';
export { mayDateBack } from './commands/log-call';
export { evolve, firstState, fold } from './evolve';
export { eventSchemaVersion, type EventActor, type EventBody, type EventType, type TicketEvent } from './events';
export { messageOf, type MessageKind } from './message';
export { hasEnded, nextDue } from './next';
export { nextStep, type NextStep, type StepCode } from './next-step';
export { noticeKinds, noticesOf, type NoticeKind, type NoticeSpec } from './notices';
export type { Directory, RulesBook, TicketRules } from './rules';
export type * from './state';
export { statusOf } from './status';
export { upcast, type StoredEvent } from './upcast';
export { firstProgress, isVisitOpen, type VisitProgress } from './visits';
