/** The one table of commands to a visit. A new one is a file here, a line in the union and a line in the table. */
import type { CancelParts, OrderParts, ReceiveParts, ShipParts } from '../../parts';
import type { CommandRule, EventOf, Recalculate } from '../../process';
import type { VisitEventBodies } from '../state/events';
import type { Field } from '../state/field';
import type { VisitState } from '../state/state';
import { act, type Act } from './act';
import { answerSlot, type AnswerSlot } from './answer-slot';
import { cancel, type Cancel } from './cancel';
import { check, type Check } from './check';
import { decide, type Decide } from './decide';
import { depart, type Depart } from './depart';
import { followEnd, type FollowEnd } from './follow-end';
import { followTechnician, type FollowTechnician } from './follow-technician';
import { followTicket, type FollowTicket } from './follow-ticket';
import { noShow, type NoShow } from './no-show';
import { offerSlot, type OfferSlot } from './offer-slot';
import type { OpenVisit } from './open';
import { cancelParts, orderParts, receiveParts, shipParts } from './parts';
import { ready, type Ready } from './ready';
import { recalculate } from './recalculate';
import {
  needSpares,
  releaseSpares,
  reserveSpares,
  type NeedSpares,
  type ReleaseSpares,
  type ReserveSpares,
} from './spares';
import { start, type Start } from './start';
import { withdrawReady, type WithdrawReady } from './withdraw-ready';

export type { FollowTechnician } from './follow-technician';
export type { OpenVisit } from './open';

/** Commands to a visit that exists. */
export type LaterVisitCommand =
  | Act
  | AnswerSlot
  | Cancel
  | CancelParts
  | Check
  | Decide
  | Depart
  | FollowEnd
  | FollowTechnician
  | FollowTicket
  | NeedSpares
  | NoShow
  | OfferSlot
  | OrderParts
  | Ready
  | Recalculate
  | ReceiveParts
  | ReleaseSpares
  | ReserveSpares
  | ShipParts
  | Start
  | WithdrawReady;

export type VisitBody = OpenVisit | LaterVisitCommand;

/** Facts of a visit; those that one command alone writes are intersected here. */
export type VisitEvent = EventOf<VisitEventBodies>;

export type VisitCommandTable = {
  readonly [T in LaterVisitCommand['type']]: CommandRule<
    VisitState,
    VisitEvent,
    Extract<LaterVisitCommand, { type: T }>,
    Field
  >;
};

export const visitCommands: VisitCommandTable = {
  act,
  'answer-slot': answerSlot,
  cancel,
  'cancel-parts': cancelParts,
  check,
  decide,
  depart,
  'follow-end': followEnd,
  'follow-technician': followTechnician,
  'follow-ticket': followTicket,
  'need-spares': needSpares,
  'no-show': noShow,
  'offer-slot': offerSlot,
  'order-parts': orderParts,
  ready,
  recalculate,
  'receive-parts': receiveParts,
  'release-spares': releaseSpares,
  'reserve-spares': reserveSpares,
  'ship-parts': shipParts,
  start,
  'withdraw-ready': withdrawReady,
};
