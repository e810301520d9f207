/** Facts about orders of parts, the same on a ticket and on a visit. */
import { effectiveAt } from '../process';
import type { Instant } from '../time';
import type { OrderBearer, PartsLine, PartsOrder } from './order';

export interface PartsEventBodies {
  'parts-ordered': {
    orderId: string;
    supplier: string;
    lines: { part: string; quantity: number }[];
    expectedAt: Instant | null;
  };
  /** `expectedAt`: the arrival as now promised. */
  'parts-shipped': { orderId: string; expectedAt: Instant | null };
  /** What arrived; `whole` when nothing of the order is missing any more. */
  'parts-received': { orderId: string; lines: { part: string; quantity: number }[]; whole: boolean };
  'parts-cancelled': { orderId: string };
}

export type PartsEventType = keyof PartsEventBodies;

export type PartsEventBody = {
  [T in PartsEventType]: { readonly type: T } & Readonly<PartsEventBodies[T]>;
}[PartsEventType];

/** A fact about orders with its instants: see `effectiveAt`. */
type PartsEvent = PartsEventBody & { readonly at: Instant; readonly asOf?: Instant };

/** Folds one fact into the orders of a bearer. */
export function evolveOrders({ orders, cycle }: OrderBearer, event: PartsEvent): readonly PartsOrder[] {
  if (event.type === 'parts-ordered') {
    const { orderId, supplier, lines, expectedAt } = event;
    return [
      ...orders,
      {
        id: orderId,
        cycle,
        supplier,
        lines: lines.map((line) => ({ ...line, received: 0 })),
        orderedAt: effectiveAt(event),
        expectedAt,
        shippedAt: null,
        receivedAt: null,
        cancelledAt: null,
      },
    ];
  }
  return orders.map((order) => (order.id === event.orderId ? evolveOrder(order, event) : order));
}

function evolveOrder(order: PartsOrder, event: Exclude<PartsEvent, { type: 'parts-ordered' }>): PartsOrder {
  const at = effectiveAt(event);
  switch (event.type) {
    case 'parts-shipped':
      return { ...order, shippedAt: order.shippedAt ?? at, expectedAt: event.expectedAt };
    case 'parts-received':
      return {
        ...order,
        lines: order.lines.map((line) => withArrival(line, event.lines)),
        receivedAt: event.whole ? at : null,
      };
    case 'parts-cancelled':
      return { ...order, cancelledAt: at };
    default: {
      const never: never = event;
      return never;
    }
  }
}

function withArrival(line: PartsLine, arrived: readonly { part: string; quantity: number }[]): PartsLine {
  const more = arrived.filter(({ part }) => part === line.part).reduce((sum, { quantity }) => sum + quantity, 0);
  return { ...line, received: line.received + more };
}
