/** The one table of commands. A new one is a file here, and a line in the union, in the table and in the facts where it has some of its own. */
import type { CancelParts, OrderParts, ReceiveParts, ShipParts } from '../../parts';
import type { CommandRule, EventOf, Recalculate } from '../../process';
import type { EventBodies } from '../state/events';
import type { TicketState } from '../state/state';
import { answerExtension, type AnswerExtension } from './answer-extension';
import { assign, type Assign } from './assign';
import { changeAuthor, type ChangeAuthor, type ChangeAuthorEvents } from './change-author';
import { classify, type Classify, type ClassifyEvents } from './classify';
import { close, type Close } from './close';
import { confirm, type Confirm } from './confirm';
import { deliveryReport, type DeliveryReport } from './delivery-report';
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
import { proposeExtension, type ProposeExtension } from './propose-extension';
import { rate, type Rate, type RateEvents } from './rate';
import { recalculate } from './recalculate';
import { reopen, type Reopen, type ReopenEvents } from './reopen';
import { reply, type Reply } from './reply';
import { requestVisit, type RequestVisit, type RequestVisitEvents } from './request-visit';
import { resume, type Resume } from './resume';
import { share, type Share, type ShareEvents } from './share';
import { solve, type Solve } from './solve';
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
  | AnswerExtension
  | Assign
  | CancelParts
  | ChangeAuthor
  | Classify
  | Close
  | Confirm
  | DeliveryReport
  | Estimate
  | FollowWord
  | JoinDuplicate
  | LogCall
  | MalformedSignal
  | MarkCourtesy
  | Note
  | Objection
  | OrderParts
  | ProposeExtension
  | Rate
  | ReceiveParts
  | Recalculate
  | Reopen
  | Reply
  | RequestVisit
  | Resume
  | Share
  | ShipParts
  | Solve
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
  RateEvents &
  ReopenEvents &
  RequestVisitEvents &
  ShareEvents &
  SplitEvents &
  TriageEvents &
  UnshareEvents &
  VisitProgressEvents;

export type TicketEvent = EventOf<TicketEventBodies>;

export type CommandTable = {
  readonly [T in LaterBody['type']]: CommandRule<TicketState, TicketEvent, Extract<LaterBody, { type: T }>>;
};

export const commands: CommandTable = {
  'answer-extension': answerExtension,
  assign,
  'cancel-parts': cancelParts,
  'change-author': changeAuthor,
  classify,
  close,
  confirm,
  'delivery-report': deliveryReport,
  estimate,
  'follow-word': followWord,
  'join-duplicate': joinDuplicate,
  'log-call': logCall,
  'malformed-signal': malformedSignal,
  'mark-courtesy': markCourtesy,
  note,
  object,
  'order-parts': orderParts,
  'propose-extension': proposeExtension,
  rate,
  'receive-parts': receiveParts,
  recalculate,
  reopen,
  reply,
  'request-visit': requestVisit,
  resume,
  share,
  'ship-parts': shipParts,
  solve,
  split,
  triage,
  unshare,
  'use-version': useVersion,
  'visit-progress': visitProgress,
  wait,
};
