/** Parts for a visit (SK-18): the commands that domain/parts decides, with the visit's own clocks. */
import { grants } from '../../policy/may';
import {
  cancelParts as cancelOrder,
  orderParts as order,
  receiveParts as receive,
  shipParts as ship,
  type CancelParts,
  type OrderParts,
  type ReceiveParts,
  type ShipParts,
} from '../../parts';
import type { TicketRules } from '../../ticket/rules';
import type { Instant } from '../../time';
import { notEnded, ownVisit } from '../checks';
import { startVisitClocks } from '../clocks';
import type { VisitCommandRule } from '../command-rule';
import type { VisitDraft } from '../draft';

export const orderParts: VisitCommandRule<OrderParts> = {
  type: 'order-parts',
  grant: grants['order-parts'],
  check: notEnded,
  decide: (draft, body, { id }, { rules }) => order(draft, rules, body, id, promisedTo(draft, rules)),
};

export const shipParts: VisitCommandRule<ShipParts> = {
  type: 'ship-parts',
  grant: grants['ship-parts'],
  check: () => null,
  decide: (draft, body, _command, { rules }) => ship(draft, body, promisedTo(draft, rules)),
};

/** Also when the visit is over: what arrives has arrived. */
export const receiveParts: VisitCommandRule<ReceiveParts> = {
  type: 'receive-parts',
  grant: grants['receive-parts'],
  check: (state, _rules, actor) => ownVisit(state, actor),
  decide: (draft, body) => receive(draft, body),
};

export const cancelParts: VisitCommandRule<CancelParts> = {
  type: 'cancel-parts',
  grant: grants['cancel-parts'],
  check: () => null,
  decide: (draft, body) => cancelOrder(draft, body),
};

function promisedTo(draft: VisitDraft, rules: TicketRules) {
  return (orderId: string, expectedAt: Instant): void =>
    startVisitClocks(draft, rules, 'parts-ordered', { due: expectedAt, subject: orderId });
}
