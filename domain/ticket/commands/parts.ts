/** Parts for the ticket itself, a remote repair (SK-18): the commands that domain/parts decides, with the ticket's clocks. */
import { desk } from '../../policy/may';
import { refuse, type Refusal } from '../../policy/refusals';
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
import type { Instant } from '../../time';
import { startClocks } from '../effects/clocks';
import type { TicketRule } from '../state/rule';
import type { TicketDraft } from '../state/rule';
import { isWorkable } from '../effects/shared';
import type { Rules } from '../../process';

export const orderParts: TicketRule<OrderParts> = {
  type: 'order-parts',
  grant: { client: 'nobody', staff: desk },
  check: (state): Refusal | null =>
    state.stage === 'closed' ? refuse('ticket-closed') : isWorkable(state) ? null : refuse('already-solved'),
  decide: (draft, body, { id }, { rules }) => order(draft, rules, body, id, promisedTo(draft, rules)),
};

export const shipParts: TicketRule<ShipParts> = {
  type: 'ship-parts',
  grant: { client: 'nobody', staff: desk },
  check: ({ orders }) => noneOpen(orders),
  decide: (draft, body, _command, { rules }) => ship(draft, body, promisedTo(draft, rules)),
};

/** Also when the ticket is closed: what arrives has arrived. */
export const receiveParts: TicketRule<ReceiveParts> = {
  type: 'receive-parts',
  grant: { client: 'nobody', staff: [...desk, 'technician'] },
  check: ({ orders }) => noneToReceive(orders),
  decide: (draft, body) => receive(draft, body),
};

export const cancelParts: TicketRule<CancelParts> = {
  type: 'cancel-parts',
  grant: { client: 'nobody', staff: desk },
  check: ({ orders }) => noneOpen(orders),
  decide: (draft, body) => cancelOrder(draft, body),
};

/** When a date is set for an order, its clocks begin; not on a ticket that is closed. */
export function promisedTo(draft: TicketDraft, rules: Rules) {
  return (orderId: string, expectedAt: Instant): void => {
    if (draft.state.stage !== 'closed')
      startClocks(draft, rules, 'parts-ordered', { due: expectedAt, subject: orderId });
  };
}
