/** Parts for the ticket itself, a remote repair (SK-18): the commands that domain/parts decides, with the ticket's clocks. */
import { grants } from '../../policy/may';
import { refuse, type Refusal } from '../../policy/refusals';
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
import type { Instant } from '../../time';
import { startClocks } from '../clocks';
import type { CommandRule } from '../command-rule';
import type { Draft } from '../draft';
import { isWorkable } from '../effects';
import type { TicketRules } from '../rules';
import type { TicketState } from '../state';

export const orderParts: CommandRule<OrderParts> = {
  type: 'order-parts',
  grant: grants['order-parts'],
  check: (state): Refusal | null =>
    state.stage === 'closed' ? refuse('ticket-closed') : isWorkable(state) ? null : refuse('already-solved'),
  decide: (draft, body, { id }, { rules }) => order(draft, rules, body, id, promisedTo(draft, rules)),
};

export const shipParts: CommandRule<ShipParts> = {
  type: 'ship-parts',
  grant: grants['ship-parts'],
  check: hasOrders,
  decide: (draft, body, _command, { rules }) => ship(draft, body, promisedTo(draft, rules)),
};

/** Also when the ticket is closed: what arrives has arrived. */
export const receiveParts: CommandRule<ReceiveParts> = {
  type: 'receive-parts',
  grant: grants['receive-parts'],
  check: hasOrders,
  decide: (draft, body) => receive(draft, body),
};

export const cancelParts: CommandRule<CancelParts> = {
  type: 'cancel-parts',
  grant: grants['cancel-parts'],
  check: hasOrders,
  decide: (draft, body) => cancelOrder(draft, body),
};

function hasOrders({ orders }: TicketState): Refusal | null {
  return orders.length === 0 ? refuse('unknown-order') : null;
}

/** When a date is set for an order, its clocks begin; not on a ticket that is closed. */
export function promisedTo(draft: Draft, rules: TicketRules) {
  return (orderId: string, expectedAt: Instant): void => {
    if (draft.state.stage !== 'closed')
      startClocks(draft, rules, 'parts-ordered', { due: expectedAt, subject: orderId });
  };
}
