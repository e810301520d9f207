/** The one table of commands. A new one is a file here, and a line in the union, in the table and in the facts where it has some of its own. */
import type { CancelParts, OrderParts, ReceiveParts, ShipParts } from '../../parts';
import type { CommandRule, EventOf, Recalculate } from '../../process';
import type { EventBodies } from '../state/events';
import type { TicketWorld } from '../effects/works';
import type { TicketState } from '../state/state';
import { accessProgress, type AccessProgressed, type AccessProgressEvents } from './access-progress';
import { answerAConsent, type AnswerConsent } from './answer-consent';
import { answerQuestions, type AnswerQuestions, type AnswerQuestionsEvents } from './answer-questions';
import { answerEmergency, type AnswerEmergency } from './answer-emergency';
import { acceptHandOver, type AcceptEvents, type AcceptHandOver } from './accept-hand-over';
import { answerExtension, type AnswerExtension } from './answer-extension';
import { assign, type Assign } from './assign';
import { byHolder } from './by-holder';
import { cancelWork, type CancelWork } from './cancel-work';
import { changeAuthor, type ChangeAuthor, type ChangeAuthorEvents } from './change-author';
import { classify, type Classify } from './classify';
import { close, type Close } from './close';
import { confirm, type Confirm } from './confirm';
import { declareAnEmergency, type DeclareEmergency } from './declare-emergency';
import { decline, type Decline } from './decline';
import { deliveryReport, type DeliveryReport } from './delivery-report';
import { earlierEnd, type EarlierEnd } from './earlier-end';
import { earlierOwner, type EarlierOwner } from './earlier-owner';
import { earlierWord, type EarlierWord } from './earlier-word';
import { endEmergency, type EndEmergency } from './end-emergency';
import { estimate, type Estimate } from './estimate';
import { finishWork, type FinishWork } from './finish-work';
import { followLead, type FollowLead } from './follow-lead';
import { followWord, type FollowWord, type FollowWordEvents } from './follow-word';
import { handOver, type HandOver } from './hand-over';
import { joinDuplicate, type JoinDuplicate, type JoinDuplicateEvents } from './join-duplicate';
import { logCall, type LogCall, type LogCallEvents } from './log-call';
import { malformedSignal, type MalformedSignal } from './malformed-signal';
import { markCourtesy, type MarkCourtesy, type CourtesyEvents } from './mark-courtesy';
import { note, type Note, type NoteEvents } from './note';
import { cancelParts, orderParts, receiveParts, shipParts } from './parts';
import { object, type Objection } from './object';
import type { Open } from './open';
import { planRelease, type PlanRelease, type PlanReleaseEvents } from './plan-release';
import { postpone, type Postpone } from './postpone';
import { proposeExtension, type ProposeExtension } from './propose-extension';
import { rate, type Rate, type RateEvents } from './rate';
import { recalculate } from './recalculate';
import { redirect, type Redirect } from './redirect';
import { releaseOut, type ReleaseOut, type ReleaseOutEvents } from './release-out';
import { recordTest, type RecordTest, type RecordTestEvents } from './record-test';
import { requestAccess, type RequestAccess, type RequestAccessEvents } from './request-access';
import { requestConsent, type RequestConsent } from './request-consent';
import { reopen, type Reopen, type ReopenEvents } from './reopen';
import { reply, type Reply } from './reply';
import { requestVisit, type RequestVisit, type RequestVisitEvents } from './request-visit';
import { resume, type Resume } from './resume';
import { returnHandOver, type ReturnEvents, type ReturnHandOver } from './return-hand-over';
import { share, type Share, type ShareEvents } from './share';
import { solve, type Solve } from './solve';
import { speedUp, type SpeedUp, type SpeedUpEvents } from './speed-up';
import { split, type Split, type SplitEvents } from './split';
import { takeWork, type TakeWork } from './take-work';
import { triage, type Triage, type TriageEvents } from './triage';
import { unshare, type Unshare, type UnshareEvents } from './unshare';
import { useVersion, type UseVersion } from './use-version';
import { visitProgress, type VisitProgressed, type VisitProgressEvents } from './visit-progress';
import { wait, type Wait } from './wait';
import { withdrawAConsent, type WithdrawConsent } from './withdraw-consent';

export type { Open, SplitOrigin } from './open';
export { splitOff, type SplitOff } from './split';

