/** The ticket: one kind of process. Pure. */
export {
  commands,
  splitOff,
  type CommandBody,
  type CommandTable,
  type LaterBody,
  type Open,
  type SplitOff,
  type SplitOrigin,
  type TicketEvent,
  type TicketEventBodies,
} from './commands';
export type { ActOfVisit } from './commands/visit-progress';
export { mayDateBack } from './commands/log-call';
export { ticketKind } from './kind';
export { hasEnded, nextDue } from './next';
export { nextStep, type NextStep, type StepCode } from './next-step';
export { sideOwing } from './side-owing';
export { withFollowers } from './followers';
export { feedbackLetterOf, pressCycle } from './answerable';
export { tell, type Letter } from './letter';
export { groupOfLetter, keptLetters, letterGroups, type KeptLetters, type LetterGroup } from './letter-groups';
export { noticeKinds, type NoticeKind } from './notice-kinds';
export { letterKindOf } from './own-words';
export type * from './state/state';
export type { Consent, ConsentAbout, GivenConsent } from './state/consent';
export { lackedByTicket, type TicketLack } from './effects/clocks';
export { latestToAgree } from './effects/consent-terms';
export { afterOwnMoves, lackingFor, type TicketWorld } from './effects/works';
export { openWork, type CountedIn, type TicketWork, type WorkPayment } from './state/work';
export type { Emergency, Fault } from './state/emergency';
export { warnings, type WarningCode } from './warnings';
export { promisedDue } from './by-when';
export { situationOf } from './situation';
export { priorityOf, statusOf } from './status';
export { servicePresent } from './state/service';
export { ofService, owedBy } from './owed-by';
export { accessProgresses, isAccessOpen, type AccessProgress, type TicketAccess } from './state/access';
export { isVisitOpen, visitsUnderWay } from './state/visits';
export { firstProgress, type VisitProgress } from '../visit-progress';
export { heldToHours } from './letter-hours';
