/** Parts for a visit (SK-18): the commands that domain/parts decides, with the visit's own clocks. */
import { desk } from '../../policy/may';
import {
  cancelParts as cancelOrder,
  noneOpen,
  noneToReceive,
  orderParts as order,
  receiveParts as receive,
  shipParts as ship,
  type CancelParts,
  type OrderParts,
  type ReceiveParts,
  type ShipParts,
} from '../../parts';
import type { Rules } from '../../process';
import type { Instant } from '../../time';
import { notEnded, ownVisit } from '../effects/checks';
import { startVisitClocks } from '../effects/clocks';
import type { VisitCommandRule } from '../state/rule';
import type { VisitDraft } from '../state/rule';

export const orderParts: VisitCommandRule<OrderParts> = {
  type: 'order-parts',
  grant: { client: 'nobody', staff: desk },
  check: notEnded,
  decide: (draft, body, { id }, { rules }) => order(draft, rules, body, id, promisedTo(draft, rules)),
};

export const shipParts: VisitCommandRule<ShipParts> = {
  type: 'ship-parts',
  grant: { client: 'nobody', staff: desk },
  check: ({ orders }) => noneOpen(orders),
  decide: (draft, body, _command, { rules }) => ship(draft, body, promisedTo(draft, rules)),
};

/** Also when the visit is over: what arrives has arrived. */
export const receiveParts: VisitCommandRule<ReceiveParts> = {
  type: 'receive-parts',
  grant: { client: 'nobody', staff: [...desk, 'technician'] },
  check: (state, _rules, actor) => ownVisit(state, actor) ?? noneToReceive(state.orders),
  decide: (draft, body) => receive(draft, body),
};

export const cancelParts: VisitCommandRule<CancelParts> = {
  type: 'cancel-parts',
  grant: { client: 'nobody', staff: desk },
  check: ({ orders }) => noneOpen(orders),
  decide: (draft, body) => cancelOrder(draft, body),
};

function promisedTo(draft: VisitDraft, rules: Rules) {
  return (orderId: string, expectedAt: Instant): void =>
    startVisitClocks(draft, rules, 'parts-ordered', { due: expectedAt, subject: orderId });
}