/** Commands to a ticket that exists. */
export type LaterBody =
  | AccessProgressed
  | AnswerConsent
  | AnswerEmergency
  | AcceptHandOver
  | AnswerExtension
  | AnswerQuestions
  | Assign
  | CancelParts
  | CancelWork
  | ChangeAuthor
  | Classify
  | Close
  | Confirm
  | DeclareEmergency
  | Decline
  | DeliveryReport
  | EarlierEnd
  | EarlierOwner
  | EarlierWord
  | EndEmergency
  | Estimate
  | FinishWork
  | FollowLead
  | FollowWord
  | HandOver
  | JoinDuplicate
  | LogCall
  | MalformedSignal
  | MarkCourtesy
  | Note
  | Objection
  | OrderParts
  | PlanRelease
  | Postpone
  | ProposeExtension
  | Rate
  | ReceiveParts
  | Recalculate
  | Redirect
  | ReleaseOut
  | RecordTest
  | Reopen
  | Reply
  | RequestAccess
  | RequestConsent
  | RequestVisit
  | Resume
  | ReturnHandOver
  | Share
  | ShipParts
  | Solve
  | SpeedUp
  | Split
  | TakeWork
  | Triage
  | Unshare
  | UseVersion
  | VisitProgressed
  | Wait
  | WithdrawConsent;

export type CommandBody = Open | LaterBody;

/** Facts of a ticket: those that several commands write, and those that one alone does. */
export type TicketEventBodies = EventBodies &
  AcceptEvents &
  AccessProgressEvents &
  AnswerQuestionsEvents &
  ChangeAuthorEvents &
  CourtesyEvents &
  FollowWordEvents &
  JoinDuplicateEvents &
  LogCallEvents &
  NoteEvents &
  PlanReleaseEvents &
  RateEvents &
  ReleaseOutEvents &
  RecordTestEvents &
  ReopenEvents &
  RequestAccessEvents &
  RequestVisitEvents &
  ReturnEvents &
  ShareEvents &
  SpeedUpEvents &
  SplitEvents &
  TriageEvents &
  UnshareEvents &
  VisitProgressEvents;

export type TicketEvent = EventOf<TicketEventBodies>;

export type CommandTable = {
  readonly [T in LaterBody['type']]: CommandRule<
    TicketState,
    TicketEvent,
    Extract<LaterBody, { type: T }>,
    TicketWorld
  >;
};

export const commands: CommandTable = {
  'answer-consent': answerAConsent,
  'answer-emergency': answerEmergency,
  accept: acceptHandOver,
  'access-progress': accessProgress,
  'answer-extension': byHolder(answerExtension),
  'answer-questions': answerQuestions,
  assign: byHolder(assign),
  'cancel-parts': cancelParts,
  'cancel-work': byHolder(cancelWork),
  'change-author': changeAuthor,
  classify: byHolder(classify),
  close: byHolder(close),
  confirm,
  'declare-emergency': declareAnEmergency,
  decline: byHolder(decline),
  'delivery-report': deliveryReport,
  'earlier-end': earlierEnd,
  'earlier-owner': earlierOwner,
  'earlier-word': earlierWord,
  'end-emergency': endEmergency,
  estimate: byHolder(estimate),
  'finish-work': byHolder(finishWork),
  'follow-lead': followLead,
  'follow-word': followWord,
  'hand-over': handOver,
  'join-duplicate': joinDuplicate,
  'log-call': logCall,
  'malformed-signal': malformedSignal,
  'mark-courtesy': byHolder(markCourtesy),
  note,
  object,
  'order-parts': orderParts,
  'plan-release': byHolder(planRelease),
  postpone: byHolder(postpone),
  'propose-extension': byHolder(proposeExtension),
  rate,
  'receive-parts': receiveParts,
  recalculate,
  'record-test': recordTest,
  redirect: byHolder(redirect),
  'release-out': releaseOut,
  reopen,
  reply,
  'request-access': byHolder(requestAccess),
  'request-consent': byHolder(requestConsent),
  'request-visit': byHolder(requestVisit),
  resume: byHolder(resume),
  return: returnHandOver,
  share,
  'ship-parts': shipParts,
  solve: byHolder(solve),
  'speed-up': speedUp,
  split,
  'take-work': byHolder(takeWork),
  triage: byHolder(triage),
  unshare,
  'use-version': useVersion,
  'visit-progress': visitProgress,
  wait: byHolder(wait),
  'withdraw-consent': byHolder(withdrawAConsent),
};
