/** The one table of commands. A new one is a file here, and a line in the union, in the table and in the facts where it has some of its own. */
import type { CancelParts, OrderParts, ReceiveParts, ShipParts } from '../../parts';
import type { CommandRule, EventOf, Recalculate } from '../../process';
import type { EventBodies } from '../state/events';
import type { TicketState } from '../state/state';
import { answerEmergency, type AnswerEmergency } from './answer-emergency';
import { answerExtension, type AnswerExtension } from './answer-extension';
import { assign, type Assign } from './assign';
import { changeAuthor, type ChangeAuthor, type ChangeAuthorEvents } from './change-author';
import { classify, type Classify, type ClassifyEvents } from './classify';
import { close, type Close } from './close';
import { confirm, type Confirm } from './confirm';
import { declareAnEmergency, type DeclareEmergency } from './declare-emergency';
import { decline, type Decline } from './decline';
import { deliveryReport, type DeliveryReport } from './delivery-report';
import { endEmergency, type EndEmergency } from './end-emergency';
import { estimate, type Estimate } from './estimate';
import { followWord, type FollowWord, type FollowWordEvents } from './follow-word';
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
import { reopen, type Reopen, type ReopenEvents } from './reopen';
import { reply, type Reply } from './reply';
import { requestVisit, type RequestVisit, type RequestVisitEvents } from './request-visit';
import { resume, type Resume } from './resume';
import { share, type Share, type ShareEvents } from './share';
import { solve, type Solve } from './solve';
import { speedUp, type SpeedUp, type SpeedUpEvents } from './speed-up';
import { split, type Split, type SplitEvents } from './split';
import { triage, type Triage, type TriageEvents } from './triage';
import { unshare, type Unshare, type UnshareEvents } from './unshare';
import { useVersion, type UseVersion } from './use-version';
import { visitProgress, type VisitProgressed, type VisitProgressEvents } from './visit-progress';
import { wait, type Wait } from './wait';

export type { Open, SplitOrigin } from './open';
export { splitOff, type SplitOff } from './split';

/** Commands to a ticket that exists. */
export type LaterBody =
  | AnswerEmergency
  | AnswerExtension
  | Assign
  | CancelParts
  | ChangeAuthor
  | Classify
  | Close
  | Confirm
  | DeclareEmergency
  | Decline
  | DeliveryReport
  | EndEmergency
  | Estimate
  | FollowWord
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
  | Reopen
  | Reply
  | RequestVisit
  | Resume
  | Share
  | ShipParts
  | Solve
  | SpeedUp
  | Split
  | Triage
  | Unshare
  | UseVersion
  | VisitProgressed
  | Wait;

export type CommandBody = Open | LaterBody;

/** Facts of a ticket: those that several commands write, and those that one alone does. */
export type TicketEventBodies = EventBodies &
  ChangeAuthorEvents &
  ClassifyEvents &
  CourtesyEvents &
  FollowWordEvents &
  JoinDuplicateEvents &
  LogCallEvents &
  NoteEvents &
  PlanReleaseEvents &
  RateEvents &
  ReleaseOutEvents &
  ReopenEvents &
  RequestVisitEvents &
  ShareEvents &
  SpeedUpEvents &
  SplitEvents &
  TriageEvents &
  UnshareEvents &
  VisitProgressEvents;

export type TicketEvent = EventOf<TicketEventBodies>;

export type CommandTable = {
  readonly [T in LaterBody['type']]: CommandRule<TicketState, TicketEvent, Extract<LaterBody, { type: T }>>;
};

export const commands: CommandTable = {
  'answer-emergency': answerEmergency,
  'answer-extension': answerExtension,
  assign,
  'cancel-parts': cancelParts,
  'change-author': changeAuthor,
  classify,
  close,
  confirm,
  'declare-emergency': declareAnEmergency,
  decline,
  'delivery-report': deliveryReport,
  'end-emergency': endEmergency,
  estimate,
  'follow-word': followWord,
  'join-duplicate': joinDuplicate,
  'log-call': logCall,
  'malformed-signal': malformedSignal,
  'mark-courtesy': markCourtesy,
  note,
  object,
  'order-parts': orderParts,
  'plan-release': planRelease,
  postpone,
  'propose-extension': proposeExtension,
  rate,
  'receive-parts': receiveParts,
  recalculate,
  redirect,
  'release-out': releaseOut,
  reopen,
  reply,
  'request-visit': requestVisit,
  resume,
  share,
  'ship-parts': shipParts,
  solve,
  'speed-up': speedUp,
  split,
  triage,
  unshare,
  'use-version': useVersion,
  'visit-progress': visitProgress,
  wait,
};
